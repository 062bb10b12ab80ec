// intervention: lookup
MATCH (n0:Intervention)
WHERE n0.id IN $p0
RETURN [n0.id, n0.name, [COLLECT {
  MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p3 AND coalesce(r0.validTo, '~') + '~' >= $p3]->(n1)
  WITH n1, r0
  ORDER BY n1.id, r0.key
  LIMIT $p1
  RETURN [[n1.id, COLLECT {
    MATCH (n1)<-[:OBSERVED_ON]-(n2)
    WITH n2
    ORDER BY n2.year IS NULL, n2.year DESC, n2.id
    LIMIT $p2
    RETURN [n2.id, n2.value, n2.year]
  }], [r0.households, r0.locator, r0.sources], [n1.id, r0.key]]
}, COUNT { MATCH (n0)-[r1:IMPLEMENTED_IN WHERE coalesce(r1.validFrom, '') <= $p3 AND coalesce(r1.validTo, '~') + '~' >= $p3]->() }]] AS row
