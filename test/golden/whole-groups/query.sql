// interventions: page
SELECT json_group_array(json_array((
  WITH t0 AS MATERIALIZED (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Intervention')
  ), t1 AS MATERIALIZED (
    SELECT b0.start AS start, n1.pk AS n0, n2.pk AS n1, n2.pk AS value, NULL AS shown, n2.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t0
    ) AS b0 CROSS JOIN relationship AS r0 CROSS JOIN node AS n1 CROSS JOIN node AS n2
    WHERE r0.source = b0.start AND r0.type = 'IMPLEMENTED_IN' AND coalesce(r0."validFrom", '') <= ?3 AND coalesce(r0."validTo", '~') || '~' >= ?3 AND n1.pk = r0.target AND n2.pk IN (WITH RECURSIVE w0(pk, steps) AS (SELECT n1.pk, 0 UNION SELECT r2.target, w0.steps + 1 FROM w0 CROSS JOIN relationship AS r2 WHERE r2.source = w0.pk AND r2.type = 'PART_OF' AND w0.steps < 3) SELECT pk FROM w0) AND +n2.type IN ('Department')
  ), t2 AS MATERIALIZED (
    SELECT b1.pk AS node, t1.value AS k0, t1.shown AS s0
    FROM t0 AS b1
    LEFT JOIN t1 ON t1.start = b1.pk
  ), t3 AS MATERIALIZED (
    SELECT t2.k0 AS k0, min(t2.s0) AS s0, count(DISTINCT t2.node) AS c0
    FROM t2
    GROUP BY t2.k0
  )
  SELECT json_group_array(json_array(n4."id", n4."name", p0.x0))
  FROM (
    SELECT t3.k0 AS k0, t3.s0 AS s0, t3.c0 AS x0
    FROM t3
    LEFT JOIN node AS n3 ON n3.pk = t3.k0
    ORDER BY t3.c0 IS NULL, t3.c0 IS NULL DESC, t3.c0 DESC, t3.k0 IS NULL, n3."nameFolded" IS NULL, n3."nameFolded", n3."id" IS NULL, n3."id"
    LIMIT ?4
  ) AS p0
  LEFT JOIN node AS n4 ON n4.pk = p0.k0
)))

// programs: page
SELECT json_group_array(json_array((
  WITH t0 AS MATERIALIZED (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Program')
  ), t1 AS MATERIALIZED (
    SELECT b0.start AS start, n1.pk AS n0, n2.pk AS n1, n2.pk AS value, NULL AS shown, n2.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t0
    ) AS b0 CROSS JOIN relationship AS r0 CROSS JOIN node AS n1 CROSS JOIN relationship AS r1 CROSS JOIN node AS n2
    WHERE r0.source = b0.start AND r0.type = 'RUNS' AND n1.pk = r0.target AND r1.source = n1.pk AND r1.type = 'APPLIES' AND n2.pk = r1.target
  ), t2 AS MATERIALIZED (
    SELECT b1.pk AS node, t1.value AS k0, t1.shown AS s0
    FROM t0 AS b1
    LEFT JOIN t1 ON t1.start = b1.pk
  ), t3 AS MATERIALIZED (
    SELECT t2.k0 AS k0, min(t2.s0) AS s0, count(DISTINCT t2.node) AS c0
    FROM t2
    GROUP BY t2.k0
  )
  SELECT json_group_array(json_array(n4."id", p0.x0))
  FROM (
    SELECT t3.k0 AS k0, t3.s0 AS s0, t3.c0 AS x0
    FROM t3
    LEFT JOIN node AS n3 ON n3.pk = t3.k0
    ORDER BY t3.c0 IS NULL, t3.c0 IS NULL DESC, t3.c0 DESC, t3.k0 IS NULL, n3."nameFolded" IS NULL, n3."nameFolded", n3."id" IS NULL, n3."id"
    LIMIT ?3
  ) AS p0
  LEFT JOIN node AS n4 ON n4.pk = p0.k0
)))
