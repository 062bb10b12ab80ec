// neighborhood: neighborhood
SELECT json_group_array(json_array(n."id", n."name", n."year", (
  SELECT json_group_array(json_array(r.type, json(CASE WHEN w.out THEN 'true' ELSE 'false' END), r."key", r."validFrom", r."locator", json(r."sources"), m."id", m."name", m."year"))
  FROM (
    SELECT w.*
    FROM (
      SELECT source, type, target, "key", target AS far, true AS out FROM relationship WHERE source = n.pk AND type IN ('RECEIVED', 'RUNS')
      UNION ALL
      SELECT source, type, target, "key", source AS far, false AS out FROM relationship WHERE target = n.pk AND source <> target AND type IN ('RECEIVED', 'RUNS')
    ) AS w CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key" CROSS JOIN node AS m ON m.pk = w.far
    WHERE m.type <> 'Change'
    ORDER BY m."nameFolded" IS NULL, m."nameFolded", m."id", w."key"
    LIMIT -1
  ) AS w CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key" CROSS JOIN node AS m ON m.pk = w.far
)))
FROM node AS n
WHERE n."id" IN (SELECT value FROM json_each(?2)) AND n.type <> 'Change'
AND (SELECT count(*) FROM (SELECT 1 FROM relationship WHERE source = n.pk LIMIT ?3)) + (SELECT count(*) FROM (SELECT 1 FROM relationship WHERE target = n.pk LIMIT ?3)) < ?3

