// compare: compare
SELECT json_group_array(json_array(n0."id", coalesce((SELECT was.value FROM json_each(n0."formerNames") AS was JOIN json_each(n0."formerNamesUntil") AS until ON until.key = was.key WHERE until.value > ?4 ORDER BY until.key LIMIT 1), n0."name"), (
  SELECT json_group_array(json_array(n2."id", n2."nameFolded", coalesce((SELECT was.value FROM json_each(n2."formerNames") AS was JOIN json_each(n2."formerNamesUntil") AS until ON until.key = was.key WHERE until.value > ?4 ORDER BY until.key LIMIT 1), n2."name"), r1."key", r1."validFrom", r1."validTo", r1."locator", json(CASE r1."disputed" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), json(r1."sources"), json(CASE WHEN r1."count" IS NOT NULL THEN printf('%!.17g', r1."count") END), r1."unit", r1."year"))
  FROM (
    SELECT n1.pk AS pk, r0.source AS source, r0.type AS type, r0.target AS target, r0."key" AS "key"
    FROM relationship AS r0 CROSS JOIN node AS n1
    WHERE r0.source = n0.pk AND r0.type = 'REACHES' AND n1.pk = r0.target
    ORDER BY n1."nameFolded", n1."id", r0."key"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n2 ON n2.pk = p0.pk
  CROSS JOIN relationship AS r1 ON r1.source = p0.source AND r1.type = p0.type AND r1.target = p0.target AND r1."key" = p0."key"
), (
  SELECT json_group_array(json_array(n4."id", n4."nameFolded", r3."key", r3."validFrom", r3."validTo", r3."locator", json(CASE r3."disputed" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), json(r3."sources"), json(CASE WHEN r3."percentage" IS NOT NULL THEN printf('%!.17g', r3."percentage") END)))
  FROM (
    SELECT n3.pk AS pk, r2.source AS source, r2.type AS type, r2.target AS target, r2."key" AS "key"
    FROM relationship AS r2 CROSS JOIN node AS n3
    WHERE r2.source = n0.pk AND r2.type = 'CLASSIFIED_AS' AND n3.pk = r2.target AND +n3.type IN ('Sector')
    ORDER BY n3."nameFolded", n3."id"
    LIMIT ?3
  ) AS p1
  CROSS JOIN node AS n4 ON n4.pk = p1.pk
  CROSS JOIN relationship AS r3 ON r3.source = p1.source AND r3.type = p1.type AND r3.target = p1.target AND r3."key" = p1."key"
), (
  SELECT json_group_array(json_array(n6."id", n6."nameFolded", (
    SELECT count(*)
    FROM relationship AS r6
    WHERE r6.target = n6.pk AND r6.type = 'CONDUCTED_BY'
  ), r5."key", r5."validFrom", r5."validTo", r5."locator", json(CASE r5."disputed" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), json(r5."sources"), r5."legalBasis"))
  FROM (
    SELECT n5.pk AS pk, r4.source AS source, r4.type AS type, r4.target AS target, r4."key" AS "key"
    FROM relationship AS r4 CROSS JOIN node AS n5
    WHERE r4.target = n0.pk AND r4.type = 'OVERSEES' AND coalesce(r4."validFrom", '') <= ?4 AND coalesce(r4."validTo", '~') || '~' >= ?4 AND n5.pk = r4.source AND coalesce(n5."createdOn", '') <= ?4
    ORDER BY n5."nameFolded", n5."id", r4."key"
    LIMIT ?3
  ) AS p2
  CROSS JOIN node AS n6 ON n6.pk = p2.pk
  CROSS JOIN relationship AS r5 ON r5.source = p2.source AND r5.type = p2.type AND r5.target = p2.target AND r5."key" = p2."key"
), (
  SELECT json_group_array(json_array(n8."id", n8."nameFolded", (
    SELECT count(*)
    FROM relationship AS r9
    WHERE r9.target = n8.pk AND r9.type = 'CONDUCTED_BY'
  ), r8."key", r8."validFrom", r8."validTo", r8."locator", json(CASE r8."disputed" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), json(r8."sources"), r8."role"))
  FROM (
    SELECT n7.pk AS pk, r7.source AS source, r7.type AS type, r7.target AS target, r7."key" AS "key"
    FROM relationship AS r7 CROSS JOIN node AS n7
    WHERE r7.target = n0.pk AND r7.type = 'PARTICIPATES_IN' AND n7.pk = r7.source AND coalesce(n7."createdOn", '') <= ?4
    ORDER BY n7."nameFolded", n7."id", r7."key"
    LIMIT ?3
  ) AS p3
  CROSS JOIN node AS n8 ON n8.pk = p3.pk
  CROSS JOIN relationship AS r8 ON r8.source = p3.source AND r8.type = p3.type AND r8.target = p3.target AND r8."key" = p3."key"
)))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Program')
