// similar: similar
SELECT json_group_array(json_array(n0."id", (
  SELECT json_group_array(p4.id)
  FROM (
    SELECT n19.pk AS pk, n19."id" AS id
    FROM relationship AS r12 CROSS JOIN node AS n19
    WHERE r12.target = n0.pk AND r12.type = 'RUNS' AND n19.pk = r12.source AND coalesce(n19."startedOn", '') <= ?4
    ORDER BY n19."id"
    LIMIT ?3
  ) AS p4
), (
  SELECT json_group_array(p5.id)
  FROM (
    SELECT n20.pk AS pk, n20."id" AS id
    FROM relationship AS r13 CROSS JOIN node AS n20
    WHERE r13.source = n0.pk AND r13.type = 'IMPLEMENTED_IN' AND coalesce(r13."validFrom", '') <= ?4 AND coalesce(r13."validTo", '~') || '~' >= ?4 AND n20.pk = r13.target
    ORDER BY n20."id"
    LIMIT ?3
  ) AS p5
), (
  SELECT json_group_array(p6.id)
  FROM (
    SELECT n21.pk AS pk, n21."id" AS id
    FROM relationship AS r14 CROSS JOIN node AS n21
    WHERE r14.target = n0.pk AND r14.type = 'PARTICIPATES_IN' AND n21.pk = r14.source AND coalesce(n21."createdOn", '') <= ?4
    ORDER BY n21."id"
    LIMIT ?3
  ) AS p6
), (
  SELECT json_group_array(p7.id)
  FROM (
    SELECT n22.pk AS pk, n22."id" AS id
    FROM relationship AS r15 CROSS JOIN node AS n22
    WHERE r15.source = n0.pk AND r15.type = 'RECEIVED' AND n22.pk = r15.target
    ORDER BY n22."id"
    LIMIT ?3
  ) AS p7
), (
  SELECT json_group_array(json_array(n13."id", (
    SELECT json_group_array(p0.id)
    FROM (
      SELECT n15.pk AS pk, n15."id" AS id
      FROM relationship AS r8 CROSS JOIN node AS n15
      WHERE r8.target = n13.pk AND r8.type = 'RUNS' AND n15.pk = r8.source AND coalesce(n15."startedOn", '') <= ?4
      ORDER BY n15."id"
      LIMIT ?3
    ) AS p0
  ), (
    SELECT json_group_array(p1.id)
    FROM (
      SELECT n16.pk AS pk, n16."id" AS id
      FROM relationship AS r9 CROSS JOIN node AS n16
      WHERE r9.source = n13.pk AND r9.type = 'IMPLEMENTED_IN' AND coalesce(r9."validFrom", '') <= ?4 AND coalesce(r9."validTo", '~') || '~' >= ?4 AND n16.pk = r9.target
      ORDER BY n16."id"
      LIMIT ?3
    ) AS p1
  ), (
    SELECT json_group_array(p2.id)
    FROM (
      SELECT n17.pk AS pk, n17."id" AS id
      FROM relationship AS r10 CROSS JOIN node AS n17
      WHERE r10.target = n13.pk AND r10.type = 'PARTICIPATES_IN' AND n17.pk = r10.source AND coalesce(n17."createdOn", '') <= ?4
      ORDER BY n17."id"
      LIMIT ?3
    ) AS p2
  ), (
    SELECT json_group_array(p3.id)
    FROM (
      SELECT n18.pk AS pk, n18."id" AS id
      FROM relationship AS r11 CROSS JOIN node AS n18
      WHERE r11.source = n13.pk AND r11.type = 'RECEIVED' AND n18.pk = r11.target
      ORDER BY n18."id"
      LIMIT ?3
    ) AS p3
  ), w9.most))
  FROM (
    SELECT w8.pk AS pk, max(w8.degree) AS most
    FROM (
      SELECT DISTINCT w0.pk AS neighbor, n3.pk AS pk, w0.degree AS degree
      FROM (
        SELECT w1.pk AS pk, (SELECT count(*) FROM relationship AS one WHERE one.source = w1.pk AND one.type = 'RUNS') AS degree
        FROM (
          SELECT DISTINCT n1.pk AS pk, n1."id" AS id
          FROM relationship AS r0 CROSS JOIN node AS n1
          WHERE r0.target = n0.pk AND r0.type = 'RUNS' AND n1.pk = r0.source AND coalesce(n1."startedOn", '') <= ?4
        ) AS w1
        ORDER BY degree, w1.id
        LIMIT ?5
      ) AS w0 CROSS JOIN node AS n3
      WHERE n3.pk IN (
        SELECT n2.pk
        FROM relationship AS r1 CROSS JOIN node AS n2
        WHERE r1.source = w0.pk AND r1.type = 'RUNS' AND n2.pk = r1.target AND +n2.type IN ('Intervention') AND coalesce(n2."startedOn", '') <= ?4 AND n2."id" <> ?2
        LIMIT ?6
      )
      UNION ALL
      SELECT DISTINCT w2.pk AS neighbor, n6.pk AS pk, w2.degree AS degree
      FROM (
        SELECT w3.pk AS pk, (SELECT count(*) FROM relationship AS one WHERE one.target = w3.pk AND one.type = 'IMPLEMENTED_IN') AS degree
        FROM (
          SELECT DISTINCT n4.pk AS pk, n4."id" AS id
          FROM relationship AS r2 CROSS JOIN node AS n4
          WHERE r2.source = n0.pk AND r2.type = 'IMPLEMENTED_IN' AND coalesce(r2."validFrom", '') <= ?4 AND coalesce(r2."validTo", '~') || '~' >= ?4 AND n4.pk = r2.target
        ) AS w3
        ORDER BY degree, w3.id
        LIMIT ?5
      ) AS w2 CROSS JOIN node AS n6
      WHERE n6.pk IN (
        SELECT n5.pk
        FROM relationship AS r3 CROSS JOIN node AS n5
        WHERE r3.target = w2.pk AND r3.type = 'IMPLEMENTED_IN' AND coalesce(r3."validFrom", '') <= ?4 AND coalesce(r3."validTo", '~') || '~' >= ?4 AND n5.pk = r3.source AND +n5.type IN ('Intervention') AND coalesce(n5."startedOn", '') <= ?4 AND n5."id" <> ?2
        LIMIT ?6
      )
      UNION ALL
      SELECT DISTINCT w4.pk AS neighbor, n9.pk AS pk, w4.degree AS degree
      FROM (
        SELECT w5.pk AS pk, (SELECT count(*) FROM relationship AS one WHERE one.source = w5.pk AND one.type = 'PARTICIPATES_IN') AS degree
        FROM (
          SELECT DISTINCT n7.pk AS pk, n7."id" AS id
          FROM relationship AS r4 CROSS JOIN node AS n7
          WHERE r4.target = n0.pk AND r4.type = 'PARTICIPATES_IN' AND n7.pk = r4.source AND coalesce(n7."createdOn", '') <= ?4
        ) AS w5
        ORDER BY degree, w5.id
        LIMIT ?5
      ) AS w4 CROSS JOIN node AS n9
      WHERE n9.pk IN (
        SELECT n8.pk
        FROM relationship AS r5 CROSS JOIN node AS n8
        WHERE r5.source = w4.pk AND r5.type = 'PARTICIPATES_IN' AND n8.pk = r5.target AND +n8.type IN ('Intervention') AND coalesce(n8."startedOn", '') <= ?4 AND n8."id" <> ?2
        LIMIT ?6
      )
      UNION ALL
      SELECT DISTINCT w6.pk AS neighbor, n12.pk AS pk, w6.degree AS degree
      FROM (
        SELECT w7.pk AS pk, (SELECT count(*) FROM relationship AS one WHERE one.target = w7.pk AND one.type = 'RECEIVED') AS degree
        FROM (
          SELECT DISTINCT n10.pk AS pk, n10."id" AS id
          FROM relationship AS r6 CROSS JOIN node AS n10
          WHERE r6.source = n0.pk AND r6.type = 'RECEIVED' AND n10.pk = r6.target
        ) AS w7
        ORDER BY degree, w7.id
        LIMIT ?5
      ) AS w6 CROSS JOIN node AS n12
      WHERE n12.pk IN (
        SELECT n11.pk
        FROM relationship AS r7 CROSS JOIN node AS n11
        WHERE r7.target = w6.pk AND r7.type = 'RECEIVED' AND n11.pk = r7.source AND +n11.type IN ('Intervention') AND coalesce(n11."startedOn", '') <= ?4 AND n11."id" <> ?2
        LIMIT ?6
      )
    ) AS w8 CROSS JOIN node AS n14 ON n14.pk = w8.pk
    GROUP BY w8.pk
    ORDER BY count(*) DESC, min(w8.degree), n14."id"
    LIMIT ?7
  ) AS w9 CROSS JOIN node AS n13 ON n13.pk = w9.pk
)))
FROM node AS n0
WHERE n0."id" = ?2 AND +n0.type IN ('Intervention')

