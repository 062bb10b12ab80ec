// departments: page
CALL () {
  MATCH (n0:Department)
  WHERE n0.provincesCount IS NOT NULL AND n0.id IS NOT NULL AND n0.provincesCount = $p1 AND n0.id < $p2
  WITH n0
  ORDER BY n0.provincesCount DESC, n0.id DESC
  LIMIT $p0
  RETURN collect(n0) AS c1
}
CALL (c1) {
  WITH size(c1) < $p0 AS room
  WHERE room
  MATCH (n0:Department)
  WHERE n0.provincesCount IS NOT NULL AND n0.id IS NOT NULL AND n0.provincesCount < $p1
  WITH n0
  ORDER BY n0.provincesCount DESC, n0.id DESC
  LIMIT $p0
  RETURN collect(n0) AS c2
}
RETURN COLLECT {
  UNWIND (c1 + c2)[..$p0] AS n0
  RETURN [[n0.id, [COUNT { MATCH (n0)<-[:PART_OF]-() }]], [n0.provincesCount, n0.id]]
} AS rows
