// page: page
CALL () {
  MATCH (n0:Program)
  WHERE NOT EXISTS { MATCH (n0)-[:HAS_COMPONENT]->() } AND EXISTS { MATCH (n0)<-[r1:OVERSEES WHERE coalesce(r1.validFrom, '') <= $p0 AND coalesce(r1.validTo, '~') + '~' >= $p0]-(n2) WHERE coalesce(n2.createdOn, '') <= $p0 AND n2.acronymFolded = $p1 } AND COUNT { MATCH (n0)-[:RUNS]->(n3) WHERE coalesce(n3.startedOn, '') <= $p0 } = $p2 AND coalesce(n0.startedOn, '') <= $p0
  WITH n0, COUNT { MATCH (n0)<-[r0:OVERSEES WHERE coalesce(r0.validFrom, '') <= $p0 AND coalesce(r0.validTo, '~') + '~' >= $p0]-(n1) WHERE coalesce(n1.createdOn, '') <= $p0 } AS k0
  WITH n0, k0
  ORDER BY k0 DESC, n0.nameFolded, n0.id
  LIMIT $p3
  CALL (n0) {
    MATCH (n0)<-[r2:OVERSEES WHERE coalesce(r2.validFrom, '') <= $p0 AND coalesce(r2.validTo, '~') + '~' >= $p0]-(n4)
    WHERE coalesce(n4.createdOn, '') <= $p0
    WITH n4, r2
    ORDER BY n4.nameFolded, n4.id, r2.key
    LIMIT $p4
    RETURN collect([n4.id, n4.acronym]) AS c1
  }
  CALL (n0) {
    MATCH (n0)-[r4:SUCCEEDED_BY WHERE coalesce(r4.validFrom, r4.on, '') <= $p0 AND coalesce(r4.validTo, '~') + '~' >= $p0]->(n6)
    WHERE coalesce(n6.startedOn, '') <= $p0
    WITH n6, r4
    ORDER BY n6.nameFolded, n6.id
    LIMIT $p6
    RETURN collect([[n6.id, coalesce(head([i IN range(0, size(coalesce(n6.formerNamesUntil, [])) - 1) WHERE coalesce(n6.formerNamesUntil, [])[i] > $p0 | n6.formerNames[i]]), n6.nameEn, n6.name)], [r4.on]]) AS c2
  }
  RETURN collect([n0.id, coalesce(head([i IN range(0, size(coalesce(n0.formerNamesUntil, [])) - 1) WHERE coalesce(n0.formerNamesUntil, [])[i] > $p0 | n0.formerNames[i]]), n0.name), [c1, COUNT { MATCH (n0)<-[r3:OVERSEES WHERE coalesce(r3.validFrom, '') <= $p0 AND coalesce(r3.validTo, '~') + '~' >= $p0]-(n5) WHERE coalesce(n5.createdOn, '') <= $p0 }], [COUNT { MATCH (n0)-[:HAS_COMPONENT]->() }], c2]) AS c0
}
RETURN c0 AS rows, COUNT { MATCH (n7:Program) WHERE NOT EXISTS { MATCH (n7)-[:HAS_COMPONENT]->() } AND EXISTS { MATCH (n7)<-[r5:OVERSEES WHERE coalesce(r5.validFrom, '') <= $p0 AND coalesce(r5.validTo, '~') + '~' >= $p0]-(n8) WHERE coalesce(n8.createdOn, '') <= $p0 AND n8.acronymFolded = $p1 } AND COUNT { MATCH (n7)-[:RUNS]->(n9) WHERE coalesce(n9.startedOn, '') <= $p0 } = $p2 AND coalesce(n7.startedOn, '') <= $p0 } AS total

// start: page
CALL () {
  MATCH (n1:Program)
  WHERE n1.id = $p1 AND coalesce(n1.startedOn, '') <= $p0
  MATCH (n1)<-[r0:OVERSEES WHERE coalesce(r0.validFrom, '') <= $p0 AND coalesce(r0.validTo, '~') + '~' >= $p0]-(n0)
  WHERE coalesce(n0.createdOn, '') <= $p0
  WITH DISTINCT n0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p2
  RETURN collect([n0.id, n0.acronym]) AS c0
}
RETURN c0 AS rows

// code: first
CALL () {
  MATCH (n0:Place)
  WHERE n0.reniecFolded = $p0
  WITH n0
  ORDER BY n0.id
  LIMIT $p3
  CALL (n0) {
    MATCH (n0)<-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p2 AND coalesce(r0.validTo, '~') + '~' >= $p2]-(n1)
    WHERE coalesce(n1.startedOn, '') <= $p2
    WITH n1, r0
    ORDER BY n1.nameFolded, n1.id, r0.key
    LIMIT $p1
    RETURN collect([n1.id, coalesce(head([i IN range(0, size(coalesce(n1.formerNamesUntil, [])) - 1) WHERE coalesce(n1.formerNamesUntil, [])[i] > $p2 | n1.formerNames[i]]), n1.name)]) AS c1
  }
  RETURN collect([n0.id, c1]) AS c0
}
RETURN c0 AS rows

// always: lookup
MATCH (n0:Program)
WHERE n0.id IN $p0
RETURN 0 AS v0, 0 AS v1, n0.id AS v2, n0.name AS v3, id(n0) AS v4, null AS v5
UNION ALL
MATCH (n0:Program)
WHERE n0.id IN $p0
MATCH (n0)<-[r0:OVERSEES]-(n1)
RETURN 1 AS v0, id(n0) AS v1, n1.nameFolded AS v2, n1.id AS v3, r0.key AS v4, n1.acronym AS v5
LIMIT $most

// today: lookup
MATCH (n0:Program)
WHERE n0.id IN $p0
RETURN 0 AS v0, 0 AS v1, n0.id AS v2, n0.name AS v3, [COUNT { MATCH (n0)-[:RUNS]->() }] AS v4, id(n0) AS v5
UNION ALL
MATCH (n0:Program)
WHERE n0.id IN $p0
MATCH (n0)<-[r0:OVERSEES WHERE coalesce(r0.validFrom, '') <= $p2 AND coalesce(r0.validTo, '~') + '~' >= $p2]-(n1)
RETURN 1 AS v0, id(n0) AS v1, n1.nameFolded AS v2, n1.id AS v3, r0.key AS v4, n1.acronym AS v5
LIMIT $most
