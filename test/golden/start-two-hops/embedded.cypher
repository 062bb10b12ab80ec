// interventions: page
CALL () {
  MATCH (n1:Program)
  WHERE n1.id = $p1 AND n1.acronym IS NOT NULL
  MATCH (n1)<-[:PART_OF]-(n2:Program)
  WHERE n2.nameFolded CONTAINS $p0
  MATCH (n2)-[:RUNS]->(n0)
  WITH DISTINCT n0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p2
  RETURN collect([n0.id]) AS c0
}
CALL () {
  MATCH (n4:Program)
  WHERE n4.id = $p1 AND n4.acronym IS NOT NULL
  MATCH (n4)<-[:PART_OF]-(n5:Program)
  WHERE n5.nameFolded CONTAINS $p0
  MATCH (n5)-[:RUNS]->(n3)
  WITH DISTINCT n3
  RETURN count(n3) AS c1
}
RETURN c0 AS rows, c1 AS total
