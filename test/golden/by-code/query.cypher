// place: first
RETURN COLLECT {
  MATCH (n0:Place)
  WHERE n0.id IS NOT NULL AND n0.reniecFolded = $p0
  WITH n0
  ORDER BY n0.id
  LIMIT $p1
  RETURN {id: n0.id, name: n0.name, province: head(COLLECT {
    MATCH (n0)-[:PART_OF]->(n1:Province)
    WHERE (n0:District)
    WITH n1 ORDER BY n1.id LIMIT 1
    RETURN {id: n1.id, name: n1.name}
  })}
} AS rows
