// district: lookup
SELECT json_group_array(json_array(n0."id", (
  SELECT json_array(n2."id", (
    WITH t0 AS MATERIALIZED (
      SELECT n3.pk AS pk
      FROM relationship AS r1 CROSS JOIN node AS n3
      WHERE r1.target = n2.pk AND r1.type = 'PART_OF' AND n3.pk = r1.source
    ), t1 AS MATERIALIZED (
      SELECT b0.start AS start, n4.pk AS value, NULL AS shown, n4.pk AS holder
      FROM (
        SELECT DISTINCT pk AS start
        FROM t0
      ) AS b0 CROSS JOIN node AS n4
      WHERE n4.pk = b0.start
    ), t2 AS MATERIALIZED (
      SELECT b1.pk AS node, t1.value AS k0, t1.shown AS s0
      FROM t0 AS b1
      LEFT JOIN t1 ON t1.start = b1.pk
    ), t3 AS MATERIALIZED (
      SELECT t2.k0 AS k0, min(t2.s0) AS s0, count(DISTINCT t2.node) AS c0
      FROM t2
      GROUP BY t2.k0
    )
    SELECT json_group_array(json_array(n6."id", p1.x0))
    FROM (
      SELECT t3.k0 AS k0, t3.s0 AS s0, t3.c0 AS x0
      FROM t3
      LEFT JOIN node AS n5 ON n5.pk = t3.k0
      ORDER BY t3.c0 IS NULL, t3.c0 IS NULL DESC, t3.c0 DESC, t3.k0 IS NULL, n5."nameFolded" IS NULL, n5."nameFolded", n5."id" IS NULL, n5."id"
      LIMIT ?4
    ) AS p1
    LEFT JOIN node AS n6 ON n6.pk = p1.k0
  ))
  FROM (
    SELECT n1.pk AS pk, n1."id" AS id
    FROM relationship AS r0 CROSS JOIN node AS n1
    WHERE r0.source = n0.pk AND r0.type = 'PART_OF' AND n1.pk = r0.target
    ORDER BY n1."id"
    LIMIT 1
  ) AS p0 CROSS JOIN node AS n2 ON n2.pk = p0.pk
)))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('District')

// node: lookup
SELECT json_group_array(json_array(n0."id", n0.pk))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Approach', 'Award', 'AwardCategory', 'Certification', 'Community', 'Component', 'Department', 'District', 'Finding', 'Goal', 'Horizon', 'Indicator', 'Intervention', 'Methodology', 'Ministry', 'Observation', 'Organization', 'Program', 'Province', 'Sector', 'Source', 'Study', 'TargetGroup')

// interventions: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id", (
    SELECT json_group_array(json_array(n3."id", (
      WITH t0 AS MATERIALIZED (
        SELECT n4.pk AS pk
        FROM relationship AS r3 CROSS JOIN node AS n4
        WHERE r3.target = n3.pk AND r3.type = 'REACHES' AND n4.pk = r3.source AND +n4.type IN ('Intervention')
      ), t1 AS MATERIALIZED (
        SELECT b0.pk AS node
        FROM t0 AS b0
      ), t2 AS MATERIALIZED (
        SELECT count(DISTINCT t1.node) AS c0
        FROM t1
      )
      SELECT json_group_array(json_array(p2.x0))
      FROM (
        SELECT t2.c0 AS x0
        FROM t2
        ORDER BY t2.c0 IS NULL, t2.c0 IS NULL DESC, t2.c0 DESC
        LIMIT ?5
      ) AS p2
    )))
    FROM (
      SELECT n2.pk AS pk, r1.source AS source, r1.type AS type, r1.target AS target, r1."key" AS "key"
      FROM relationship AS r1 CROSS JOIN node AS n2
      WHERE r1.source = n1.pk AND r1.type = 'REACHES' AND n2.pk = r1.target
      ORDER BY n2."nameFolded", n2."id", r1."key"
      LIMIT ?3
    ) AS p1
    CROSS JOIN node AS n3 ON n3.pk = p1.pk
  )))
  FROM (
    SELECT * FROM (
      SELECT n0.pk AS pk
      FROM node AS n0
      WHERE n0.type IN ('Intervention') AND n0."startedOn" IS NOT NULL
      ORDER BY n0."startedOn", n0."id"
      LIMIT ?2
    )
    UNION ALL
    SELECT * FROM (
      SELECT n0.pk AS pk
      FROM node AS n0
      WHERE n0.type IN ('Intervention') AND n0."startedOn" IS NULL
      ORDER BY n0."id"
      LIMIT ?2
    )
    LIMIT ?2
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))
