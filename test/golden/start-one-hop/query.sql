// interventions: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n3."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.pk IN (
      SELECT n2.pk
      FROM node AS n1 CROSS JOIN relationship AS r0 CROSS JOIN node AS n2
      WHERE n1.type IN ('Approach') AND n1."id" = ?2 AND r0.target = n1.pk AND r0.type = 'APPLIES' AND n2.pk = r0.source AND +n2.type IN ('Intervention') AND r0."locator" IS NOT NULL
    ) AND n0."status" IS NULL
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n3 ON n3.pk = p0.pk
), (
  SELECT count(*)
  FROM node AS n4
  WHERE n4.pk IN (
    SELECT n6.pk
    FROM node AS n5 CROSS JOIN relationship AS r2 CROSS JOIN node AS n6
    WHERE n5.type IN ('Approach') AND n5."id" = ?2 AND r2.target = n5.pk AND r2.type = 'APPLIES' AND n6.pk = r2.source AND +n6.type IN ('Intervention') AND r2."locator" IS NOT NULL
  ) AND n4."status" IS NULL
)))
