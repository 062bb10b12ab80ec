// approaches: page
RETURN COLLECT {
  MATCH (n0:Approach)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p0
  RETURN [n0.id, n0.name]
} AS rows
