// programs: page
CALL () {
  MATCH (n0:Program)
  WHERE (n0.startedOn < $p1 OR n0.startedOn IS NULL OR (n0.startedOn = $p1 AND n0.nameFolded >= $p2 AND (n0.nameFolded > $p2 OR (n0.id > $p3))))
  WITH n0
  ORDER BY n0.startedOn IS NULL, n0.startedOn DESC, n0.nameFolded, n0.id
  LIMIT $p0
  RETURN collect([[n0.id, n0.startedOn], [n0.startedOn, n0.nameFolded, n0.id]]) AS c0
}
RETURN c0 AS rows
