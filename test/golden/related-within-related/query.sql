// approaches: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n5."id"))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Approach') AND EXISTS (SELECT 1 FROM relationship AS r0 CROSS JOIN node AS n1 WHERE r0.target = n0.pk AND r0.type = 'APPLIES' AND n1.pk = r0.source AND +n1.type IN ('Intervention') AND r0."significance" IS NULL AND n1."startedOn" IS NULL AND EXISTS (SELECT 1 FROM relationship AS r1 CROSS JOIN node AS n2 WHERE r1.source = n1.pk AND r1.type = 'IMPLEMENTED_IN' AND coalesce(r1."validFrom", '') <= ?2 AND coalesce(r1."validTo", '~') || '~' >= ?2 AND n2.pk = r1.target AND instr(n2."nameFolded", ?3) > 0) AND EXISTS (SELECT 1 FROM relationship AS r2 CROSS JOIN node AS n3 WHERE r2.target = n1.pk AND r2.type = 'RUNS' AND n3.pk = r2.source AND EXISTS (SELECT 1 FROM relationship AS r3 CROSS JOIN node AS n4 WHERE r3.source = n3.pk AND r3.type = 'PART_OF' AND n4.pk = r3.target AND +n4.type IN ('Program') AND n4."acronym" IS NOT NULL)))
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?4
  ) AS p0
  CROSS JOIN node AS n5 ON n5.pk = p0.pk
), (
  SELECT count(*)
  FROM node AS n6
  WHERE n6.type IN ('Approach') AND EXISTS (SELECT 1 FROM relationship AS r5 CROSS JOIN node AS n7 WHERE r5.target = n6.pk AND r5.type = 'APPLIES' AND n7.pk = r5.source AND +n7.type IN ('Intervention') AND r5."significance" IS NULL AND n7."startedOn" IS NULL AND EXISTS (SELECT 1 FROM relationship AS r6 CROSS JOIN node AS n8 WHERE r6.source = n7.pk AND r6.type = 'IMPLEMENTED_IN' AND coalesce(r6."validFrom", '') <= ?2 AND coalesce(r6."validTo", '~') || '~' >= ?2 AND n8.pk = r6.target AND instr(n8."nameFolded", ?3) > 0) AND EXISTS (SELECT 1 FROM relationship AS r7 CROSS JOIN node AS n9 WHERE r7.target = n7.pk AND r7.type = 'RUNS' AND n9.pk = r7.source AND EXISTS (SELECT 1 FROM relationship AS r8 CROSS JOIN node AS n10 WHERE r8.source = n9.pk AND r8.type = 'PART_OF' AND n10.pk = r8.target AND +n10.type IN ('Program') AND n10."acronym" IS NOT NULL)))
)))
