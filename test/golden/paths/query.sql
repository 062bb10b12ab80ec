// paths: paths
SELECT json_group_array(json_array(n."id", n."name", coalesce(n."nameEn", n."name"), (
  SELECT json_group_array(json_array(r.type, json(CASE WHEN w.out THEN 'true' ELSE 'false' END), r."key", m."id", m."name", coalesce(m."nameEn", m."name")))
  FROM (
    SELECT w.*
    FROM (
      SELECT source, type, target, "key", target AS far, true AS out FROM relationship WHERE source = n.pk AND type IN ('OVERSEES', 'PART_OF', 'RECEIVED', 'RUNS')
      UNION ALL
      SELECT source, type, target, "key", source AS far, false AS out FROM relationship WHERE target = n.pk AND source <> target AND type IN ('OVERSEES', 'PART_OF', 'RECEIVED', 'RUNS')
    ) AS w CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key" CROSS JOIN node AS m ON m.pk = w.far
    WHERE m.type <> 'Change' AND (NOT r.type IN ('OVERSEES') OR coalesce(r."validFrom", '') <= ?4 AND coalesce(r."validTo", '~') || '~' >= ?4)
    ORDER BY m."nameFolded" IS NULL, m."nameFolded", m."id", w."key"
    LIMIT -1
  ) AS w CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key" CROSS JOIN node AS m ON m.pk = w.far
)))
FROM node AS n
WHERE n."id" IN (SELECT value FROM json_each(?2)) AND n.type <> 'Change'
AND (SELECT count(*) FROM (SELECT 1 FROM relationship WHERE source = n.pk LIMIT ?3)) + (SELECT count(*) FROM (SELECT 1 FROM relationship WHERE target = n.pk LIMIT ?3)) < ?3

SELECT json_group_array(json_array(w.near, w.far, w.type, json(CASE WHEN w.out THEN 'true' ELSE 'false' END), w."key"))
FROM (
  SELECT n."id" AS near, m."id" AS far, r.type AS type, true AS out, r."key" AS "key"
  FROM node AS n CROSS JOIN relationship AS r ON r.source = n.pk CROSS JOIN node AS m ON m.pk = r.target
  WHERE n."id" IN (SELECT value FROM json_each(?2)) AND n.type <> 'Change' AND r.type IN ('OVERSEES', 'PART_OF', 'RECEIVED', 'RUNS') AND NOT m."id" IN (SELECT value FROM json_each(?3)) AND (NOT r.type IN ('OVERSEES') OR coalesce(r."validFrom", '') <= ?5 AND coalesce(r."validTo", '~') || '~' >= ?5)
  UNION ALL
  SELECT n."id" AS near, m."id" AS far, r.type AS type, false AS out, r."key" AS "key"
  FROM node AS n CROSS JOIN relationship AS r ON r.target = n.pk CROSS JOIN node AS m ON m.pk = r.source
  WHERE n."id" IN (SELECT value FROM json_each(?2)) AND n.type <> 'Change' AND r.type IN ('OVERSEES', 'PART_OF', 'RECEIVED', 'RUNS') AND NOT m."id" IN (SELECT value FROM json_each(?3)) AND r.source <> r.target AND (NOT r.type IN ('OVERSEES') OR coalesce(r."validFrom", '') <= ?5 AND coalesce(r."validTo", '~') || '~' >= ?5)
  LIMIT ?4
) AS w

SELECT json_group_array(json_array(n0."id", n0."name", coalesce(n0."nameEn", n0."name")))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Approach', 'Award', 'AwardCategory', 'Certification', 'Community', 'Component', 'Department', 'District', 'Finding', 'Goal', 'Horizon', 'Indicator', 'Intervention', 'Methodology', 'Ministry', 'Observation', 'Organization', 'Program', 'Province', 'Sector', 'Source', 'Study', 'TargetGroup')

SELECT json_group_array(json_array(a."id", m."id", r.type, r."key", r."legalBasis"))
FROM json_each(?2) AS pair
CROSS JOIN node AS a ON a."id" = pair.value ->> '$.from'
CROSS JOIN node AS m ON m."id" = pair.value ->> '$.to'
CROSS JOIN relationship AS r ON r.source = a.pk AND r.target = m.pk AND r.type IN (SELECT DISTINCT type FROM relationship AS one WHERE one.source = a.pk)
