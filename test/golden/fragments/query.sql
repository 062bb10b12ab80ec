// intervention: lookup
SELECT json_group_array(json_array(n0."id", (
  SELECT json_group_array(json_array(n2."id", n2."name", n2."acronym", n2."kind", (
    SELECT count(*)
    FROM relationship AS r2
    WHERE r2.target = n2.pk AND r2.type = 'GRANTED_BY'
  ), (
    SELECT json_group_array(json_array(n4."id"))
    FROM (
      SELECT n3.pk AS pk, r3.source AS source, r3.type AS type, r3.target AS target, r3."key" AS "key"
      FROM relationship AS r3 CROSS JOIN node AS n3
      WHERE r3.source = n2.pk AND r3.type = 'OVERSEES' AND coalesce(r3."validFrom", '') <= ?6 AND coalesce(r3."validTo", '~') || '~' >= ?6 AND n3.pk = r3.target AND +n2.type IN ('Ministry')
      ORDER BY n3."nameFolded", n3."id", r3."key"
      LIMIT ?5
    ) AS p1
    CROSS JOIN node AS n4 ON n4.pk = p1.pk
  ), r1."role"))
  FROM (
    SELECT n1.pk AS pk, r0.source AS source, r0.type AS type, r0.target AS target, r0."key" AS "key"
    FROM relationship AS r0 CROSS JOIN node AS n1
    WHERE r0.target = n0.pk AND r0.type = 'PARTICIPATES_IN' AND n1.pk = r0.source
    ORDER BY n1."nameFolded", n1."id", r0."key"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n2 ON n2.pk = p0.pk
  CROSS JOIN relationship AS r1 ON r1.source = p0.source AND r1.type = p0.type AND r1.target = p0.target AND r1."key" = p0."key"
), (
  SELECT json_group_array(json_array(n6."id", n6."ubigeo", (
    SELECT count(*)
    FROM relationship AS r7
    WHERE r7.target = n6.pk AND r7.type = 'OBSERVED_ON'
  ), (
    SELECT json_array(n8."id")
    FROM (
      SELECT n7.pk AS pk, n7."id" AS id
      FROM relationship AS r8 CROSS JOIN node AS n7
      WHERE r8.source = n6.pk AND r8.type = 'PART_OF' AND n7.pk = r8.target AND +n6.type IN ('Community')
      ORDER BY n7."id"
      LIMIT 1
    ) AS p3 CROSS JOIN node AS n8 ON n8.pk = p3.pk
  )))
  FROM (
    SELECT n5.pk AS pk, r5.source AS source, r5.type AS type, r5.target AS target, r5."key" AS "key"
    FROM relationship AS r5 CROSS JOIN node AS n5
    WHERE r5.source = n0.pk AND r5.type = 'IMPLEMENTED_IN' AND coalesce(r5."validFrom", '') <= ?6 AND coalesce(r5."validTo", '~') || '~' >= ?6 AND n5.pk = r5.target
    ORDER BY n5."nameFolded", n5."id", r5."key"
    LIMIT ?7
  ) AS p2
  CROSS JOIN node AS n6 ON n6.pk = p2.pk
)))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Intervention')
