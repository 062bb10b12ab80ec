// changes: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id", n1."at", n1."kind", n1."by", n1."why", json(n1."entities"), n1."before", n1."after"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Change') AND n0."revision" > ?2 AND EXISTS (SELECT 1 FROM json_each(n0."entities") AS one WHERE one.value IN (SELECT value FROM json_each(?3))) AND n0."revision" <= ?4
    ORDER BY n0."revision" DESC, n0."n" DESC, n0."id" DESC
    LIMIT ?5
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
), (
  SELECT count(*)
  FROM node AS n2
  WHERE n2.type IN ('Change') AND n2."revision" > ?2 AND EXISTS (SELECT 1 FROM json_each(n2."entities") AS one WHERE one.value IN (SELECT value FROM json_each(?3))) AND n2."revision" <= ?4
)))
