// district: lookup
MATCH (n0:District)
WHERE n0.id IN $p0
CALL (n0) {
  MATCH (n0)-[:PART_OF]->(n1)
  WITH n1 ORDER BY n1.id LIMIT 1
  CALL (n1) {
    MATCH (n1)<-[:PART_OF]-(n2)
    WITH n2, count(DISTINCT n2) AS k0
    WITH n2, k0
    ORDER BY k0 IS NULL, k0 DESC, n2 IS NULL, n2.nameFolded, n2.id
    LIMIT $p2
    RETURN collect([[n2.id], k0]) AS c1
  }
  RETURN collect([n1.id, [c1]]) AS c0
}
RETURN [n0.id, head(c0)] AS row

// node: lookup
MATCH (n0:Entity)
WHERE n0.id IN $p0
CALL (n0) {
  MATCH (n0)-[:RUNS]->(n1)
  WHERE (n0:Program)
  WITH n1
  ORDER BY n1.nameFolded, n1.id
  LIMIT $p1
  CALL (n1) {
    MATCH (n1)<-[:RUNS]-(n2)
    WITH n2
    ORDER BY n2.nameFolded, n2.id
    LIMIT $p2
    CALL (n2) {
      MATCH (n2)-[:RUNS]->(n3)
      OPTIONAL MATCH (n3)-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p4 AND coalesce(r0.validTo, '~') + '~' >= $p4]->(n4)-[:PART_OF*0..3]->(n5:Department)
      WITH n5, count(DISTINCT n3) AS k0
      WITH n5, k0
      ORDER BY k0 IS NULL, k0 DESC, n5 IS NULL, n5.nameFolded, n5.id
      LIMIT $p5
      RETURN collect([[n5.id], k0]) AS c2
    }
    RETURN collect([n2.id, [c2]]) AS c1
  }
  RETURN collect([n1.id, c1]) AS c0
}
RETURN [n0.id, c0] AS row

// interventions: page
CALL () {
  MATCH (n0:Intervention)
  WITH n0
  ORDER BY n0.startedOn, n0.id
  LIMIT $p0
  CALL (n0) {
    MATCH (n0)-[r0:REACHES]->(n1)
    WITH n1, r0
    ORDER BY n1.nameFolded, n1.id, r0.key
    LIMIT $p1
    CALL (n1) {
      MATCH (n1)<-[:REACHES]-(n2:Intervention)
      WITH count(DISTINCT n2) AS k0
      WITH k0
      ORDER BY k0 IS NULL, k0 DESC
      LIMIT $p3
      RETURN collect([k0]) AS c2
    }
    RETURN collect([n1.id, [c2]]) AS c1
  }
  RETURN collect([n0.id, c1]) AS c0
}
RETURN c0 AS rows
