// nodes: lookup
SELECT json_group_array(json_array(n0."id", n0."name", (
  SELECT json_array(n2."id")
  FROM (
    SELECT n1.pk AS pk, n1."id" AS id
    FROM relationship AS r0 CROSS JOIN node AS n1
    WHERE r0.source = n0.pk AND r0.type = 'PART_OF' AND n1.pk = r0.target AND +n0.type IN ('District')
    ORDER BY n1."id"
    LIMIT 1
  ) AS p0 CROSS JOIN node AS n2 ON n2.pk = p0.pk
)))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Approach', 'Award', 'AwardCategory', 'Certification', 'Community', 'Component', 'Department', 'District', 'Finding', 'Goal', 'Horizon', 'Indicator', 'Intervention', 'Methodology', 'Ministry', 'Observation', 'Organization', 'Program', 'Province', 'Sector', 'Source', 'Study', 'TargetGroup')
