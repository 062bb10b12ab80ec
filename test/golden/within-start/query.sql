// interventions: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n4."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.pk IN (
      SELECT n3.pk
      FROM node AS n1 CROSS JOIN node AS n2 CROSS JOIN relationship AS r2 CROSS JOIN node AS n3
      WHERE n1.type IN ('Community', 'Department', 'District', 'Province') AND n1."id" IN (SELECT value FROM json_each(?3)) AND n2.pk IN (WITH RECURSIVE w0(pk, steps) AS (SELECT n1.pk, 0 UNION SELECT r1.source, w0.steps + 1 FROM w0 CROSS JOIN relationship AS r1 WHERE r1.target = w0.pk AND r1.type = 'PART_OF' AND w0.steps < 3) SELECT pk FROM w0) AND +n2.type IN ('Community', 'Department', 'District', 'Province') AND r2.target = n2.pk AND r2.type = 'IMPLEMENTED_IN' AND coalesce(r2."validFrom", '') <= ?2 AND coalesce(r2."validTo", '~') || '~' >= ?2 AND n3.pk = r2.source
    )
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?4
  ) AS p0
  CROSS JOIN node AS n4 ON n4.pk = p0.pk
), (
  SELECT count(*)
  FROM node AS n5
  WHERE n5.pk IN (
    SELECT n8.pk
    FROM node AS n6 CROSS JOIN node AS n7 CROSS JOIN relationship AS r6 CROSS JOIN node AS n8
    WHERE n6.type IN ('Community', 'Department', 'District', 'Province') AND n6."id" IN (SELECT value FROM json_each(?3)) AND n7.pk IN (WITH RECURSIVE w1(pk, steps) AS (SELECT n6.pk, 0 UNION SELECT r5.source, w1.steps + 1 FROM w1 CROSS JOIN relationship AS r5 WHERE r5.target = w1.pk AND r5.type = 'PART_OF' AND w1.steps < 3) SELECT pk FROM w1) AND +n7.type IN ('Community', 'Department', 'District', 'Province') AND r6.target = n7.pk AND r6.type = 'IMPLEMENTED_IN' AND coalesce(r6."validFrom", '') <= ?2 AND coalesce(r6."validTo", '~') || '~' >= ?2 AND n8.pk = r6.source
  )
)))

// districts: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n3."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.pk IN (
      SELECT n2.pk
      FROM node AS n1 CROSS JOIN node AS n2
      WHERE n1.type IN ('Community', 'Department', 'District', 'Province') AND n1."id" IN (SELECT value FROM json_each(?2)) AND n2.pk IN (WITH RECURSIVE w0(pk, steps) AS (SELECT n1.pk, 0 UNION SELECT r1.source, w0.steps + 1 FROM w0 CROSS JOIN relationship AS r1 WHERE r1.target = w0.pk AND r1.type = 'PART_OF' AND w0.steps < 3) SELECT pk FROM w0) AND +n2.type IN ('District')
    )
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n3 ON n3.pk = p0.pk
)))
