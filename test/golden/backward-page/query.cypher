// province: lookup
MATCH (n0:Province)
WHERE n0.id IN $p0
RETURN {id: n0.id, districts: {rows: COLLECT {
  MATCH (n0)<-[r0:PART_OF]-(n1:District)
  WHERE n1.nameFolded >= $p2 AND (n1.nameFolded > $p2 OR (n1.id <= $p3 AND (n1.id < $p3 OR (r0.key < $p4))))
  WITH n1, r0
  ORDER BY n1.nameFolded, n1.id DESC, r0.key DESC
  LIMIT $p1
  RETURN {node: {id: n1.id, name: n1.name}, keys: [n1.nameFolded, n1.id, r0.key]}
}}} AS row