SELECT json_group_array(json_array(n."id", n."name", n."year", (
  SELECT json_group_array(json_array(m."id", m."name", m."year", r."key", r."validFrom", r."locator", json(r."sources")))
  FROM (
    SELECT w.*
    FROM (
      SELECT r0.source AS source, r0.type AS type, r0.target AS target, r0."key" AS "key", n0.pk AS far
      FROM relationship AS r0 CROSS JOIN node AS n0
      WHERE r0.target = n.pk AND r0.type = 'OVERSEES' AND coalesce(r0."validFrom", '') <= ?5 AND coalesce(r0."validTo", '~') || '~' >= ?5 AND n0.pk = r0.source AND +n0.type IN ('Approach', 'Award', 'AwardCategory', 'Certification', 'Community', 'Component', 'Department', 'District', 'Finding', 'Goal', 'Horizon', 'Indicator', 'Intervention', 'Methodology', 'Ministry', 'Observation', 'Organization', 'Program', 'Province', 'Sector', 'Source', 'Study', 'TargetGroup')
      LIMIT ?4
    ) AS w CROSS JOIN node AS m ON m.pk = w.far
    ORDER BY m."nameFolded" IS NULL, m."nameFolded", m."id", w."key"
    LIMIT ?3
  ) AS w CROSS JOIN node AS m ON m.pk = w.far CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key"
), (
  SELECT json_group_array(json_array(m."id", m."name", m."year", r."key", r."validFrom", r."locator", json(r."sources")))
  FROM (
    SELECT w.*
    FROM (
      SELECT r1.source AS source, r1.type AS type, r1.target AS target, r1."key" AS "key", n1.pk AS far
      FROM relationship AS r1 CROSS JOIN node AS n1
      WHERE r1.source = n.pk AND r1.type = 'OVERSEES' AND coalesce(r1."validFrom", '') <= ?5 AND coalesce(r1."validTo", '~') || '~' >= ?5 AND n1.pk = r1.target AND +n1.type IN ('Approach', 'Award', 'AwardCategory', 'Certification', 'Community', 'Component', 'Department', 'District', 'Finding', 'Goal', 'Horizon', 'Indicator', 'Intervention', 'Methodology', 'Ministry', 'Observation', 'Organization', 'Program', 'Province', 'Sector', 'Source', 'Study', 'TargetGroup')
      LIMIT ?4
    ) AS w CROSS JOIN node AS m ON m.pk = w.far
    ORDER BY m."nameFolded" IS NULL, m."nameFolded", m."id", w."key"
    LIMIT ?3
  ) AS w CROSS JOIN node AS m ON m.pk = w.far CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key"
), (
  SELECT json_group_array(json_array(m."id", m."name", m."year", r."key", r."validFrom", r."locator", json(r."sources")))
  FROM (
    SELECT w.*
    FROM (
      SELECT r2.source AS source, r2.type AS type, r2.target AS target, r2."key" AS "key", n2.pk AS far
      FROM relationship AS r2 CROSS JOIN node AS n2
      WHERE r2.target = n.pk AND r2.type = 'RECEIVED' AND n2.pk = r2.source AND +n2.type IN ('Approach', 'Award', 'AwardCategory', 'Certification', 'Community', 'Component', 'Department', 'District', 'Finding', 'Goal', 'Horizon', 'Indicator', 'Intervention', 'Methodology', 'Ministry', 'Observation', 'Organization', 'Program', 'Province', 'Sector', 'Source', 'Study', 'TargetGroup')
      LIMIT ?4
    ) AS w CROSS JOIN node AS m ON m.pk = w.far
    ORDER BY m."nameFolded" IS NULL, m."nameFolded", m."id", w."key"
    LIMIT ?3
  ) AS w CROSS JOIN node AS m ON m.pk = w.far CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key"
), (
  SELECT json_group_array(json_array(m."id", m."name", m."year", r."key", r."validFrom", r."locator", json(r."sources")))
  FROM (
    SELECT w.*
    FROM (
      SELECT r3.source AS source, r3.type AS type, r3.target AS target, r3."key" AS "key", n3.pk AS far
      FROM relationship AS r3 CROSS JOIN node AS n3
      WHERE r3.source = n.pk AND r3.type = 'RECEIVED' AND n3.pk = r3.target AND +n3.type IN ('Approach', 'Award', 'AwardCategory', 'Certification', 'Community', 'Component', 'Department', 'District', 'Finding', 'Goal', 'Horizon', 'Indicator', 'Intervention', 'Methodology', 'Ministry', 'Observation', 'Organization', 'Program', 'Province', 'Sector', 'Source', 'Study', 'TargetGroup')
      LIMIT ?4
    ) AS w CROSS JOIN node AS m ON m.pk = w.far
    ORDER BY m."nameFolded" IS NULL, m."nameFolded", m."id", w."key"
    LIMIT ?3
  ) AS w CROSS JOIN node AS m ON m.pk = w.far CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key"
), (
  SELECT json_group_array(json_array(m."id", m."name", m."year", r."key", r."validFrom", r."locator", json(r."sources")))
  FROM (
    SELECT w.*
    FROM (
      SELECT r4.source AS source, r4.type AS type, r4.target AS target, r4."key" AS "key", n4.pk AS far
      FROM relationship AS r4 CROSS JOIN node AS n4
      WHERE r4.target = n.pk AND r4.type = 'RUNS' AND n4.pk = r4.source AND +n4.type IN ('Approach', 'Award', 'AwardCategory', 'Certification', 'Community', 'Component', 'Department', 'District', 'Finding', 'Goal', 'Horizon', 'Indicator', 'Intervention', 'Methodology', 'Ministry', 'Observation', 'Organization', 'Program', 'Province', 'Sector', 'Source', 'Study', 'TargetGroup')
      LIMIT ?4
    ) AS w CROSS JOIN node AS m ON m.pk = w.far
    ORDER BY m."nameFolded" IS NULL, m."nameFolded", m."id", w."key"
    LIMIT ?3
  ) AS w CROSS JOIN node AS m ON m.pk = w.far CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key"
), (
  SELECT json_group_array(json_array(m."id", m."name", m."year", r."key", r."validFrom", r."locator", json(r."sources")))
  FROM (
    SELECT w.*
    FROM (
      SELECT r5.source AS source, r5.type AS type, r5.target AS target, r5."key" AS "key", n5.pk AS far
      FROM relationship AS r5 CROSS JOIN node AS n5
      WHERE r5.source = n.pk AND r5.type = 'RUNS' AND n5.pk = r5.target AND +n5.type IN ('Approach', 'Award', 'AwardCategory', 'Certification', 'Community', 'Component', 'Department', 'District', 'Finding', 'Goal', 'Horizon', 'Indicator', 'Intervention', 'Methodology', 'Ministry', 'Observation', 'Organization', 'Program', 'Province', 'Sector', 'Source', 'Study', 'TargetGroup')
      LIMIT ?4
    ) AS w CROSS JOIN node AS m ON m.pk = w.far
    ORDER BY m."nameFolded" IS NULL, m."nameFolded", m."id", w."key"
    LIMIT ?3
  ) AS w CROSS JOIN node AS m ON m.pk = w.far CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key"
)))
FROM node AS n
WHERE n."id" IN (SELECT value FROM json_each(?2)) AND n.type <> 'Change'

