// gapMap: gapMap
CALL () {
  MATCH (n0:Intervention)
  WHERE EXISTS { MATCH (n0)-[:RECEIVED]->(n1:Certification) WHERE n1.year >= $p3 }
  WITH n0, EXISTS { MATCH (n0)-[:RECEIVED]->(n2:Certification) WHERE ((n2.level IS NULL) OR (n2.level IN $p0)) } AS k0
  OPTIONAL MATCH (n0)-[r0:RECEIVED]->(n3:Certification)
  OPTIONAL MATCH (n0)<-[r1:RUNS]-(n4:Program)
  OPTIONAL MATCH (n0)<-[r2:EVALUATES]-(n5:Study)
  WITH n3.level AS k2, n4, count(DISTINCT n0) AS k4, count(DISTINCT CASE WHEN k0 THEN n0 END) AS k1, count(DISTINCT n5) AS k3
  WHERE ($p1 IS NULL OR k2 IS NULL OR k2 IN $p1) AND ($p2 IS NULL OR n4 IS NULL OR n4.id IN $p2)
  WITH k2, n4, k4, k1, k3
  ORDER BY k1 IS NULL, k1 DESC, k2 IS NULL, k2, n4 IS NULL, n4.nameFolded, n4.id
  LIMIT $p5
  RETURN collect({key0: k2, key1: {id: n4.id}, count: k4, certified: k1, studies: k3}) AS c0
}
CALL () {
  MATCH (n6:Intervention)
  WHERE EXISTS { MATCH (n6)-[:RECEIVED]->(n7:Certification) WHERE n7.year >= $p3 }
  WITH n6, EXISTS { MATCH (n6)-[:RECEIVED]->(n8:Certification) WHERE ((n8.level IS NULL) OR (n8.level IN $p0)) } AS k5
  OPTIONAL MATCH (n6)-[r3:RECEIVED]->(n9:Certification)
  OPTIONAL MATCH (n6)<-[r4:EVALUATES]-(n10:Study)
  WITH n9.level AS k7, count(DISTINCT n6) AS k9, count(DISTINCT CASE WHEN k5 THEN n6 END) AS k6, count(DISTINCT n10) AS k8
  WITH k7, k9, k6, k8
  ORDER BY k6 IS NULL, k6 DESC, k7 IS NULL, k7
  LIMIT $p6
  RETURN collect({key0: k7, count: k9, certified: k6, studies: k8}) AS c1
}
CALL () {
  MATCH (n11:Intervention)
  WHERE EXISTS { MATCH (n11)-[:RECEIVED]->(n12:Certification) WHERE n12.year >= $p3 }
  WITH n11, EXISTS { MATCH (n11)-[:RECEIVED]->(n13:Certification) WHERE ((n13.level IS NULL) OR (n13.level IN $p0)) } AS k10
  OPTIONAL MATCH (n11)<-[r5:RUNS]-(n14:Program)
  OPTIONAL MATCH (n11)<-[r6:EVALUATES]-(n15:Study)
  WITH n14, count(DISTINCT n11) AS k13, count(DISTINCT CASE WHEN k10 THEN n11 END) AS k11, count(DISTINCT n15) AS k12
  WITH n14, k13, k11, k12
  ORDER BY k11 IS NULL, k11 DESC, n14 IS NULL, n14.nameFolded, n14.id
  LIMIT $p7
  RETURN collect({key0: {id: n14.id, nameFolded: n14.nameFolded, name: n14.name}, count: k13, certified: k11, studies: k12}) AS c2
}
CALL () {
  MATCH (n16:Intervention)
  WHERE EXISTS { MATCH (n16)-[:RECEIVED]->(n17:Certification) WHERE n17.year >= $p3 }
  WITH n16, EXISTS { MATCH (n16)-[:RECEIVED]->(n18:Certification) WHERE ((n18.level IS NULL) OR (n18.level IN $p0)) } AS k14
  OPTIONAL MATCH (n16)<-[r7:EVALUATES]-(n19:Study)
  WITH count(DISTINCT n16) AS k17, count(DISTINCT CASE WHEN k14 THEN n16 END) AS k15, count(DISTINCT n19) AS k16
  WITH k17, k15, k16
  ORDER BY k15 IS NULL, k15 DESC
  LIMIT $p8
  RETURN collect({count: k17, certified: k15, studies: k16}) AS c3
}
CALL () {
  MATCH (n20:Program)
  WITH n20
  ORDER BY n20.nameFolded, n20.id
  LIMIT $p9
  RETURN collect({node: {id: n20.id, nameFolded: n20.nameFolded, name: n20.name}}) AS c4
}
RETURN {cells: c0, byRow: c1, byColumn: c2, all: c3} AS list, {rows: c4} AS columns
