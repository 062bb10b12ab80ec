// interventions: page
CALL () {
  MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p1 AND coalesce(r0.validTo, '~') + '~' >= $p1]->(n1)-[:PART_OF*0..3]->(n2:Department)
  WITH n2, collect(DISTINCT n0) AS k1
  WITH collect([n2, k1]) AS k2
  CALL (k2) {
    UNWIND k2 AS k3
    RETURN k3[0] AS n2, size(k3[1]) AS k0
    UNION ALL
    UNWIND k2 AS k3
    UNWIND k3[1] AS n0
    WITH COUNT { MATCH (n3:Intervention) } - count(DISTINCT n0) AS k0
    WHERE k0 > 0
    RETURN null AS n2, k0
  }
  WITH n2, max(k0) AS k0
  ORDER BY k0 IS NULL, k0 DESC, n2 IS NULL, n2.nameFolded, n2.id
  LIMIT $p2
  RETURN collect([[n2.id, n2.name], k0]) AS c0
}
RETURN c0 AS groups_2

// programs: page
CALL () {
  MATCH (n0)-[r0:RUNS]->(n1)-[r1:APPLIES]->(n2)
  WITH n2, collect(DISTINCT n0) AS k1
  WITH collect([n2, k1]) AS k2
  CALL (k2) {
    UNWIND k2 AS k3
    RETURN k3[0] AS n2, size(k3[1]) AS k0
    UNION ALL
    UNWIND k2 AS k3
    UNWIND k3[1] AS n0
    WITH COUNT { MATCH (n3:Program) } - count(DISTINCT n0) AS k0
    WHERE k0 > 0
    RETURN null AS n2, k0
  }
  WITH n2, max(k0) AS k0
  ORDER BY k0 IS NULL, k0 DESC, n2 IS NULL, n2.nameFolded, n2.id
  LIMIT $p1
  RETURN collect([[n2.id], k0]) AS c0
}
RETURN c0 AS groups_1
