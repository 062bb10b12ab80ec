// interventions: page
CALL () {
  MATCH (n1:Place)
  WHERE n1.id IN $p1
  MATCH (n1)<-[:PART_OF*0..3]-(n2:Place)
  MATCH (n2)<-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p0 AND coalesce(r0.validTo, '~') + '~' >= $p0]-(n0)
  WITH DISTINCT n0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p2
  RETURN collect([n0.id]) AS c0
}
CALL () {
  MATCH (n4:Place)
  WHERE n4.id IN $p1
  MATCH (n4)<-[:PART_OF*0..3]-(n5:Place)
  MATCH (n5)<-[r1:IMPLEMENTED_IN WHERE coalesce(r1.validFrom, '') <= $p0 AND coalesce(r1.validTo, '~') + '~' >= $p0]-(n3)
  WITH DISTINCT n3
  RETURN count(n3) AS c1
}
RETURN c0 AS rows, c1 AS total

// districts: page
CALL () {
  MATCH (n1:Place)
  WHERE n1.id IN $p0
  MATCH (n1)<-[:PART_OF*0..3]-(n0:District)
  WITH n0, count(*) AS ways
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p1
  RETURN collect([n0.id]) AS c0
}
RETURN c0 AS rows
