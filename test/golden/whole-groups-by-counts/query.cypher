// interventions: page
CALL () {
  WITH COUNT { MATCH (:Certification) } = COUNT { MATCH (:Certification)-[:IN_CATEGORY]->() } AS k1
  CALL (k1) {
    WITH k1
    WHERE k1
    CALL () {
      MATCH (n0)-[r0:RECEIVED]->(n1)-[r1:IN_CATEGORY]->(n2)
      RETURN n2, count(DISTINCT n0) AS k0
      UNION ALL
      MATCH (n0:Intervention)
      WHERE n0.certificationsCount = 0 AND n0.id IS NOT NULL
      WITH count(n0) AS k0
      WHERE k0 > 0
      RETURN null AS n2, k0
    }
    RETURN n2, k0
    UNION ALL
    WITH k1
    WHERE NOT k1
    CALL () {
      MATCH (n0)-[r0:RECEIVED]->(n1)-[r1:IN_CATEGORY]->(n2)
      WITH n2, collect(DISTINCT n0) AS k2
      WITH collect([n2, k2]) AS k3
      CALL (k3) {
        UNWIND k3 AS k4
        RETURN k4[0] AS n2, size(k4[1]) AS k0
        UNION ALL
        UNWIND k3 AS k4
        UNWIND k4[1] AS n0
        WITH COUNT { MATCH (n3:Intervention) } - count(DISTINCT n0) AS k0
        WHERE k0 > 0
        RETURN null AS n2, k0
      }
      RETURN n2, k0
    }
    RETURN n2, k0
  }
  WITH n2, max(k0) AS k0
  ORDER BY k0 IS NULL, k0 DESC, n2 IS NULL, n2.nameFolded, n2.id
  LIMIT $p1
  RETURN collect([[n2.id], k0]) AS c0
}
RETURN c0 AS groups_1

// programs: page
CALL () {
  WITH COUNT { MATCH (:Finding) } = COUNT { MATCH (:Finding)<-[:REPORTS]-() } AS k1
  CALL (k1) {
    WITH k1
    WHERE k1
    CALL () {
      MATCH (n0:Program)<-[r0:ABOUT]-(n1)<-[r1:REPORTS]-(n2)
      RETURN n2, count(DISTINCT n0) AS k0
      UNION ALL
      MATCH (n0:Program)
      WHERE n0.findingsCount = 0 AND n0.id IS NOT NULL
      WITH count(n0) AS k0
      WHERE k0 > 0
      RETURN null AS n2, k0
    }
    RETURN n2, k0
    UNION ALL
    WITH k1
    WHERE NOT k1
    CALL () {
      MATCH (n0:Program)<-[r0:ABOUT]-(n1)<-[r1:REPORTS]-(n2)
      WITH n2, collect(DISTINCT n0) AS k2
      WITH collect([n2, k2]) AS k3
      CALL (k3) {
        UNWIND k3 AS k4
        RETURN k4[0] AS n2, size(k4[1]) AS k0
        UNION ALL
        UNWIND k3 AS k4
        UNWIND k4[1] AS n0
        WITH COUNT { MATCH (n3:Program) } - count(DISTINCT n0) AS k0
        WHERE k0 > 0
        RETURN null AS n2, k0
      }
      RETURN n2, k0
    }
    RETURN n2, k0
  }
  WITH n2, max(k0) AS k0
  ORDER BY k0 IS NULL, k0 DESC, n2 IS NULL, n2.nameFolded, n2.id
  LIMIT $p1
  RETURN collect([[n2.id], k0]) AS c0
}
RETURN c0 AS groups_1
