// intervention: lookup
MATCH (n0:Intervention)
WHERE n0.id IN $p0
RETURN 0 AS v0, 0 AS v1, n0.id AS v2, n0.name AS v3, COUNT { MATCH (n0)-[r1:IMPLEMENTED_IN WHERE coalesce(r1.validFrom, '') <= $p3 AND coalesce(r1.validTo, '~') + '~' >= $p3]->() } AS v4, id(n0) AS v5, null AS v6, null AS v7, null AS v8
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p3 AND coalesce(r0.validTo, '~') + '~' >= $p3]->(n1)
RETURN 1 AS v0, id(n0) AS v1, n1.id AS v2, r0.key AS v3, id(n1) AS v4, r0.households AS v5, r0.locator AS v6, r0.sources AS v7, [n1.id, r0.key] AS v8
LIMIT $most
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p3 AND coalesce(r0.validTo, '~') + '~' >= $p3]->(n1)
WITH DISTINCT n1 LIMIT $most
MATCH (n1)<-[:OBSERVED_ON]-(n2)
RETURN 2 AS v0, id(n1) AS v1, n2.year AS v2, n2.id AS v3, n2.value AS v4, null AS v5, null AS v6, null AS v7, null AS v8
LIMIT $most
