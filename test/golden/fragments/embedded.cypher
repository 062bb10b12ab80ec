// intervention: lookup
MATCH (n0:Intervention)
WHERE n0.id IN $p0
RETURN [0, 0, n0.id, id(n0)] AS v
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)<-[r0:PARTICIPATES_IN]-(n1)
RETURN [1, id(n0), n1.id, n1.name, n1.acronym, n1.kind, [COUNT { MATCH (n1)<-[:GRANTED_BY]-() }], id(n1), n1.nameFolded, r0.key, r0.role] AS v
LIMIT $most
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)<-[r0:PARTICIPATES_IN]-(n1)
MATCH (n1)-[r1:OVERSEES WHERE coalesce(r1.validFrom, '') <= $p4 AND coalesce(r1.validTo, '~') + '~' >= $p4]->(n2)
WHERE (n1:Ministry)
RETURN [2, id(n1), n2.id, n2.nameFolded, r1.key, id(r1)] AS v
LIMIT $most
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)-[r2:IMPLEMENTED_IN WHERE coalesce(r2.validFrom, '') <= $p4 AND coalesce(r2.validTo, '~') + '~' >= $p4]->(n3)
RETURN [3, id(n0), n3.id, n3.ubigeo, [COUNT { MATCH (n3)<-[:OBSERVED_ON]-() }], id(n3), n3.nameFolded, r2.key] AS v
LIMIT $most
UNION ALL
MATCH (n0:Intervention)
WHERE n0.id IN $p0
MATCH (n0)-[r2:IMPLEMENTED_IN WHERE coalesce(r2.validFrom, '') <= $p4 AND coalesce(r2.validTo, '~') + '~' >= $p4]->(n3)
MATCH (n3)-[:PART_OF]->(n4)
WHERE (n3:Community)
RETURN [4, id(n3), n4.id] AS v
LIMIT $most
