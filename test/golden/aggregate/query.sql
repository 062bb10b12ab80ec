// findings: page
SELECT json_group_array(json_array((
  WITH t0 AS MATERIALIZED (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Finding')
  ), t1 AS MATERIALIZED (
    SELECT b0.start AS start, n1.pk AS n0, n1.pk AS value, NULL AS shown, n1.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t0
    ) AS b0 CROSS JOIN relationship AS r0 CROSS JOIN node AS n1
    WHERE r0.target = b0.start AND r0.type = 'REPORTS' AND n1.pk = r0.source
  ), t2 AS MATERIALIZED (
    SELECT b1.start AS start, n2."direction" AS value, NULL AS shown, n2.pk AS holder
    FROM (
      SELECT DISTINCT pk AS start
      FROM t0
    ) AS b1 CROSS JOIN node AS n2
    WHERE n2.pk = b1.start
  ), t3 AS MATERIALIZED (
    SELECT b2.pk AS node, t1.value AS k0, t1.shown AS s0, t2.value AS k1, t2.shown AS s1, b2.pk AS f0, b2.pk AS f1
    FROM t0 AS b2
    LEFT JOIN t1 ON t1.start = b2.pk
    LEFT JOIN t2 ON t2.start = b2.pk
  ), t4 AS MATERIALIZED (
    SELECT b3.start AS start, n3."effect" AS value, NULL AS shown, n3.pk AS holder
    FROM (
      SELECT DISTINCT f0 AS start
      FROM t3
      WHERE f0 IS NOT NULL
    ) AS b3 CROSS JOIN node AS n3
    WHERE n3.pk = b3.start
  ), t5 AS MATERIALIZED (
    SELECT t3.k0 AS k0, t3.k1 AS k1, min(t3.s0) AS s0, min(t3.s1) AS s1, count(DISTINCT t3.node) AS c0, count(DISTINCT t4.value) AS c1
    FROM t3
    LEFT JOIN t4 ON t4.start = t3.f0
    GROUP BY t3.k0, t3.k1
  ), t6 AS MATERIALIZED (
    SELECT b4.start AS start, n4."effect" AS value, NULL AS shown, n4.pk AS holder
    FROM (
      SELECT DISTINCT f1 AS start
      FROM t3
      WHERE f1 IS NOT NULL
    ) AS b4 CROSS JOIN node AS n4
    WHERE n4.pk = b4.start
  ), t7 AS MATERIALIZED (
    SELECT DISTINCT t3.k0 AS k0, t3.k1 AS k1, t6.holder AS holder, t6.value AS value
    FROM t3 JOIN t6 ON t6.start = t3.f1
    WHERE t6.value IS NOT NULL
  ), t8 AS MATERIALIZED (
    SELECT k0, k1, value, (SELECT u0."unitFolded" FROM node AS u0 WHERE u0.pk = t7.holder) AS unit, (SELECT u1."unit" FROM node AS u1 WHERE u1.pk = t7.holder) AS shown
    FROM t7
  ), t9 AS MATERIALIZED (
    SELECT k0, k1, count(value) AS known, json_group_array(DISTINCT shown) FILTER (WHERE shown IS NOT NULL) AS units, CASE WHEN count(DISTINCT unit) = 1 AND count(unit) = count(value) THEN sum(value) END AS sum, CASE WHEN count(DISTINCT unit) = 1 AND count(unit) = count(value) THEN avg(value) END AS avg, CASE WHEN count(DISTINCT unit) = 1 AND count(unit) = count(value) THEN min(value) END AS min, CASE WHEN count(DISTINCT unit) = 1 AND count(unit) = count(value) THEN max(value) END AS max
    FROM t8
    GROUP BY k0, k1
  )
  SELECT json_group_array(json_array(n6."id", n6."name", n6."year", p0.k1, p0.x0, p0.x1, p0.x2, json(p0.x3), json(CASE WHEN p0.x4 IS NOT NULL THEN printf('%!.17g', p0.x4) END), json(CASE WHEN p0.x5 IS NOT NULL THEN printf('%!.17g', p0.x5) END), json(CASE WHEN p0.x6 IS NOT NULL THEN printf('%!.17g', p0.x6) END), json(CASE WHEN p0.x7 IS NOT NULL THEN printf('%!.17g', p0.x7) END)))
  FROM (
    SELECT t5.k0 AS k0, t5.k1 AS k1, t5.s0 AS s0, t5.s1 AS s1, t5.c0 AS x0, t5.c1 AS x1, coalesce(t9.known, 0) AS x2, coalesce(t9.units, '[]') AS x3, t9.sum AS x4, t9.avg AS x5, t9.min AS x6, t9.max AS x7
    FROM t5
    LEFT JOIN t9 ON t9.k0 IS t5.k0 AND t9.k1 IS t5.k1
    LEFT JOIN node AS n5 ON n5.pk = t5.k0
    ORDER BY t9.max IS NULL, t9.max IS NULL DESC, t9.max DESC, t5.k0 IS NULL, n5."nameFolded" IS NULL, n5."nameFolded", n5."id" IS NULL, n5."id", t5.k1 IS NULL, t5.k1 IS NULL, t5.k1
    LIMIT ?3
  ) AS p0
  LEFT JOIN node AS n6 ON n6.pk = p0.k0
)))
