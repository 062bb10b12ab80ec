// districts: page
SELECT json_group_array(json_array((
  SELECT count(*)
  FROM node AS n0
  WHERE n0.type IN ('District')
)))

// province: page
SELECT json_group_array(json_array((
  SELECT count(*)
  FROM node AS n0
  WHERE n0.pk IN (
    SELECT n2.pk
    FROM node AS n1 CROSS JOIN relationship AS r0 CROSS JOIN node AS n2
    WHERE n1.type IN ('Department') AND n1."id" = ?2 AND r0.target = n1.pk AND r0.type = 'PART_OF' AND n2.pk = r0.source AND +n2.type IN ('Province')
  )
)))
