// gapMap: gapMap
SELECT json_group_array(json_array((
  WITH t0 AS MATERIALIZED (
    SELECT n0.pk AS pk, EXISTS (SELECT 1 FROM relationship AS r1 CROSS JOIN node AS n2 WHERE r1.source = n0.pk AND r1.type = 'RECEIVED' AND n2.pk = r1.target AND ((n2."level" IS NULL) OR (n2."level" IN (SELECT value FROM json_each(?2))))) AS m0
    FROM node AS n0
    WHERE n0.type IN ('Intervention') AND EXISTS (SELECT 1 FROM relationship AS r0 CROSS JOIN node AS n1 WHERE r0.source = n0.pk AND r0.type = 'RECEIVED' AND n1.pk = r0.target AND n1."year" >= ?5)
  ), t1 AS MATERIALIZED (
    SELECT b0.start AS start, n3.pk AS n0, n3."level" AS value, NULL AS shown, n3.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t0
    ) AS b0 CROSS JOIN relationship AS r2 CROSS JOIN node AS n3
    WHERE r2.source = b0.start AND r2.type = 'RECEIVED' AND n3.pk = r2.target
  ), t2 AS MATERIALIZED (
    SELECT b1.start AS start, n4.pk AS n0, n4.pk AS value, NULL AS shown, n4.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t0
    ) AS b1 CROSS JOIN relationship AS r3 CROSS JOIN node AS n4
    WHERE r3.target = b1.start AND r3.type = 'RUNS' AND n4.pk = r3.source
  ), t3 AS MATERIALIZED (
    SELECT b2.pk AS node, b2.m0 AS m0, t1.value AS k0, t1.shown AS s0, t2.value AS k1, t2.shown AS s1
    FROM t0 AS b2
    LEFT JOIN t1 ON t1.start = b2.pk
    LEFT JOIN t2 ON t2.start = b2.pk
  ), t4 AS MATERIALIZED (
    SELECT t3.k0 AS k0, t3.k1 AS k1, min(t3.s0) AS s0, min(t3.s1) AS s1, count(DISTINCT t3.node) AS c0, count(DISTINCT CASE WHEN t3.m0 THEN t3.node END) AS c1
    FROM t3
    WHERE (?3 IS NULL OR t3.k0 IS NULL OR t3.k0 IN (SELECT value FROM json_each(?3))) AND (?4 IS NULL OR t3.k1 IS NULL OR t3.k1 IN (SELECT pk FROM node WHERE "id" IN (SELECT value FROM json_each(?4))))
    GROUP BY t3.k0, t3.k1
  )
  SELECT json_group_array(json_array(p0.k0, n6."id", p0.x0, p0.x1))
  FROM (
    SELECT t4.k0 AS k0, t4.k1 AS k1, t4.s0 AS s0, t4.s1 AS s1, t4.c0 AS x0, t4.c1 AS x1
    FROM t4
    LEFT JOIN node AS n5 ON n5.pk = t4.k1
    ORDER BY t4.c1 IS NULL, t4.c1 IS NULL DESC, t4.c1 DESC, t4.k0 IS NULL, t4.k0 IS NULL, t4.k0, t4.k1 IS NULL, n5."nameFolded" IS NULL, n5."nameFolded", n5."id" IS NULL, n5."id"
    LIMIT ?6
  ) AS p0
  LEFT JOIN node AS n6 ON n6.pk = p0.k1
), (
  WITH t5 AS MATERIALIZED (
    SELECT n7.pk AS pk, EXISTS (SELECT 1 FROM relationship AS r5 CROSS JOIN node AS n9 WHERE r5.source = n7.pk AND r5.type = 'RECEIVED' AND n9.pk = r5.target AND ((n9."level" IS NULL) OR (n9."level" IN (SELECT value FROM json_each(?2))))) AS m0
    FROM node AS n7
    WHERE n7.type IN ('Intervention') AND EXISTS (SELECT 1 FROM relationship AS r4 CROSS JOIN node AS n8 WHERE r4.source = n7.pk AND r4.type = 'RECEIVED' AND n8.pk = r4.target AND n8."year" >= ?5)
  ), t6 AS MATERIALIZED (
    SELECT b3.start AS start, n10.pk AS n0, n10."level" AS value, NULL AS shown, n10.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t5
    ) AS b3 CROSS JOIN relationship AS r6 CROSS JOIN node AS n10
    WHERE r6.source = b3.start AND r6.type = 'RECEIVED' AND n10.pk = r6.target
  ), t7 AS MATERIALIZED (
    SELECT b4.pk AS node, b4.m0 AS m0, t6.value AS k0, t6.shown AS s0
    FROM t5 AS b4
    LEFT JOIN t6 ON t6.start = b4.pk
  ), t8 AS MATERIALIZED (
    SELECT t7.k0 AS k0, min(t7.s0) AS s0, count(DISTINCT t7.node) AS c0, count(DISTINCT CASE WHEN t7.m0 THEN t7.node END) AS c1
    FROM t7
    GROUP BY t7.k0
  )
  SELECT json_group_array(json_array(p1.k0, p1.x0, p1.x1))
  FROM (
    SELECT t8.k0 AS k0, t8.s0 AS s0, t8.c0 AS x0, t8.c1 AS x1
    FROM t8
    ORDER BY t8.c1 IS NULL, t8.c1 IS NULL DESC, t8.c1 DESC, t8.k0 IS NULL, t8.k0 IS NULL, t8.k0
    LIMIT ?8
  ) AS p1
), (
  WITH t9 AS MATERIALIZED (
    SELECT n11.pk AS pk, EXISTS (SELECT 1 FROM relationship AS r8 CROSS JOIN node AS n13 WHERE r8.source = n11.pk AND r8.type = 'RECEIVED' AND n13.pk = r8.target AND ((n13."level" IS NULL) OR (n13."level" IN (SELECT value FROM json_each(?2))))) AS m0
    FROM node AS n11
    WHERE n11.type IN ('Intervention') AND EXISTS (SELECT 1 FROM relationship AS r7 CROSS JOIN node AS n12 WHERE r7.source = n11.pk AND r7.type = 'RECEIVED' AND n12.pk = r7.target AND n12."year" >= ?5)
  ), t10 AS MATERIALIZED (
    SELECT b5.start AS start, n14.pk AS n0, n14.pk AS value, NULL AS shown, n14.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t9
    ) AS b5 CROSS JOIN relationship AS r9 CROSS JOIN node AS n14
    WHERE r9.target = b5.start AND r9.type = 'RUNS' AND n14.pk = r9.source
  ), t11 AS MATERIALIZED (
    SELECT b6.pk AS node, b6.m0 AS m0, t10.value AS k0, t10.shown AS s0
    FROM t9 AS b6
    LEFT JOIN t10 ON t10.start = b6.pk
  ), t12 AS MATERIALIZED (
    SELECT t11.k0 AS k0, min(t11.s0) AS s0, count(DISTINCT t11.node) AS c0, count(DISTINCT CASE WHEN t11.m0 THEN t11.node END) AS c1
    FROM t11
    GROUP BY t11.k0
  )
  SELECT json_group_array(json_array(n16."id", n16."nameFolded", n16."name", p2.x0, p2.x1))
  FROM (
    SELECT t12.k0 AS k0, t12.s0 AS s0, t12.c0 AS x0, t12.c1 AS x1
    FROM t12
    LEFT JOIN node AS n15 ON n15.pk = t12.k0
    ORDER BY t12.c1 IS NULL, t12.c1 IS NULL DESC, t12.c1 DESC, t12.k0 IS NULL, n15."nameFolded" IS NULL, n15."nameFolded", n15."id" IS NULL, n15."id"
    LIMIT ?9
  ) AS p2
  LEFT JOIN node AS n16 ON n16.pk = p2.k0
), (
  SELECT json_group_array(json_array(n18."id", n18."nameFolded", n18."name"))
  FROM (
    SELECT n17.pk AS pk
    FROM node AS n17
    WHERE n17.type IN ('Program')
    ORDER BY n17."nameFolded", n17."id"
    LIMIT ?10
  ) AS p3
  CROSS JOIN node AS n18 ON n18.pk = p3.pk
)))
