// text: page
CALL () {
  MATCH (n0:Program)
  WHERE n0.nameFolded CONTAINS $p0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p1
  RETURN collect([n0.id]) AS c0
}
RETURN c0 AS rows

// date: page
CALL () {
  MATCH (n0:Program)
  WHERE n0.startedOn >= $p0 AND n0.startedOn <= $p2 AND NOT n0.startedOn IN $p3
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p4
  RETURN collect([n0.id]) AS c0
}
RETURN c0 AS rows

// enum: page
CALL () {
  MATCH (n0:Finding)
  WHERE n0.direction IN $p0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p1
  RETURN collect([n0.id]) AS c0
}
RETURN c0 AS rows

// list: page
CALL () {
  MATCH (n0:Intervention)
  WHERE size(coalesce(n0.aliases, [])) >= $p0 AND any(one IN coalesce(n0.sources, []) WHERE one IN $p1)
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p2
  RETURN collect([n0.id]) AS c0
}
RETURN c0 AS rows

// unknown: page
CALL () {
  MATCH (n0:Program)
  WHERE n0.startedOn IS NULL AND n0.acronym IS NOT NULL
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p0
  RETURN collect([n0.id]) AS c0
}
RETURN c0 AS rows

// logic: page
CALL () {
  MATCH (n0:Program)
  WHERE ((n0.acronymFolded = $p0) OR (NOT (CASE WHEN n0.startedOn IS NOT NULL AND NOT n0.startedOn IN $p2 THEN n0.startedOn < $p1 END)))
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p3
  RETURN collect([n0.id]) AS c0
}
RETURN c0 AS rows

// edge: page
CALL () {
  MATCH (n0:Intervention)
  WHERE EXISTS { MATCH (n0)<-[r0:PARTICIPATES_IN]-(n1) WHERE r0.role = $p0 AND (n1:Organization) }
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p1
  RETURN collect([n0.id]) AS c0
}
RETURN c0 AS rows

// quantifiers: page
CALL () {
  MATCH (n0:Program)
  WHERE NOT EXISTS { MATCH (n0)-[:APPLIES]->(n1) WHERE n1.nameFolded STARTS WITH $p0 } AND (EXISTS { MATCH (n0)-[:HAS_COMPONENT]->() } AND NOT EXISTS { MATCH (n0)-[r0:HAS_COMPONENT]->(n2) WHERE coalesce(size(coalesce(r0.sources, [])) >= $p1, false) = false }) AND COUNT { MATCH (n0)-[:HAS_COMPONENT]->() } > $p2 AND NOT EXISTS { MATCH (n0)<-[r1:OVERSEES WHERE coalesce(r1.validFrom, '') <= $p3 AND coalesce(r1.validTo, '~') + '~' >= $p3]-(n3) WHERE n3.acronymFolded = $p4 } AND COUNT { MATCH (n0)-[:RUNS]->(n4) WHERE n4.nameFolded CONTAINS $p5 } = 1
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p6
  RETURN collect([n0.id]) AS c0
}
RETURN c0 AS rows
