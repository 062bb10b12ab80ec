// interventions: page
SELECT json_group_array(json_array((
  WITH t0 AS MATERIALIZED (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Intervention') AND (SELECT count(*) FROM relationship AS r0 WHERE r0.source = n0.pk AND r0.type = 'RECEIVED') >= ?2
  ), t1 AS MATERIALIZED (
    SELECT b0.start AS start, n1.pk AS n0, n1.pk AS value, NULL AS shown, n1.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t0
    ) AS b0 CROSS JOIN relationship AS r1 CROSS JOIN node AS n1
    WHERE r1.source = b0.start AND r1.type = 'APPLIES' AND n1.pk = r1.target
  ), t2 AS MATERIALIZED (
    SELECT b1.pk AS node, t1.value AS k0, t1.shown AS s0
    FROM t0 AS b1
    LEFT JOIN t1 ON t1.start = b1.pk
  ), t3 AS MATERIALIZED (
    SELECT t2.k0 AS k0, min(t2.s0) AS s0, count(DISTINCT t2.node) AS c0
    FROM t2
    GROUP BY t2.k0
  )
  SELECT json_group_array(json_array(n3."id", n3."name", p0.x0))
  FROM (
    SELECT t3.k0 AS k0, t3.s0 AS s0, t3.c0 AS x0
    FROM t3
    LEFT JOIN node AS n2 ON n2.pk = t3.k0
    ORDER BY t3.c0 IS NULL, t3.c0 IS NULL DESC, t3.c0 DESC, t3.k0 IS NULL, n2."nameFolded" IS NULL, n2."nameFolded", n2."id" IS NULL, n2."id"
    LIMIT ?4
  ) AS p0
  LEFT JOIN node AS n3 ON n3.pk = p0.k0
), (
  WITH t4 AS MATERIALIZED (
    SELECT n4.pk AS pk
    FROM node AS n4
    WHERE n4.type IN ('Intervention') AND (SELECT count(*) FROM relationship AS r2 WHERE r2.source = n4.pk AND r2.type = 'RECEIVED') >= ?2
  ), t5 AS MATERIALIZED (
    SELECT b2.start AS start, n5.pk AS n0, n6.pk AS n1, n6.pk AS value, NULL AS shown, n6.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t4
    ) AS b2 CROSS JOIN relationship AS r3 CROSS JOIN node AS n5 CROSS JOIN node AS n6
    WHERE r3.source = b2.start AND r3.type = 'IMPLEMENTED_IN' AND coalesce(r3."validFrom", '') <= ?5 AND coalesce(r3."validTo", '~') || '~' >= ?5 AND n5.pk = r3.target AND n6.pk IN (WITH RECURSIVE w0(pk, steps) AS (SELECT n5.pk, 0 UNION SELECT r5.target, w0.steps + 1 FROM w0 CROSS JOIN relationship AS r5 WHERE r5.source = w0.pk AND r5.type = 'PART_OF' AND w0.steps < 3) SELECT pk FROM w0) AND +n6.type IN ('Department')
  ), t6 AS MATERIALIZED (
    SELECT b3.pk AS node, t5.value AS k0, t5.shown AS s0
    FROM t4 AS b3
    LEFT JOIN t5 ON t5.start = b3.pk
  ), t7 AS MATERIALIZED (
    SELECT t6.k0 AS k0, min(t6.s0) AS s0, count(DISTINCT t6.node) AS c0
    FROM t6
    GROUP BY t6.k0
  )
  SELECT json_group_array(json_array(n8."id", n8."name", p1.x0))
  FROM (
    SELECT t7.k0 AS k0, t7.s0 AS s0, t7.c0 AS x0
    FROM t7
    LEFT JOIN node AS n7 ON n7.pk = t7.k0
    ORDER BY t7.c0 IS NULL, t7.c0 IS NULL DESC, t7.c0 DESC, t7.k0 IS NULL, n7."nameFolded" IS NULL, n7."nameFolded", n7."id" IS NULL, n7."id"
    LIMIT ?6
  ) AS p1
  LEFT JOIN node AS n8 ON n8.pk = p1.k0
), (
  WITH t8 AS MATERIALIZED (
    SELECT n9.pk AS pk
    FROM node AS n9
    WHERE n9.type IN ('Intervention') AND (SELECT count(*) FROM relationship AS r6 WHERE r6.source = n9.pk AND r6.type = 'RECEIVED') >= ?2
  ), t9 AS MATERIALIZED (
    SELECT b4.start AS start, n10.pk AS n0, n10."year" AS value, NULL AS shown, n10.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t8
    ) AS b4 CROSS JOIN relationship AS r7 CROSS JOIN node AS n10
    WHERE r7.source = b4.start AND r7.type = 'RECEIVED' AND n10.pk = r7.target
  ), t10 AS MATERIALIZED (
    SELECT b5.pk AS node, t9.value AS k0, t9.shown AS s0
    FROM t8 AS b5
    LEFT JOIN t9 ON t9.start = b5.pk
  ), t11 AS MATERIALIZED (
    SELECT t10.k0 AS k0, min(t10.s0) AS s0, count(DISTINCT t10.node) AS c0
    FROM t10
    GROUP BY t10.k0
  )
  SELECT json_group_array(json_array(p2.k0, p2.x0))
  FROM (
    SELECT t11.k0 AS k0, t11.s0 AS s0, t11.c0 AS x0
    FROM t11
    ORDER BY t11.c0 IS NULL, t11.c0 IS NULL DESC, t11.c0 DESC, t11.k0 IS NULL, t11.k0 IS NULL, t11.k0
    LIMIT ?7
  ) AS p2
)))

// program: lookup
SELECT json_group_array(json_array(n0."id", (
  WITH t0 AS MATERIALIZED (
    SELECT n1.pk AS pk
    FROM relationship AS r0 CROSS JOIN node AS n1
    WHERE r0.source = n0.pk AND r0.type = 'RUNS' AND n1.pk = r0.target
  ), t1 AS MATERIALIZED (
    SELECT b0.start AS start, n2.pk AS n0, n2.pk AS value, NULL AS shown, n2.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t0
    ) AS b0 CROSS JOIN relationship AS r1 CROSS JOIN node AS n2
    WHERE r1.source = b0.start AND r1.type = 'IMPLEMENTED_IN' AND coalesce(r1."validFrom", '') <= ?4 AND coalesce(r1."validTo", '~') || '~' >= ?4 AND n2.pk = r1.target
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
    LIMIT ?5
  ) AS p0
  LEFT JOIN node AS n4 ON n4.pk = p0.k0
)))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Program')
