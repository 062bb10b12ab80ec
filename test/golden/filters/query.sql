// text: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Program') AND instr(n0."nameFolded", ?2) > 0
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))

// date: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Program') AND n0."startedOn" >= ?2 AND n0."startedOn" <= ?4 AND NOT n0."startedOn" IN (SELECT value FROM json_each(?5))
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?6
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))

// enum: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Finding') AND n0."direction" IN (SELECT value FROM json_each(?2))
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))

// list: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Intervention') AND coalesce(json_array_length(n0."aliases"), 0) >= ?2 AND EXISTS (SELECT 1 FROM json_each(n0."sources") AS one WHERE one.value IN (SELECT value FROM json_each(?3)))
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?4
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))

// unknown: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Program') AND n0."startedOn" IS NULL AND n0."acronym" IS NOT NULL
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?2
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))

// logic: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n1."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Program') AND ((n0."acronymFolded" = ?2) OR (NOT (CASE WHEN n0."startedOn" IS NOT NULL AND NOT n0."startedOn" IN (SELECT value FROM json_each(?4)) THEN n0."startedOn" < ?3 END)))
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?5
  ) AS p0
  CROSS JOIN node AS n1 ON n1.pk = p0.pk
)))

// edge: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n2."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Intervention') AND EXISTS (SELECT 1 FROM relationship AS r0 CROSS JOIN node AS n1 WHERE r0.target = n0.pk AND r0.type = 'PARTICIPATES_IN' AND n1.pk = r0.source AND r0."role" = ?2 AND +n1.type IN ('Organization'))
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?3
  ) AS p0
  CROSS JOIN node AS n2 ON n2.pk = p0.pk
)))

// quantifiers: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n5."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Program') AND NOT EXISTS (SELECT 1 FROM relationship AS r0 CROSS JOIN node AS n1 WHERE r0.source = n0.pk AND r0.type = 'APPLIES' AND n1.pk = r0.target AND substr(n1."nameFolded", 1, length(?2)) = ?2) AND (EXISTS (SELECT 1 FROM relationship AS r2 WHERE r2.source = n0.pk AND r2.type = 'HAS_COMPONENT') AND NOT EXISTS (SELECT 1 FROM relationship AS r1 CROSS JOIN node AS n2 WHERE r1.source = n0.pk AND r1.type = 'HAS_COMPONENT' AND n2.pk = r1.target AND NOT coalesce(coalesce(json_array_length(r1."sources"), 0) >= ?3, false))) AND (SELECT count(*) FROM relationship AS r3 WHERE r3.source = n0.pk AND r3.type = 'HAS_COMPONENT') > ?4 AND NOT EXISTS (SELECT 1 FROM relationship AS r4 CROSS JOIN node AS n3 WHERE r4.target = n0.pk AND r4.type = 'OVERSEES' AND coalesce(r4."validFrom", '') <= ?5 AND coalesce(r4."validTo", '~') || '~' >= ?5 AND n3.pk = r4.source AND n3."acronymFolded" = ?6) AND (SELECT count(*) FROM relationship AS r5 CROSS JOIN node AS n4 WHERE r5.source = n0.pk AND r5.type = 'RUNS' AND n4.pk = r5.target AND instr(n4."nameFolded", ?7) > 0) = 1
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?8
  ) AS p0
  CROSS JOIN node AS n5 ON n5.pk = p0.pk
)))
