// page: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n4."id", coalesce((SELECT was.value FROM json_each(n4."formerNames") AS was JOIN json_each(n4."formerNamesUntil") AS until ON until.key = was.key WHERE until.value > ?2 ORDER BY until.key LIMIT 1), n4."name"), (
    SELECT json_group_array(json_array(n7."id", n7."acronym"))
    FROM (
      SELECT n6.pk AS pk, r6.source AS source, r6.type AS type, r6.target AS target, r6."key" AS "key"
      FROM relationship AS r6 CROSS JOIN node AS n6
      WHERE r6.target = n4.pk AND r6.type = 'OVERSEES' AND coalesce(r6."validFrom", '') <= ?2 AND coalesce(r6."validTo", '~') || '~' >= ?2 AND n6.pk = r6.source AND coalesce(n6."createdOn", '') <= ?2
      ORDER BY n6."nameFolded", n6."id", r6."key"
      LIMIT ?6
    ) AS p1
    CROSS JOIN node AS n7 ON n7.pk = p1.pk
  ), (
    SELECT count(*)
    FROM relationship AS r8 CROSS JOIN node AS n8
    WHERE r8.target = n4.pk AND r8.type = 'OVERSEES' AND coalesce(r8."validFrom", '') <= ?2 AND coalesce(r8."validTo", '~') || '~' >= ?2 AND n8.pk = r8.source AND coalesce(n8."createdOn", '') <= ?2
  ), (
    SELECT count(*)
    FROM relationship AS r9
    WHERE r9.source = n4.pk AND r9.type = 'HAS_COMPONENT'
  ), (
    SELECT json_group_array(json_array(n10."id", coalesce((SELECT was.value FROM json_each(n10."formerNames") AS was JOIN json_each(n10."formerNamesUntil") AS until ON until.key = was.key WHERE until.value > ?2 ORDER BY until.key LIMIT 1), n10."nameEn", n10."name"), r11."on"))
    FROM (
      SELECT n9.pk AS pk, r10.source AS source, r10.type AS type, r10.target AS target, r10."key" AS "key"
      FROM relationship AS r10 CROSS JOIN node AS n9
      WHERE r10.source = n4.pk AND r10.type = 'SUCCEEDED_BY' AND coalesce(r10."validFrom", r10."on", '') <= ?2 AND coalesce(r10."validTo", '~') || '~' >= ?2 AND n9.pk = r10.target AND coalesce(n9."startedOn", '') <= ?2
      ORDER BY n9."nameFolded", n9."id"
      LIMIT ?8
    ) AS p2
    CROSS JOIN node AS n10 ON n10.pk = p2.pk
    CROSS JOIN relationship AS r11 ON r11.source = p2.source AND r11.type = p2.type AND r11.target = p2.target AND r11."key" = p2."key"
  )))
  FROM (
    SELECT *
    FROM (
      SELECT n0.pk AS pk, (SELECT count(*) FROM relationship AS r5 CROSS JOIN node AS n5 WHERE r5.target = n0.pk AND r5.type = 'OVERSEES' AND coalesce(r5."validFrom", '') <= ?2 AND coalesce(r5."validTo", '~') || '~' >= ?2 AND n5.pk = r5.source AND coalesce(n5."createdOn", '') <= ?2) AS k0, n0."id" AS id, n0."nameFolded" AS "nameFolded"
      FROM node AS n0
      WHERE n0.type IN ('Program') AND NOT EXISTS (SELECT 1 FROM relationship AS r1 WHERE r1.source = n0.pk AND r1.type = 'HAS_COMPONENT') AND EXISTS (SELECT 1 FROM relationship AS r2 CROSS JOIN node AS n2 WHERE r2.target = n0.pk AND r2.type = 'OVERSEES' AND coalesce(r2."validFrom", '') <= ?2 AND coalesce(r2."validTo", '~') || '~' >= ?2 AND n2.pk = r2.source AND coalesce(n2."createdOn", '') <= ?2 AND n2."acronymFolded" = ?3) AND (SELECT count(*) FROM relationship AS r3 CROSS JOIN node AS n3 WHERE r3.source = n0.pk AND r3.type = 'RUNS' AND n3.pk = r3.target AND coalesce(n3."startedOn", '') <= ?2) = ?4 AND coalesce(n0."startedOn", '') <= ?2
    ) AS w0
    WHERE true
    ORDER BY w0.k0 DESC, w0."nameFolded", w0."id"
    LIMIT ?5
  ) AS p0
  CROSS JOIN node AS n4 ON n4.pk = p0.pk
), (
  SELECT count(*)
  FROM node AS n11
  WHERE n11.type IN ('Program') AND NOT EXISTS (SELECT 1 FROM relationship AS r13 WHERE r13.source = n11.pk AND r13.type = 'HAS_COMPONENT') AND EXISTS (SELECT 1 FROM relationship AS r14 CROSS JOIN node AS n13 WHERE r14.target = n11.pk AND r14.type = 'OVERSEES' AND coalesce(r14."validFrom", '') <= ?2 AND coalesce(r14."validTo", '~') || '~' >= ?2 AND n13.pk = r14.source AND coalesce(n13."createdOn", '') <= ?2 AND n13."acronymFolded" = ?3) AND (SELECT count(*) FROM relationship AS r15 CROSS JOIN node AS n14 WHERE r15.source = n11.pk AND r15.type = 'RUNS' AND n14.pk = r15.target AND coalesce(n14."startedOn", '') <= ?2) = ?4 AND coalesce(n11."startedOn", '') <= ?2
)))

