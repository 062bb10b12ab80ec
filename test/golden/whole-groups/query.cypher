// interventions: page
CALL () {
  CALL () {
    MATCH (n0:Intervention)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p1 AND coalesce(r0.validTo, '~') + '~' >= $p1]->(n2:Place)-[:PART_OF*0..3]->(n3:Department)
    RETURN n3, count(DISTINCT n0) AS k0
    UNION ALL
    MATCH (n0:Intervention)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p1 AND coalesce(r0.validTo, '~') + '~' >= $p1]->(n2:Place)-[:PART_OF*0..3]->(n3:Department)
    WITH count(DISTINCT n0) AS k1
    WITH COUNT { MATCH (n1:Intervention) } - k1 AS k0
    WHERE k0 > 0
    RETURN null AS n3, k0
  }
  WITH n3, k0
  ORDER BY k0 IS NULL, k0 DESC, n3 IS NULL, n3.nameFolded, n3.id
  LIMIT $p2
  RETURN collect({key0: {id: n3.id, name: n3.name}, count: k0}) AS c0
}
RETURN c0 AS groups_2

// programs: page
CALL () {
  CALL () {
    MATCH (n0:Program)-[r0:RUNS]->(n2:Intervention)-[r1:APPLIES]->(n3:Approach)
    RETURN n3, count(DISTINCT n0) AS k0
    UNION ALL
    MATCH (n0:Program)-[r0:RUNS]->(n2:Intervention)-[r1:APPLIES]->(n3:Approach)
    WITH count(DISTINCT n0) AS k1
    WITH COUNT { MATCH (n1:Program) } - k1 AS k0
    WHERE k0 > 0
    RETURN null AS n3, k0
  }
  WITH n3, k0
  ORDER BY k0 IS NULL, k0 DESC, n3 IS NULL, n3.nameFolded, n3.id
  LIMIT $p1
  RETURN collect({key0: {id: n3.id}, count: k0}) AS c0
}
RETURN c0 AS groups_1
