// approaches: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id", n1."name"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Approach')
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?2
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))
