// search: search
MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN [n0.id, n0.name, head(COLLECT {
  MATCH (n0)-[:PART_OF]->(n1)
  WHERE (n0:Community)
  WITH n1 ORDER BY n1.id LIMIT 1
  RETURN [n1.id]
})] AS row
