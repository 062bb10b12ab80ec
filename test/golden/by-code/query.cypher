// place: first
RETURN COLLECT {
  MATCH (n0:Place)
  WHERE n0.id IS NOT NULL AND n0.reniecFolded = $p0
  WITH n0
  ORDER BY n0.id
  LIMIT $p1
  RETURN [n0.id, n0.name, head(COLLECT {
    MATCH (n0)-[:PART_OF]->(n1)
    WHERE (n0:District)
    WITH n1 ORDER BY n1.id LIMIT 1
    RETURN [n1.id, n1.name]
  })]
} AS rows
