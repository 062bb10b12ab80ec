// gapMap: gapMap
CALL () {
  MATCH (n0:Intervention)
  WHERE EXISTS { MATCH (n0)-[:RECEIVED]->(n1) WHERE n1.year >= $p3 }
  WITH n0, EXISTS { MATCH (n0)-[:RECEIVED]->(n2) WHERE ((n2.level IS NULL) OR (n2.level IN $p0)) } AS k0
  OPTIONAL MATCH (n0)-[r0:RECEIVED]->(n3)
  OPTIONAL MATCH (n0)<-[r1:RUNS]-(n4)
  WITH n3.level AS k2, n4, count(DISTINCT n0) AS k3, count(DISTINCT CASE WHEN k0 THEN n0 END) AS k1
  WHERE ($p1 IS NULL OR k2 IS NULL OR k2 IN $p1) AND ($p2 IS NULL OR n4 IS NULL OR n4.id IN $p2)
  WITH k2, n4, k3, k1
  ORDER BY k1 IS NULL, k1 DESC, k2 IS NULL, k2, n4 IS NULL, n4.nameFolded, n4.id
  LIMIT $p4
  RETURN collect([k2, [n4.id], k3, k1]) AS c0
}
CALL () {
  MATCH (n5:Intervention)
  WHERE EXISTS { MATCH (n5)-[:RECEIVED]->(n6) WHERE n6.year >= $p3 }
  WITH n5, EXISTS { MATCH (n5)-[:RECEIVED]->(n7) WHERE ((n7.level IS NULL) OR (n7.level IN $p0)) } AS k4
  OPTIONAL MATCH (n5)-[r2:RECEIVED]->(n8)
  WITH n8.level AS k6, count(DISTINCT n5) AS k7, count(DISTINCT CASE WHEN k4 THEN n5 END) AS k5
  WITH k6, k7, k5
  ORDER BY k5 IS NULL, k5 DESC, k6 IS NULL, k6
  LIMIT $p6
  RETURN collect([k6, k7, k5]) AS c1
}
CALL () {
  MATCH (n9:Intervention)
  WHERE EXISTS { MATCH (n9)-[:RECEIVED]->(n10) WHERE n10.year >= $p3 }
  WITH n9, EXISTS { MATCH (n9)-[:RECEIVED]->(n11) WHERE ((n11.level IS NULL) OR (n11.level IN $p0)) } AS k8
  OPTIONAL MATCH (n9)<-[r3:RUNS]-(n12)
  WITH n12, count(DISTINCT n9) AS k10, count(DISTINCT CASE WHEN k8 THEN n9 END) AS k9
  WITH n12, k10, k9
  ORDER BY k9 IS NULL, k9 DESC, n12 IS NULL, n12.nameFolded, n12.id
  LIMIT $p7
  RETURN collect([[n12.id, n12.nameFolded, n12.name], k10, k9]) AS c2
}
CALL () {
  MATCH (n13:Program)
  WITH n13
  ORDER BY n13.nameFolded, n13.id
  LIMIT $p8
  RETURN collect([n13.id, n13.nameFolded, n13.name]) AS c3
}
RETURN [c0, c1, c2] AS list, c3 AS columns
