// communities: page
SELECT json_group_array(json_array((
  SELECT json_group_array(json_array(n3."id", n3."name", (
    SELECT json_array(n5."id", n5."name", (
      SELECT json_array(n7."id", n7."name", (
        SELECT json_array(n9."id", n9."name")
        FROM (
          SELECT n8.pk AS pk, n8."id" AS id
          FROM relationship AS r5 CROSS JOIN node AS n8
          WHERE r5.source = n7.pk AND r5.type = 'PART_OF' AND n8.pk = r5.target
          ORDER BY n8."id"
          LIMIT 1
        ) AS p3 CROSS JOIN node AS n9 ON n9.pk = p3.pk
      ))
      FROM (
        SELECT n6.pk AS pk, n6."id" AS id
        FROM relationship AS r4 CROSS JOIN node AS n6
        WHERE r4.source = n5.pk AND r4.type = 'PART_OF' AND n6.pk = r4.target
        ORDER BY n6."id"
        LIMIT 1
      ) AS p2 CROSS JOIN node AS n7 ON n7.pk = p2.pk
    ))
    FROM (
      SELECT n4.pk AS pk, n4."id" AS id
      FROM relationship AS r3 CROSS JOIN node AS n4
      WHERE r3.source = n3.pk AND r3.type = 'PART_OF' AND n4.pk = r3.target
      ORDER BY n4."id"
      LIMIT 1
    ) AS p1 CROSS JOIN node AS n5 ON n5.pk = p1.pk
  )))
  FROM (
    SELECT n0.pk AS pk
    FROM node AS n0
    WHERE n0.type IN ('Community') AND EXISTS (SELECT 1 FROM relationship AS r1 CROSS JOIN node AS n2 WHERE r1.source = n0.pk AND r1.type = 'PART_OF' AND n2.pk = r1.target AND +n2.type IN ('District'))
    ORDER BY n0."nameFolded", n0."id"
    LIMIT ?2
  ) AS p0
  CROSS JOIN node AS n3 ON n3.pk = p0.pk
)))