SELECT json_group_array(json_array(n0."id", coalesce((SELECT was.value FROM json_each(n0."formerNames") AS was JOIN json_each(n0."formerNamesUntil") AS until ON until.key = was.key WHERE until.value > ?3 ORDER BY until.key LIMIT 1), n0."name"), n0."nameFolded", (
  SELECT json_group_array(json_array(n2."id"))
  FROM (
    SELECT n1.pk AS pk, r0.source AS source, r0.type AS type, r0.target AS target, r0."key" AS "key"
    FROM relationship AS r0 CROSS JOIN node AS n1
    WHERE r0.source = n0.pk AND r0.type = 'IMPLEMENTED_IN' AND coalesce(r0."validFrom", '') <= ?3 AND coalesce(r0."validTo", '~') || '~' >= ?3 AND n1.pk = r0.target AND +n0.type IN ('Intervention')
    ORDER BY n1."nameFolded", n1."id", r0."key"
    LIMIT ?4
  ) AS p0
  CROSS JOIN node AS n2 ON n2.pk = p0.pk
)))
FROM node AS n0
WHERE n0."id" IN (SELECT value FROM json_each(?2)) AND +n0.type IN ('Approach', 'Award', 'AwardCategory', 'Certification', 'Community', 'Component', 'Department', 'District', 'Finding', 'Goal', 'Horizon', 'Indicator', 'Intervention', 'Methodology', 'Ministry', 'Observation', 'Organization', 'Program', 'Province', 'Sector', 'Source', 'Study', 'TargetGroup')
