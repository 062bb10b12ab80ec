// relationships: relationships
SELECT json_group_array(json_array(n."id", (
  SELECT json_group_array(json_array(r.type, m."id", r."key", r."validFrom", json(CASE r."disputed" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), json(r."sources"), r."stated"))
  FROM relationship AS r CROSS JOIN node AS m ON m.pk = r.target
  WHERE r.source = n.pk AND r.type IN ('APPLIES', 'IMPLEMENTED_IN', 'OVERSEES', 'RUNS') AND m."id" IN (SELECT value FROM json_each(?2)) AND (NOT r.type IN ('IMPLEMENTED_IN', 'OVERSEES') OR coalesce(r."validFrom", '') <= ?4 AND coalesce(r."validTo", '~') || '~' >= ?4)
)))
FROM node AS n
WHERE n."id" IN (SELECT value FROM json_each(?2)) AND n.type <> 'Change'
AND (SELECT count(*) FROM (SELECT 1 FROM relationship WHERE source = n.pk LIMIT ?3)) < ?3
