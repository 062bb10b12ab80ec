// intervention: lookup
SELECT json_group_array(json_array(n0."id", n0."name", coalesce(n0."nameEn", n0."name"), coalesce(n0."nameQu", n0."name")))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Intervention')
