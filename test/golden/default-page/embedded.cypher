// approaches: page
CALL () {
  MATCH (n0:Approach)
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p0
  RETURN collect([n0.id, n0.name]) AS c0
}
RETURN c0 AS rows
