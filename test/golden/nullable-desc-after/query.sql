// programs: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id", n1."startedOn", json_array(n1."startedOn", n1."nameFolded", n1."id")))
  FROM (
    SELECT * FROM (
      SELECT n0.pk AS pk
      FROM node AS n0
      WHERE n0.type IN ('Program') AND n0."startedOn" IS NOT NULL AND n0."startedOn" = ?3 AND n0."nameFolded" >= ?4 AND (n0."nameFolded" > ?4 OR (n0."id" > ?5))
      ORDER BY n0."startedOn" DESC, n0."nameFolded", n0."id"
      LIMIT ?2
    )
    UNION ALL
    SELECT * FROM (
      SELECT n0.pk AS pk
      FROM node AS n0
      WHERE n0.type IN ('Program') AND n0."startedOn" IS NOT NULL AND n0."startedOn" < ?3
      ORDER BY n0."startedOn" DESC, n0."nameFolded", n0."id"
      LIMIT ?2
    )
    UNION ALL
    SELECT * FROM (
      SELECT n0.pk AS pk
      FROM node AS n0
      WHERE n0.type IN ('Program') AND n0."startedOn" IS NULL
      ORDER BY n0."nameFolded", n0."id"
      LIMIT ?2
    )
    LIMIT ?2
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))
