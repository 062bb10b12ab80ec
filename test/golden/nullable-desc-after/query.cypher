// programs: page
CALL () {
  MATCH (n0:Program)
  WHERE n0.startedOn IS NOT NULL AND n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND n0.startedOn = $p1 AND n0.nameFolded >= $p2 AND (n0.nameFolded > $p2 OR (n0.id > $p3))
  WITH n0
  ORDER BY n0.startedOn DESC, n0.nameFolded, n0.id
  LIMIT $p0
  RETURN collect(n0) AS c1
}
CALL (c1) {
  WITH size(c1) < $p0 AS room
  WHERE room
  MATCH (n0:Program)
  WHERE n0.startedOn IS NOT NULL AND n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND n0.startedOn < $p1
  WITH n0
  ORDER BY n0.startedOn DESC, n0.nameFolded, n0.id
  LIMIT $p0
  RETURN collect(n0) AS c2
}
CALL (c1, c2) {
  WITH size(c1) + size(c2) < $p0 AS room
  WHERE room
  MATCH (n0:Program)
  WHERE n0.startedOn IS NULL AND n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p0
  RETURN collect(n0) AS c3
}
RETURN COLLECT {
  UNWIND (c1 + c2 + c3)[..$p0] AS n0
  RETURN [[n0.id, n0.startedOn], [n0.startedOn, n0.nameFolded, n0.id]]
} AS rows
