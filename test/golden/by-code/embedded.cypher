// place: first
CALL () {
  MATCH (n0:Place)
  WHERE n0.reniecFolded = $p0
  WITH n0
  ORDER BY n0.id
  LIMIT $p1
  CALL (n0) {
    MATCH (n0)-[:PART_OF]->(n1)
    WHERE (n0:District)
    WITH n1 ORDER BY n1.id LIMIT 1
    RETURN collect([n1.id, n1.name]) AS c1
  }
  RETURN collect([n0.id, n0.name, head(c1)]) AS c0
}
RETURN c0 AS rows
