// districts: page
CALL () {
  MATCH (n1:Province)
  WHERE n1.id = $p0
  MATCH (n1)<-[:PART_OF]-(n0:District)
  WHERE n0.nameFolded >= $p2 AND (n0.nameFolded > $p2 OR (n0.id > $p3))
  WITH DISTINCT n0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p1
  RETURN collect([[n0.id, n0.name], [n0.nameFolded, n0.id]]) AS c0
}
RETURN c0 AS rows
