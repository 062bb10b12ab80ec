// interventions: page
CALL () {
  MATCH (n0:Intervention)
  OPTIONAL MATCH (n0)-[r0:RECEIVED]->(n1)-[r1:IN_CATEGORY]->(n2)
  WITH n2, count(DISTINCT n0) AS k0
  WITH n2, k0
  ORDER BY k0 IS NULL, k0 DESC, n2 IS NULL, n2.nameFolded, n2.id
  LIMIT $p1
  RETURN collect([[n2.id], k0]) AS c0
}
RETURN c0 AS groups_1

// programs: page
CALL () {
  MATCH (n0:Program)
  OPTIONAL MATCH (n0)<-[r0:ABOUT]-(n1)<-[r1:REPORTS]-(n2)
  WITH n2, count(DISTINCT n0) AS k0
  WITH n2, k0
  ORDER BY k0 IS NULL, k0 DESC, n2 IS NULL, n2.nameFolded, n2.id
  LIMIT $p1
  RETURN collect([[n2.id], k0]) AS c0
}
RETURN c0 AS groups_1
