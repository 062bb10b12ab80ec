// intervention: lookup
MATCH (n0:Intervention)
WHERE n0.id IN $p0
CALL (n0) {
  MATCH (n0)<-[r0:PARTICIPATES_IN]-(n1:Actor)
  WITH n1, r0
  ORDER BY n1.nameFolded, n1.id, r0.key
  LIMIT $p1
  CALL (n1) {
    MATCH (n1)-[r2:OVERSEES WHERE coalesce(r2.validFrom, '') <= $p4 AND coalesce(r2.validTo, '~') + '~' >= $p4]->(n3:Program)
    WHERE (n1:Ministry)
    WITH n3, r2
    ORDER BY n3.nameFolded, n3.id, r2.key
    LIMIT $p3
    RETURN collect({node: {id: n3.id}}) AS c1
  }
  RETURN collect({node: {id: n1.id, name: n1.name, acronym: n1.acronym, kind: n1.kind, awards: {total: COUNT { MATCH (n1)<-[r1:GRANTED_BY]-(n2:Award) }}, overseenPrograms: {rows: c1}}, edge: {role: r0.role}}) AS c0
}
CALL (n0) {
  MATCH (n0)-[r3:IMPLEMENTED_IN WHERE coalesce(r3.validFrom, '') <= $p4 AND coalesce(r3.validTo, '~') + '~' >= $p4]->(n4:Place)
  WITH n4, r3
  ORDER BY n4.nameFolded, n4.id, r3.key
  LIMIT $p5
  CALL (n4) {
    MATCH (n4)-[:PART_OF]->(n6:District)
    WHERE (n4:Community)
    WITH n6 ORDER BY n6.id LIMIT 1
    RETURN collect({id: n6.id}) AS c3
  }
  RETURN collect({node: {id: n4.id, ubigeo: n4.ubigeo, observations: {total: COUNT { MATCH (n4)<-[r4:OBSERVED_ON]-(n5:Observation) }}, district: head(c3)}}) AS c2
}
RETURN {id: n0.id, participants: {rows: c0}, places: {rows: c2}} AS row
