// districts: page
RETURN COUNT { MATCH (n0:District) } AS total

// province: page
CALL () {
  MATCH (n1:Department)
  WHERE n1.id = $p0
  MATCH (n1)<-[:PART_OF]-(n0:Province)
  WITH DISTINCT n0
  RETURN count(n0) AS c0
}
RETURN c0 AS total
