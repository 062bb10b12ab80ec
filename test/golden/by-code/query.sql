// place: first
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id", n1."name", (
    SELECT json_array(n3."id", n3."name")
    FROM (
      SELECT n2.pk AS pk, n2."id" AS id
      FROM relationship AS r1 CROSS JOIN node AS n2
      WHERE r1.source = n1.pk AND r1.type = 'PART_OF' AND n2.pk = r1.target AND +n1.type IN ('District')
      ORDER BY n2."id"
      LIMIT 1
    ) AS p1 CROSS JOIN node AS n3 ON n3.pk = p1.pk
  )))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Community', 'Department', 'District', 'Province') AND n0."reniecFolded" = ?2
    ORDER BY n0."id"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))
