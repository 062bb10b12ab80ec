// interventions: page
CALL () {
  MATCH (n0)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p1 AND coalesce(r0.validTo, '~') + '~' >= $p1]->(n2)-[:PART_OF*0..3]->(n3:Department)
  WITH n3, collect(DISTINCT n0) AS k1
  WITH collect([n3, k1]) AS k2
  CALL (k2) {
    UNWIND k2 AS k3
    RETURN k3[0] AS n3, size(k3[1]) AS k0
    UNION ALL
    UNWIND k2 AS k3
    UNWIND k3[1] AS n0
    WITH COUNT { MATCH (n1:Intervention) } - count(DISTINCT n0) AS k0
    WHERE k0 > 0
    RETURN null AS n3, k0
  }
  WITH n3, max(k0) AS k0
  ORDER BY k0 IS NULL, k0 DESC, n3 IS NULL, n3.nameFolded, n3.id
  LIMIT $p2
  RETURN collect({key0: {id: n3.id, name: n3.name}, count: k0}) AS c0
}
RETURN c0 AS groups_2

// programs: page
CALL () {
  MATCH (n0)-[r0:RUNS]->(n2)-[r1:APPLIES]->(n3)
  WITH n3, collect(DISTINCT n0) AS k1
  WITH collect([n3, k1]) AS k2
  CALL (k2) {
    UNWIND k2 AS k3
    RETURN k3[0] AS n3, size(k3[1]) AS k0
    UNION ALL
    UNWIND k2 AS k3
    UNWIND k3[1] AS n0
    WITH COUNT { MATCH (n1:Program) } - count(DISTINCT n0) AS k0
    WHERE k0 > 0
    RETURN null AS n3, k0
  }
  WITH n3, max(k0) AS k0
  ORDER BY k0 IS NULL, k0 DESC, n3 IS NULL, n3.nameFolded, n3.id
  LIMIT $p1
  RETURN collect({key0: {id: n3.id}, count: k0}) AS c0
}
RETURN c0 AS groups_1
