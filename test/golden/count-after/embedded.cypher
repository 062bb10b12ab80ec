// departments: page
CALL () {
  MATCH (n0:Department)
  WHERE n0.provincesCount <= $p1 AND (n0.provincesCount < $p1 OR (n0.id < $p2))
  WITH n0
  ORDER BY n0.provincesCount DESC, n0.id DESC
  LIMIT $p0
  RETURN collect([[n0.id, [COUNT { MATCH (n0)<-[:PART_OF]-() }]], [n0.provincesCount, n0.id]]) AS c0
}
RETURN c0 AS rows
