// interventions: page
CALL () {
  MATCH (n0:Intervention)
  WHERE COUNT { MATCH (n0)-[:RECEIVED]->() } >= $p0
  OPTIONAL MATCH (n0)-[r0:APPLIES]->(n1)
  WITH n1, count(DISTINCT n0) AS k0
  WITH n1, k0
  ORDER BY k0 IS NULL, k0 DESC, n1 IS NULL, n1.nameFolded, n1.id
  LIMIT $p2
  RETURN collect([[n1.id, n1.name], k0]) AS c0
}
CALL () {
  MATCH (n2:Intervention)
  WHERE COUNT { MATCH (n2)-[:RECEIVED]->() } >= $p0
  OPTIONAL MATCH (n2)-[r1:IMPLEMENTED_IN WHERE coalesce(r1.validFrom, '') <= $p3 AND coalesce(r1.validTo, '~') + '~' >= $p3]->(n3)-[:PART_OF*0..3]->(n4:Department)
  WITH n4, count(DISTINCT n2) AS k1
  WITH n4, k1
  ORDER BY k1 IS NULL, k1 DESC, n4 IS NULL, n4.nameFolded, n4.id
  LIMIT $p4
  RETURN collect([[n4.id, n4.name], k1]) AS c1
}
CALL () {
  MATCH (n5:Intervention)
  WHERE COUNT { MATCH (n5)-[:RECEIVED]->() } >= $p0
  OPTIONAL MATCH (n5)-[r2:RECEIVED]->(n6)
  WITH n6.year AS k2, count(DISTINCT n5) AS k3
  WITH k2, k3
  ORDER BY k3 IS NULL, k3 DESC, k2 IS NULL, k2
  LIMIT $p5
  RETURN collect([k2, k3]) AS c2
}
RETURN c0 AS groups_2, c1 AS groups_4, c2 AS groups_5

// program: lookup
MATCH (n0:Program)
WHERE n0.id IN $p0
CALL (n0) {
  MATCH (n0)-[:RUNS]->(n1)
  OPTIONAL MATCH (n1)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p2 AND coalesce(r0.validTo, '~') + '~' >= $p2]->(n2)
  WITH n2, count(DISTINCT n1) AS k0
  WITH n2, k0
  ORDER BY k0 IS NULL, k0 DESC, n2 IS NULL, n2.nameFolded, n2.id
  LIMIT $p3
  RETURN collect([[n2.id], k0]) AS c0
}
RETURN [n0.id, [c0]] AS row
