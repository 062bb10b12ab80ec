// compare: compare
MATCH (n0:Program)
WHERE n0.id IN $p0
RETURN [n0.id, coalesce(head([i IN range(0, size(coalesce(n0.formerNamesUntil, [])) - 1) WHERE coalesce(n0.formerNamesUntil, [])[i] > $p2 | n0.formerNames[i]]), n0.name), COLLECT {
  MATCH (n0)-[r0:REACHES]->(n1)
  WITH n1, r0
  ORDER BY n1.nameFolded, n1.id, r0.key
  LIMIT $p1
  RETURN [[n1.id, n1.nameFolded, coalesce(head([i IN range(0, size(coalesce(n1.formerNamesUntil, [])) - 1) WHERE coalesce(n1.formerNamesUntil, [])[i] > $p2 | n1.formerNames[i]]), n1.name)], [r0.key, r0.validFrom, r0.validTo, r0.locator, r0.disputed, r0.sources, r0.count, r0.unit, r0.year]]
}, COLLECT {
  MATCH (n0)-[r1:CLASSIFIED_AS]->(n2:Sector)
  WITH n2, r1
  ORDER BY n2.nameFolded, n2.id
  LIMIT $p1
  RETURN [[n2.id, n2.nameFolded], [r1.key, r1.validFrom, r1.validTo, r1.locator, r1.disputed, r1.sources, r1.percentage]]
}, COLLECT {
  MATCH (n0)<-[r2:OVERSEES WHERE coalesce(r2.validFrom, '') <= $p2 AND coalesce(r2.validTo, '~') + '~' >= $p2]-(n3)
  WHERE coalesce(n3.createdOn, '') <= $p2
  WITH n3, r2
  ORDER BY n3.nameFolded, n3.id, r2.key
  LIMIT $p1
  RETURN [[n3.id, n3.nameFolded, [COUNT { MATCH (n3)<-[:CONDUCTED_BY]-() }]], [r2.key, r2.validFrom, r2.validTo, r2.locator, r2.disputed, r2.sources, r2.legalBasis]]
}, COLLECT {
  MATCH (n0)<-[r3:PARTICIPATES_IN]-(n4)
  WHERE coalesce(n4.createdOn, '') <= $p2
  WITH n4, r3
  ORDER BY n4.nameFolded, n4.id, r3.key
  LIMIT $p1
  RETURN [[n4.id, n4.nameFolded, [COUNT { MATCH (n4)<-[:CONDUCTED_BY]-() }]], [r3.key, r3.validFrom, r3.validTo, r3.locator, r3.disputed, r3.sources, r3.role]]
}] AS row
