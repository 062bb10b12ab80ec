// districts: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n3."id", n3."name", json_array(n3."nameFolded", n3."id")))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.pk IN (
      SELECT n2.pk
      FROM node AS n1 CROSS JOIN relationship AS r0 CROSS JOIN node AS n2
      WHERE n1.type IN ('Province') AND n1."id" = ?2 AND r0.target = n1.pk AND r0.type = 'PART_OF' AND n2.pk = r0.source AND +n2.type IN ('District')
    ) AND n0."nameFolded" >= ?4 AND (n0."nameFolded" > ?4 OR (n0."id" > ?5))
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n3 ON n3.pk = p0.pk
)))
