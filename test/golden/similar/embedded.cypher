// similar: similar
MATCH (n0:Intervention)
WHERE n0.id = $p0
CALL (n0) {
  MATCH (n0)<-[:RUNS]-(n1)
  WHERE coalesce(n1.startedOn, '') <= $p2
  WITH n1 ORDER BY n1.id LIMIT $p1
  RETURN collect(n1.id) AS c0
}
CALL (n0) {
  MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p2 AND coalesce(r0.validTo, '~') + '~' >= $p2]->(n2)
  WITH n2 ORDER BY n2.id LIMIT $p1
  RETURN collect(n2.id) AS c1
}
CALL (n0) {
  MATCH (n0)<-[:PARTICIPATES_IN]-(n3)
  WHERE coalesce(n3.createdOn, '') <= $p2
  WITH n3 ORDER BY n3.id LIMIT $p1
  RETURN collect(n3.id) AS c2
}
CALL (n0) {
  MATCH (n0)-[:RECEIVED]->(n4)
  WITH n4 ORDER BY n4.id LIMIT $p1
  RETURN collect(n4.id) AS c3
}
CALL (n0) {
  CALL (n0) {
    MATCH (n0)<-[:RUNS]-(n6)
    WHERE coalesce(n6.startedOn, '') <= $p2
    WITH n6, count(*) AS k1
    WITH n6, COUNT { MATCH (n6)-[:RUNS]->() } AS k2
    ORDER BY k2, n6.id
    LIMIT $p3
    CALL (n6) {
      MATCH (n6)-[:RUNS]->(n7:Intervention)
      WHERE n7.id <> $p0 AND coalesce(n7.startedOn, '') <= $p2
      WITH n7
      LIMIT $p4
      RETURN n7, count(*) AS k3
    }
    RETURN n7 AS n5, k2 AS k0
    UNION ALL
    MATCH (n0)-[r1:IMPLEMENTED_IN WHERE coalesce(r1.validFrom, '') <= $p2 AND coalesce(r1.validTo, '~') + '~' >= $p2]->(n8)
    WITH n8, count(*) AS k4
    WITH n8, COUNT { MATCH (n8)<-[:IMPLEMENTED_IN]-() } AS k5
    ORDER BY k5, n8.id
    LIMIT $p3
    CALL (n8) {
      MATCH (n8)<-[r2:IMPLEMENTED_IN WHERE coalesce(r2.validFrom, '') <= $p2 AND coalesce(r2.validTo, '~') + '~' >= $p2]-(n9:Intervention)
      WHERE n9.id <> $p0 AND coalesce(n9.startedOn, '') <= $p2
      WITH n9
      LIMIT $p4
      RETURN n9, count(*) AS k6
    }
    RETURN n9 AS n5, k5 AS k0
    UNION ALL
    MATCH (n0)<-[:PARTICIPATES_IN]-(n10)
    WHERE coalesce(n10.createdOn, '') <= $p2
    WITH n10, count(*) AS k7
    WITH n10, COUNT { MATCH (n10)-[:PARTICIPATES_IN]->() } AS k8
    ORDER BY k8, n10.id
    LIMIT $p3
    CALL (n10) {
      MATCH (n10)-[:PARTICIPATES_IN]->(n11:Intervention)
      WHERE n11.id <> $p0 AND coalesce(n11.startedOn, '') <= $p2
      WITH n11
      LIMIT $p4
      RETURN n11, count(*) AS k9
    }
    RETURN n11 AS n5, k8 AS k0
    UNION ALL
    MATCH (n0)-[:RECEIVED]->(n12)
    WITH n12, count(*) AS k10
    WITH n12, COUNT { MATCH (n12)<-[:RECEIVED]-() } AS k11
    ORDER BY k11, n12.id
    LIMIT $p3
    CALL (n12) {
      MATCH (n12)<-[:RECEIVED]-(n13:Intervention)
      WHERE n13.id <> $p0 AND coalesce(n13.startedOn, '') <= $p2
      WITH n13
      LIMIT $p4
      RETURN n13, count(*) AS k12
    }
    RETURN n13 AS n5, k11 AS k0
  }
  WITH n5, count(*) AS k13, min(k0) AS k14, max(k0) AS k15
  ORDER BY k13 DESC, k14, n5.id
  LIMIT $p5
  CALL (n5) {
    MATCH (n5)<-[:RUNS]-(n14)
    WHERE coalesce(n14.startedOn, '') <= $p2
    WITH n14 ORDER BY n14.id LIMIT $p1
    RETURN collect(n14.id) AS c4
  }
  CALL (n5) {
    MATCH (n5)-[r3:IMPLEMENTED_IN WHERE coalesce(r3.validFrom, '') <= $p2 AND coalesce(r3.validTo, '~') + '~' >= $p2]->(n15)
    WITH n15 ORDER BY n15.id LIMIT $p1
    RETURN collect(n15.id) AS c5
  }
  CALL (n5) {
    MATCH (n5)<-[:PARTICIPATES_IN]-(n16)
    WHERE coalesce(n16.createdOn, '') <= $p2
    WITH n16 ORDER BY n16.id LIMIT $p1
    RETURN collect(n16.id) AS c6
  }
  CALL (n5) {
    MATCH (n5)-[:RECEIVED]->(n17)
    WITH n17 ORDER BY n17.id LIMIT $p1
    RETURN collect(n17.id) AS c7
  }
  RETURN collect([[n5.id, c4, c5, c6, c7], k15]) AS c8
}
RETURN [n0.id, c0, c1, c2, c3] AS subject, c8 AS candidates

MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN 0 AS v0, 0 AS v1, n0.id AS v2, coalesce(head([i IN range(0, size(coalesce(n0.formerNamesUntil, [])) - 1) WHERE coalesce(n0.formerNamesUntil, [])[i] > $p1 | n0.formerNames[i]]), n0.name) AS v3, n0.nameFolded AS v4, id(n0) AS v5
UNION ALL
MATCH (n0:Entity)
WHERE n0.id IN $p0
MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p1 AND coalesce(r0.validTo, '~') + '~' >= $p1]->(n1)
WHERE (n0:Intervention)
RETURN 1 AS v0, id(n0) AS v1, n1.nameFolded AS v2, n1.id AS v3, r0.key AS v4, null AS v5
LIMIT $most
