// findings: page
CALL () {
  MATCH (n0:Finding)
  OPTIONAL MATCH (n0)<-[r0:REPORTS]-(n1)
  WITH n1, n0.direction AS k0, count(DISTINCT n0) AS k2, count(DISTINCT n0.effect) AS k1, collect(DISTINCT n0) AS k3
  CALL (k3) {
    UNWIND k3 AS n2
    WITH n2, count(*) AS ways
    WHERE n2.effect IS NOT NULL
    WITH n2, n2.unitFolded AS k6, n2.unit AS k7
    WITH count(n2.effect) AS k4, sum(n2.effect) AS k10, avg(n2.effect) AS k11, min(n2.effect) AS k12, max(n2.effect) AS k13, count(DISTINCT k6) AS k8, count(k6) AS k9, collect(DISTINCT k7) AS k5
    RETURN k4, k5, CASE WHEN k8 = 1 AND k9 = k4 THEN k10 END AS k10, CASE WHEN k8 = 1 AND k9 = k4 THEN k11 END AS k11, CASE WHEN k8 = 1 AND k9 = k4 THEN k12 END AS k12, CASE WHEN k8 = 1 AND k9 = k4 THEN k13 END AS k13
  }
  WITH n1, k0, k2, k1, k4, k5, k10, k11, k12, k13
  ORDER BY k13 IS NULL, k13 DESC, n1 IS NULL, n1.nameFolded, n1.id, k0 IS NULL, k0
  LIMIT $p1
  RETURN collect([[n1.id, n1.name, n1.year], k0, k2, k1, k4, k5, k10, k11, k12, k13]) AS c0
}
RETURN c0 AS groups_1
