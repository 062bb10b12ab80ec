// interventions: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n4."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.pk IN (
      SELECT n3.pk
      FROM node AS n1 CROSS JOIN relationship AS r0 CROSS JOIN node AS n2 CROSS JOIN relationship AS r1 CROSS JOIN node AS n3
      WHERE n1.type IN ('Program') AND n1."id" = ?3 AND n1."acronym" IS NOT NULL AND r0.target = n1.pk AND r0.type = 'PART_OF' AND n2.pk = r0.source AND +n2.type IN ('Program') AND instr(n2."nameFolded", ?2) > 0 AND r1.source = n2.pk AND r1.type = 'RUNS' AND n3.pk = r1.target
    )
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?4
  ) AS p0
  CROSS JOIN node AS n4 ON n4.pk = p0.pk
), (
  SELECT count(*)
  FROM node AS n5
  WHERE n5.pk IN (
    SELECT n8.pk
    FROM node AS n6 CROSS JOIN relationship AS r3 CROSS JOIN node AS n7 CROSS JOIN relationship AS r4 CROSS JOIN node AS n8
    WHERE n6.type IN ('Program') AND n6."id" = ?3 AND n6."acronym" IS NOT NULL AND r3.target = n6.pk AND r3.type = 'PART_OF' AND n7.pk = r3.source AND +n7.type IN ('Program') AND instr(n7."nameFolded", ?2) > 0 AND r4.source = n7.pk AND r4.type = 'RUNS' AND n8.pk = r4.target
  )
)))
