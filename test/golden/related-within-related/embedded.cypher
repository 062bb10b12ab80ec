// approaches: page
CALL () {
  MATCH (n0:Approach)
  WHERE EXISTS { MATCH (n0)<-[r0:APPLIES]-(n1:Intervention)-[r1:IMPLEMENTED_IN WHERE coalesce(r1.validFrom, '') <= $p0 AND coalesce(r1.validTo, '~') + '~' >= $p0]->(n4) WHERE r0.significance IS NULL AND n1.startedOn IS NULL AND EXISTS { MATCH (n1)<-[:RUNS]-(n2)-[:PART_OF]->(n3:Program) WHERE n3.acronym IS NOT NULL } AND n4.nameFolded CONTAINS $p1 }
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p2
  RETURN collect([n0.id]) AS c0
}
RETURN c0 AS rows, COUNT { MATCH (n5:Approach) WHERE EXISTS { MATCH (n5)<-[r2:APPLIES]-(n6:Intervention)-[r3:IMPLEMENTED_IN WHERE coalesce(r3.validFrom, '') <= $p0 AND coalesce(r3.validTo, '~') + '~' >= $p0]->(n9) WHERE r2.significance IS NULL AND n6.startedOn IS NULL AND EXISTS { MATCH (n6)<-[:RUNS]-(n7)-[:PART_OF]->(n8:Program) WHERE n8.acronym IS NOT NULL } AND n9.nameFolded CONTAINS $p1 } } AS total
