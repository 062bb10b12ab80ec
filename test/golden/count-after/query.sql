// departments: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id", (
    SELECT count(*)
    FROM relationship AS r1
    WHERE r1.target = n1.pk AND r1.type = 'PART_OF'
  ), json_array(n1."provincesCount", n1."id")))
  FROM (
    SELECT * FROM (
      SELECT n0.pk AS pk
      FROM node AS n0
      WHERE n0.type IN ('Department') AND n0."provincesCount" = ?3 AND n0."id" < ?4
      ORDER BY n0."provincesCount" DESC, n0."id" DESC
      LIMIT ?2
    )
    UNION ALL
    SELECT * FROM (
      SELECT n0.pk AS pk
      FROM node AS n0
      WHERE n0.type IN ('Department') AND n0."provincesCount" < ?3
      ORDER BY n0."provincesCount" DESC, n0."id" DESC
      LIMIT ?2
    )
    LIMIT ?2
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))
