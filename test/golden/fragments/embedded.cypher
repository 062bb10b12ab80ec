// intervention: lookup
MATCH (n0:Intervention)
WHERE n0.id IN $p0
CALL (n0) {
  MATCH (n0)<-[r0:PARTICIPATES_IN]-(n1)
  WITH n1, r0
  ORDER BY n1.nameFolded, n1.id, r0.key
  LIMIT $p1
  CALL (n1) {
    MATCH (n1)-[r1:OVERSEES WHERE coalesce(r1.validFrom, '') <= $p4 AND coalesce(r1.validTo, '~') + '~' >= $p4]->(n2)
    WHERE (n1:Ministry)
    WITH n2, r1
    ORDER BY n2.nameFolded, n2.id, r1.key
    LIMIT $p3
    RETURN collect([n2.id]) AS c1
  }
  RETURN collect([[n1.id, n1.name, n1.acronym, n1.kind, [COUNT { MATCH (n1)<-[:GRANTED_BY]-() }], c1], [r0.role]]) AS c0
}
CALL (n0) {
  MATCH (n0)-[r2:IMPLEMENTED_IN WHERE coalesce(r2.validFrom, '') <= $p4 AND coalesce(r2.validTo, '~') + '~' >= $p4]->(n3)
  WITH n3, r2
  ORDER BY n3.nameFolded, n3.id, r2.key
  LIMIT $p5
  CALL (n3) {
    MATCH (n3)-[:PART_OF]->(n4)
    WHERE (n3:Community)
    WITH n4 ORDER BY n4.id LIMIT 1
    RETURN collect([n4.id]) AS c3
  }
  RETURN collect([n3.id, n3.ubigeo, [COUNT { MATCH (n3)<-[:OBSERVED_ON]-() }], head(c3)]) AS c2
}
RETURN [n0.id, c0, c2] AS row
