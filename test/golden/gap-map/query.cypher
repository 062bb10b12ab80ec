// gapMap: gapMap
CALL () {
  CALL () {
    MATCH (n0:Intervention)
    WHERE EXISTS { MATCH (n0)-[:RECEIVED]->(n1) WHERE n1.year >= $p3 }
    WITH n0, EXISTS { MATCH (n0)-[:RECEIVED]->(n2) WHERE ((n2.level IS NULL) OR (n2.level IN $p0)) } AS k0
    OPTIONAL MATCH (n0)-[r0:RECEIVED]->(n3)
    OPTIONAL MATCH (n0)<-[r1:RUNS]-(n4)
    WITH n3.level AS k2, n4, collect(DISTINCT n0) AS k3, collect(DISTINCT CASE WHEN k0 THEN n0 END) AS k1
    WHERE ($p1 IS NULL OR k2 IS NULL OR k2 IN $p1) AND ($p2 IS NULL OR n4 IS NULL OR n4.id IN $p2)
    WITH collect([k2, n4, k3, k1]) AS k4
    CALL (k4) {
      UNWIND k4 AS k5
      RETURN 0 AS k6, k5[0] AS k2, k5[1] AS n4, size(k5[2]) AS k3, size(k5[3]) AS k1
      UNION ALL
      UNWIND k4 AS k5
      WITH k5[0] AS k2, collect(k5[2]) AS k3, collect(k5[3]) AS k1
      RETURN 1 AS k6, k2, null AS n4, COUNT { UNWIND k3 AS k7 UNWIND k7 AS k8 RETURN DISTINCT k8 } AS k3, COUNT { UNWIND k1 AS k7 UNWIND k7 AS k8 RETURN DISTINCT k8 } AS k1
      UNION ALL
      UNWIND k4 AS k5
      WITH k5[1] AS n4, collect(k5[2]) AS k3, collect(k5[3]) AS k1
      RETURN 2 AS k6, null AS k2, n4, COUNT { UNWIND k3 AS k7 UNWIND k7 AS k8 RETURN DISTINCT k8 } AS k3, COUNT { UNWIND k1 AS k7 UNWIND k7 AS k8 RETURN DISTINCT k8 } AS k1
    }
    WITH k6, k2, n4, max(k3) AS k3, max(k1) AS k1
    ORDER BY k6, k1 IS NULL, k1 DESC, k2 IS NULL, k2, n4 IS NULL, n4.nameFolded, n4.id
    RETURN collect(CASE k6 WHEN 0 THEN [k2, [n4.id], k3, k1] END)[..$p4] AS c0, collect(CASE k6 WHEN 1 THEN [k2, k3, k1] END)[..$p6] AS c1, collect(CASE k6 WHEN 2 THEN [[n4.id, n4.nameFolded, n4.name], k3, k1] END)[..$p7] AS c2
  }
  RETURN 0 AS k9, [c0, c1, c2] AS c4
  UNION ALL
  RETURN 1 AS k9, COLLECT {
    MATCH (n5:Program)
    WHERE n5.nameFolded IS NOT NULL AND n5.id IS NOT NULL
    WITH n5
    ORDER BY n5.nameFolded, n5.id
    LIMIT $p8
    RETURN [n5.id, n5.nameFolded, n5.name]
  } AS c4
}
RETURN head(collect(CASE k9 WHEN 0 THEN c4 END)) AS list, head(collect(CASE k9 WHEN 1 THEN c4 END)) AS columns
