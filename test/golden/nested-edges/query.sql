// intervention: lookup
SELECT json_group_array(json_array(n0."id", n0."name", (
  SELECT json_group_array(json_array(n2."id", (
    SELECT json_group_array(json_array(n4."id", json(CASE WHEN n4."value" IS NOT NULL THEN printf('%!.17g', n4."value") END), n4."year"))
    FROM (
      SELECT n3.pk AS pk
      FROM relationship AS r2 CROSS JOIN node AS n3
      WHERE r2.target = n2.pk AND r2.type = 'OBSERVED_ON' AND n3.pk = r2.source
      ORDER BY n3."year" IS NULL, n3."year" DESC, n3."id"
      LIMIT ?4
    ) AS p1
    CROSS JOIN node AS n4 ON n4.pk = p1.pk
  ), json(CASE WHEN r1."households" IS NOT NULL THEN printf('%!.17g', r1."households") END), r1."locator", json(r1."sources"), json_array(n2."id", p0."key")))
  FROM (
    SELECT n1.pk AS pk, r0.source AS source, r0.type AS type, r0.target AS target, r0."key" AS "key"
    FROM relationship AS r0 CROSS JOIN node AS n1
    WHERE r0.source = n0.pk AND r0.type = 'IMPLEMENTED_IN' AND coalesce(r0."validFrom", '') <= ?5 AND coalesce(r0."validTo", '~') || '~' >= ?5 AND n1.pk = r0.target
    ORDER BY n1."id", r0."key"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n2 ON n2.pk = p0.pk
  CROSS JOIN relationship AS r1 ON r1.source = p0.source AND r1.type = p0.type AND r1.target = p0.target AND r1."key" = p0."key"
), (
  SELECT count(*)
  FROM relationship AS r4
  WHERE r4.source = n0.pk AND r4.type = 'IMPLEMENTED_IN' AND coalesce(r4."validFrom", '') <= ?5 AND coalesce(r4."validTo", '~') || '~' >= ?5
)))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Intervention')
