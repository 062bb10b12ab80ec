// compare: compare
MATCH (n0:Program)
WHERE n0.id IN $p0
RETURN {id: n0.id, name_then: coalesce(head([i IN range(0, size(coalesce(n0.formerNamesUntil, [])) - 1) WHERE coalesce(n0.formerNamesUntil, [])[i] > $p2 | n0.formerNames[i]]), n0.name), dimension0: COLLECT {
  MATCH (n0)-[r0:REACHES]->(n1)
  WITH n1, r0
  ORDER BY n1.nameFolded, n1.id, r0.key
  LIMIT $p1
  RETURN {node: {id: n1.id, nameFolded: n1.nameFolded, name_then: coalesce(head([i IN range(0, size(coalesce(n1.formerNamesUntil, [])) - 1) WHERE coalesce(n1.formerNamesUntil, [])[i] > $p2 | n1.formerNames[i]]), n1.name)}, edge: {key: r0.key, validFrom: r0.validFrom, validTo: r0.validTo, locator: r0.locator, sources: r0.sources, count: r0.count, unit: r0.unit, year: r0.year}}
}, dimension1: COLLECT {
  MATCH (n0)-[r1:CLASSIFIED_AS]->(n2:Sector)
  WITH n2, r1
  ORDER BY n2.nameFolded, n2.id, r1.key
  LIMIT $p1
  RETURN {node: {id: n2.id, nameFolded: n2.nameFolded}, edge: {key: r1.key, validFrom: r1.validFrom, validTo: r1.validTo, locator: r1.locator, sources: r1.sources, percentage: r1.percentage}}
}, dimension2: COLLECT {
  MATCH (n0)<-[r2:OVERSEES WHERE coalesce(r2.validFrom, '') <= $p2 AND coalesce(r2.validTo, '~') + '~' >= $p2]-(n3)
  WHERE coalesce(n3.createdOn, '') <= $p2
  WITH n3, r2
  ORDER BY n3.nameFolded, n3.id, r2.key
  LIMIT $p1
  RETURN {node: {id: n3.id, nameFolded: n3.nameFolded, studies: {total: COUNT { MATCH (n3)<-[:CONDUCTED_BY]-() }}}, edge: {key: r2.key, validFrom: r2.validFrom, validTo: r2.validTo, locator: r2.locator, sources: r2.sources, legalBasis: r2.legalBasis}}
}, dimension3: COLLECT {
  MATCH (n0)<-[r3:PARTICIPATES_IN]-(n4)
  WHERE coalesce(n4.createdOn, '') <= $p2
  WITH n4, r3
  ORDER BY n4.nameFolded, n4.id, r3.key
  LIMIT $p1
  RETURN {node: {id: n4.id, nameFolded: n4.nameFolded, studies: {total: COUNT { MATCH (n4)<-[:CONDUCTED_BY]-() }}}, edge: {key: r3.key, validFrom: r3.validFrom, validTo: r3.validTo, locator: r3.locator, sources: r3.sources, role: r3.role}}
}} AS row
