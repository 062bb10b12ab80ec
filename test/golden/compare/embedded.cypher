// compare: compare
MATCH (n0:Program)
WHERE n0.id IN $p0
RETURN 0 AS v0, 0 AS v1, n0.id AS v2, coalesce(head([i IN range(0, size(coalesce(n0.formerNamesUntil, [])) - 1) WHERE coalesce(n0.formerNamesUntil, [])[i] > $p2 | n0.formerNames[i]]), n0.name) AS v3, id(n0) AS v4, null AS v5, null AS v6, null AS v7, null AS v8, null AS v9, null AS v10, null AS v11, null AS v12
UNION ALL
MATCH (n0:Program)
WHERE n0.id IN $p0
MATCH (n0)-[r0:REACHES]->(n1)
RETURN 1 AS v0, id(n0) AS v1, n1.nameFolded AS v2, n1.id AS v3, r0.key AS v4, coalesce(head([i IN range(0, size(coalesce(n1.formerNamesUntil, [])) - 1) WHERE coalesce(n1.formerNamesUntil, [])[i] > $p2 | n1.formerNames[i]]), n1.name) AS v5, r0.validFrom AS v6, r0.validTo AS v7, r0.locator AS v8, r0.sources AS v9, r0.count AS v10, r0.unit AS v11, r0.year AS v12
LIMIT $most
UNION ALL
MATCH (n0:Program)
WHERE n0.id IN $p0
MATCH (n0)-[r1:CLASSIFIED_AS]->(n2:Sector)
RETURN 2 AS v0, id(n0) AS v1, n2.nameFolded AS v2, n2.id AS v3, r1.key AS v4, r1.validFrom AS v5, r1.validTo AS v6, r1.locator AS v7, r1.sources AS v8, r1.percentage AS v9, null AS v10, null AS v11, null AS v12
LIMIT $most
UNION ALL
MATCH (n0:Program)
WHERE n0.id IN $p0
MATCH (n0)<-[r2:OVERSEES WHERE coalesce(r2.validFrom, '') <= $p2 AND coalesce(r2.validTo, '~') + '~' >= $p2]-(n3)
WHERE coalesce(n3.createdOn, '') <= $p2
RETURN 3 AS v0, id(n0) AS v1, n3.nameFolded AS v2, n3.id AS v3, r2.key AS v4, [COUNT { MATCH (n3)<-[:CONDUCTED_BY]-() }] AS v5, r2.validFrom AS v6, r2.validTo AS v7, r2.locator AS v8, r2.sources AS v9, r2.legalBasis AS v10, null AS v11, null AS v12
LIMIT $most
UNION ALL
MATCH (n0:Program)
WHERE n0.id IN $p0
MATCH (n0)<-[r3:PARTICIPATES_IN]-(n4)
WHERE coalesce(n4.createdOn, '') <= $p2
RETURN 4 AS v0, id(n0) AS v1, n4.nameFolded AS v2, n4.id AS v3, r3.key AS v4, [COUNT { MATCH (n4)<-[:CONDUCTED_BY]-() }] AS v5, r3.validFrom AS v6, r3.validTo AS v7, r3.locator AS v8, r3.sources AS v9, r3.role AS v10, null AS v11, null AS v12
LIMIT $most
