// intervention: lookup
MATCH (n0:Intervention)
WHERE n0.id IN $p0
RETURN 0 AS v0, 0 AS v1, n0.id AS v2, id(n0) AS v3, null AS v4, null AS v5, null AS v6, null AS v7, null AS v8, null AS v9, null AS v10
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)<-[r0:PARTICIPATES_IN]-(n1)
RETURN 1 AS v0, id(n0) AS v1, n1.nameFolded AS v2, n1.id AS v3, r0.key AS v4, n1.name AS v5, n1.acronym AS v6, n1.kind AS v7, [COUNT { MATCH (n1)<-[:GRANTED_BY]-() }] AS v8, id(n1) AS v9, r0.role AS v10
LIMIT $most
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)<-[r0:PARTICIPATES_IN]-(n1)
MATCH (n1)-[r1:OVERSEES WHERE coalesce(r1.validFrom, '') <= $p4 AND coalesce(r1.validTo, '~') + '~' >= $p4]->(n2)
WHERE (n1:Ministry)
RETURN 2 AS v0, id(n1) AS v1, n2.nameFolded AS v2, n2.id AS v3, r1.key AS v4, id(r1) AS v5, null AS v6, null AS v7, null AS v8, null AS v9, null AS v10
LIMIT $most
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)-[r2:IMPLEMENTED_IN WHERE coalesce(r2.validFrom, '') <= $p4 AND coalesce(r2.validTo, '~') + '~' >= $p4]->(n3)
RETURN 3 AS v0, id(n0) AS v1, n3.nameFolded AS v2, n3.id AS v3, r2.key AS v4, n3.ubigeo AS v5, [COUNT { MATCH (n3)<-[:OBSERVED_ON]-() }] AS v6, id(n3) AS v7, null AS v8, null AS v9, null AS v10
LIMIT $most
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)-[r2:IMPLEMENTED_IN WHERE coalesce(r2.validFrom, '') <= $p4 AND coalesce(r2.validTo, '~') + '~' >= $p4]->(n3)
WHERE (n3:Community)
MATCH (n3)-[:PART_OF]->(n4)
RETURN 4 AS v0, id(n3) AS v1, n4.id AS v2, null AS v3, null AS v4, null AS v5, null AS v6, null AS v7, null AS v8, null AS v9, null AS v10
LIMIT $most
