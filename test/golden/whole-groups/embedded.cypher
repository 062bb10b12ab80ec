// interventions: page
CALL () {
  MATCH (n0:Intervention)
  OPTIONAL MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p1 AND coalesce(r0.validTo, '~') + '~' >= $p1]->(n1)-[:PART_OF*0..3]->(n2:Department)
  WITH n2, count(DISTINCT n0) AS k0
  WITH n2, k0
  ORDER BY k0 IS NULL, k0 DESC, n2 IS NULL, n2.nameFolded, n2.id
  LIMIT $p2
  RETURN collect([[n2.id, n2.name], k0]) AS c0
}
RETURN c0 AS groups_2

// programs: page
CALL () {
  MATCH (n0:Program)
  OPTIONAL MATCH (n0)-[r0:RUNS]->(n1)-[r1:APPLIES]->(n2)
  WITH n2, count(DISTINCT n0) AS k0
  WITH n2, k0
  ORDER BY k0 IS NULL, k0 DESC, n2 IS NULL, n2.nameFolded, n2.id
  LIMIT $p1
  RETURN collect([[n2.id], k0]) AS c0
}
RETURN c0 AS groups_1
