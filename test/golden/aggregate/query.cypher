// findings: page
CALL () {
  MATCH (n0:Finding)
  OPTIONAL MATCH (n0)<-[r0:REPORTS]-(n1)
  WITH n1, n0.direction AS k0, count(DISTINCT n0) AS k2, count(DISTINCT n0.effect) AS k1, collect(DISTINCT n0) AS k3
  CALL (k3) {
    UNWIND k3 AS n2
    WITH n2, count(*) AS ways
    RETURN count(n2.effect) AS k4, sum(n2.effect) AS k5, avg(n2.effect) AS k6, min(n2.effect) AS k7, max(n2.effect) AS k8
  }
  WITH n1, k0, k2, k1, k4, k5, k6, k7, k8
  ORDER BY k8 IS NULL, k8 DESC, n1 IS NULL, n1.nameFolded, n1.id, k0 IS NULL, k0
  LIMIT $p1
  RETURN collect([[n1.id, n1.name, n1.year], k0, k2, k1, k4, k5, k6, k7, k8]) AS c0
}
RETURN c0 AS groups_1