SELECT json_group_array(json_array(n."id", (
  SELECT json_group_array(json_array(r.type, m."id", r."key", r."validFrom", r."locator", json(r."sources")))
  FROM relationship AS r CROSS JOIN node AS m ON m.pk = r.target
  WHERE r.source = n.pk AND r.type IN ('OVERSEES', 'RECEIVED', 'RUNS') AND m."id" IN (SELECT value FROM json_each(?2)) AND (NOT r.type IN ('OVERSEES') OR coalesce(r."validFrom", '') <= ?4 AND coalesce(r."validTo", '~') || '~' >= ?4)
)))
FROM node AS n
WHERE n."id" IN (SELECT value FROM json_each(?2)) AND n.type <> 'Change'
AND (SELECT count(*) FROM (SELECT 1 FROM relationship WHERE source = n.pk LIMIT ?3)) < ?3

SELECT json_group_array(json_array(n."id", json(CASE WHEN (SELECT count(*) FROM (SELECT 1 FROM relationship WHERE source = n.pk LIMIT ?3)) + (SELECT count(*) FROM (SELECT 1 FROM relationship WHERE target = n.pk LIMIT ?3)) < ?3 THEN (
  SELECT json_group_array(json_array(w.type, json(w.leaves), w.total))
  FROM (
    SELECT r.type AS type, json(CASE WHEN w.out THEN 'true' ELSE 'false' END) AS leaves, count(*) AS total
    FROM (
      SELECT source, type, target, "key", target AS far, true AS out FROM relationship WHERE source = n.pk AND type IN ('OVERSEES', 'RECEIVED', 'RUNS')
      UNION ALL
      SELECT source, type, target, "key", source AS far, false AS out FROM relationship WHERE target = n.pk AND source <> target AND type IN ('OVERSEES', 'RECEIVED', 'RUNS')
    ) AS w CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key" CROSS JOIN node AS m ON m.pk = w.far
    WHERE m.type <> 'Change' AND (NOT r.type IN ('OVERSEES') OR coalesce(r."validFrom", '') <= ?4 AND coalesce(r."validTo", '~') || '~' >= ?4)
    GROUP BY r.type, w.out
  ) AS w
) ELSE json_array(json_array('OVERSEES', json(CASE WHEN false THEN 'true' ELSE 'false' END), (SELECT count(*) FROM relationship AS r0 WHERE r0.target = n.pk AND r0.type = 'OVERSEES' AND coalesce(r0."validFrom", '') <= ?4 AND coalesce(r0."validTo", '~') || '~' >= ?4)), json_array('OVERSEES', json(CASE WHEN true THEN 'true' ELSE 'false' END), (SELECT count(*) FROM relationship AS r1 WHERE r1.source = n.pk AND r1.type = 'OVERSEES' AND coalesce(r1."validFrom", '') <= ?4 AND coalesce(r1."validTo", '~') || '~' >= ?4)), json_array('RECEIVED', json(CASE WHEN false THEN 'true' ELSE 'false' END), (SELECT count(*) FROM relationship AS r2 WHERE r2.target = n.pk AND r2.type = 'RECEIVED')), json_array('RECEIVED', json(CASE WHEN true THEN 'true' ELSE 'false' END), (SELECT count(*) FROM relationship AS r3 WHERE r3.source = n.pk AND r3.type = 'RECEIVED')), json_array('RUNS', json(CASE WHEN false THEN 'true' ELSE 'false' END), (SELECT count(*) FROM relationship AS r4 WHERE r4.target = n.pk AND r4.type = 'RUNS')), json_array('RUNS', json(CASE WHEN true THEN 'true' ELSE 'false' END), (SELECT count(*) FROM relationship AS r5 WHERE r5.source = n.pk AND r5.type = 'RUNS'))) END)))
FROM node AS n
WHERE n."id" IN (SELECT value FROM json_each(?2)) AND n.type <> 'Change'
AND (NOT (SELECT count(*) FROM (SELECT 1 FROM relationship WHERE source = n.pk LIMIT ?3)) + (SELECT count(*) FROM (SELECT 1 FROM relationship WHERE target = n.pk LIMIT ?3)) < ?3 OR EXISTS (SELECT 1 FROM (
  SELECT source, type, target, "key", target AS far, true AS out FROM relationship WHERE source = n.pk AND type IN ('OVERSEES', 'RECEIVED', 'RUNS')
  UNION ALL
  SELECT source, type, target, "key", source AS far, false AS out FROM relationship WHERE target = n.pk AND source <> target AND type IN ('OVERSEES', 'RECEIVED', 'RUNS')
) AS w CROSS JOIN relationship AS r ON r.source = w.source AND r.type = w.type AND r.target = w.target AND r."key" = w."key" CROSS JOIN node AS m ON m.pk = w.far WHERE (NOT r.type IN ('OVERSEES') OR coalesce(r."validFrom", '') <= ?4 AND coalesce(r."validTo", '~') || '~' >= ?4)))
