// text: page
RETURN COLLECT {
  MATCH (n0:Program)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND n0.nameFolded CONTAINS $p0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p1
  RETURN [n0.id]
} AS rows

// date: page
RETURN COLLECT {
  MATCH (n0:Program)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND n0.startedOn >= $p0 AND n0.startedOn <= $p2 AND NOT n0.startedOn IN $p3
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p4
  RETURN [n0.id]
} AS rows

// enum: page
RETURN COLLECT {
  MATCH (n0:Finding)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND n0.direction IN $p0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p1
  RETURN [n0.id]
} AS rows

// list: page
RETURN COLLECT {
  MATCH (n0:Intervention)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND size(coalesce(n0.aliases, [])) >= $p0 AND any(one IN coalesce(n0.sources, []) WHERE one IN $p1)
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p2
  RETURN [n0.id]
} AS rows

// unknown: page
RETURN COLLECT {
  MATCH (n0:Program)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND n0.startedOn IS NULL AND n0.acronym IS NOT NULL
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p0
  RETURN [n0.id]
} AS rows

// logic: page
RETURN COLLECT {
  MATCH (n0:Program)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND ((n0.acronymFolded = $p0) OR (NOT (CASE WHEN n0.startedOn IS NOT NULL AND NOT n0.startedOn IN $p2 THEN n0.startedOn < $p1 END)))
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p3
  RETURN [n0.id]
} AS rows

// edge: page
RETURN COLLECT {
  MATCH (n0:Intervention)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND EXISTS { MATCH (n0)<-[r0:PARTICIPATES_IN]-(n1) WHERE r0.role = $p0 AND (n1:Organization) }
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p1
  RETURN [n0.id]
} AS rows

// quantifiers: page
RETURN COLLECT {
  MATCH (n0:Program)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND NOT EXISTS { MATCH (n0)-[:APPLIES]->(n1) WHERE n1.nameFolded STARTS WITH $p0 } AND (EXISTS { MATCH (n0)-[:HAS_COMPONENT]->() } AND NOT EXISTS { MATCH (n0)-[r0:HAS_COMPONENT]->(n2) WHERE coalesce(size(coalesce(r0.sources, [])) >= $p1, false) = false }) AND COUNT { MATCH (n0)-[:HAS_COMPONENT]->() } > $p2 AND NOT EXISTS { MATCH (n0)<-[r1:OVERSEES WHERE coalesce(r1.validFrom, '') <= $p3 AND coalesce(r1.validTo, '~') + '~' >= $p3]-(n3) WHERE n3.acronymFolded = $p4 } AND COUNT { MATCH (n0)-[:RUNS]->(n4) WHERE n4.nameFolded CONTAINS $p5 } = 1
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p6
  RETURN [n0.id]
} AS rows