// start: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n3."id", n3."acronym"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.pk IN (
      SELECT n2.pk
      FROM node AS n1 CROSS JOIN relationship AS r0 CROSS JOIN node AS n2
      WHERE n1.type IN ('Program') AND n1."id" = ?3 AND coalesce(n1."startedOn", '') <= ?2 AND r0.target = n1.pk AND r0.type = 'OVERSEES' AND coalesce(r0."validFrom", '') <= ?2 AND coalesce(r0."validTo", '~') || '~' >= ?2 AND n2.pk = r0.source
    ) AND coalesce(n0."createdOn", '') <= ?2
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?4
  ) AS p0
  CROSS JOIN node AS n3 ON n3.pk = p0.pk
)))

// code: first
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id", (
    SELECT json_group_array(json_array(n3."id", coalesce((SELECT was.value FROM json_each(n3."formerNames") AS was JOIN json_each(n3."formerNamesUntil") AS until ON until.key = was.key WHERE until.value > ?4 ORDER BY until.key LIMIT 1), n3."name")))
    FROM (
      SELECT n2.pk AS pk, r1.source AS source, r1.type AS type, r1.target AS target, r1."key" AS "key"
      FROM relationship AS r1 CROSS JOIN node AS n2
      WHERE r1.target = n1.pk AND r1.type = 'IMPLEMENTED_IN' AND coalesce(r1."validFrom", '') <= ?4 AND coalesce(r1."validTo", '~') || '~' >= ?4 AND n2.pk = r1.source AND coalesce(n2."startedOn", '') <= ?4
      ORDER BY n2."nameFolded", n2."id", r1."key"
      LIMIT ?3
    ) AS p1
    CROSS JOIN node AS n3 ON n3.pk = p1.pk
  )))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Community', 'Department', 'District', 'Province') AND n0."reniecFolded" = ?2
    ORDER BY n0."id"
    LIMIT ?5
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))

// always: lookup
SELECT json_group_array(json_array(n0."id", n0."name", (
  SELECT json_group_array(json_array(n2."id", n2."acronym"))
  FROM (
    SELECT n1.pk AS pk, r0.source AS source, r0.type AS type, r0.target AS target, r0."key" AS "key"
    FROM relationship AS r0 CROSS JOIN node AS n1
    WHERE r0.target = n0.pk AND r0.type = 'OVERSEES' AND n1.pk = r0.source
    ORDER BY n1."nameFolded", n1."id", r0."key"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n2 ON n2.pk = p0.pk
)))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Program')

// today: lookup
SELECT json_group_array(json_array(n0."id", n0."name", (
  SELECT json_group_array(json_array(n2."id", n2."acronym"))
  FROM (
    SELECT n1.pk AS pk, r0.source AS source, r0.type AS type, r0.target AS target, r0."key" AS "key"
    FROM relationship AS r0 CROSS JOIN node AS n1
    WHERE r0.target = n0.pk AND r0.type = 'OVERSEES' AND coalesce(r0."validFrom", '') <= ?4 AND coalesce(r0."validTo", '~') || '~' >= ?4 AND n1.pk = r0.source
    ORDER BY n1."nameFolded", n1."id", r0."key"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n2 ON n2.pk = p0.pk
), (
  SELECT count(*)
  FROM relationship AS r2
  WHERE r2.source = n0.pk AND r2.type = 'RUNS'
)))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Program')
