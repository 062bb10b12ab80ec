// search: search
MATCH (n0:Entity)
WHERE n0.id IN $p0
CALL (n0) {
  MATCH (n0)-[:PART_OF]->(n1)
  WHERE (n0:Community)
  WITH n1 ORDER BY n1.id LIMIT 1
  RETURN collect([n1.id]) AS c0
}
RETURN [n0.id, n0.name, head(c0)] AS row
