// intervention: lookup
MATCH (n0:Intervention)
WHERE n0.id IN $p0
CALL (n0) {
  MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p3 AND coalesce(r0.validTo, '~') + '~' >= $p3]->(n1)
  WITH n1, r0
  ORDER BY n1.id, r0.key
  LIMIT $p1
  CALL (n1) {
    MATCH (n1)<-[r1:OBSERVED_ON]-(n2)
    WITH n2, r1
    ORDER BY n2.year IS NULL, n2.year DESC, n2.id, r1.key
    LIMIT $p2
    RETURN collect({id: n2.id, value: n2.value, year: n2.year}) AS c1
  }
  RETURN collect({node: {id: n1.id, observations: c1}, edge: {households: r0.households, locator: r0.locator, sources: r0.sources}, keys: [n1.id, r0.key]}) AS c0
}
RETURN {id: n0.id, name: n0.name, places: {rows: c0, total: COUNT { MATCH (n0)-[r2:IMPLEMENTED_IN WHERE coalesce(r2.validFrom, '') <= $p3 AND coalesce(r2.validTo, '~') + '~' >= $p3]->() }}} AS row
