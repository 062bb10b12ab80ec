// intervention: lookup
MATCH (n0:Intervention)
WHERE n0.id IN $p0
RETURN [0, 0, n0.id, n0.name, COUNT { MATCH (n0)-[r2:IMPLEMENTED_IN WHERE coalesce(r2.validFrom, '') <= $p3 AND coalesce(r2.validTo, '~') + '~' >= $p3]->() }, id(n0)] AS v
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p3 AND coalesce(r0.validTo, '~') + '~' >= $p3]->(n1)
RETURN [1, id(n0), n1.id, id(n1), r0.key, r0.households, r0.locator, r0.sources, [n1.id, r0.key]] AS v
LIMIT $most
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p3 AND coalesce(r0.validTo, '~') + '~' >= $p3]->(n1)
MATCH (n1)<-[r1:OBSERVED_ON]-(n2)
RETURN [2, id(n1), n2.id, n2.value, n2.year, id(r1)] AS v
LIMIT $most
