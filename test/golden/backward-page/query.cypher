// districts: page
RETURN COLLECT {
  MATCH (n1:Province)
  WHERE n1.id = $p0
  MATCH (n1)<-[:PART_OF]-(n0:District)
  WHERE n0.nameFolded >= $p2 AND (n0.nameFolded > $p2 OR (n0.id > $p3))
  WITH DISTINCT n0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p1
  RETURN [[n0.id, n0.name], [n0.nameFolded, n0.id]]
} AS rows
