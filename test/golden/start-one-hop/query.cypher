// interventions: page
RETURN COLLECT {
  MATCH (n1:Approach)
  WHERE n1.id = $p0
  MATCH (n1)<-[r0:APPLIES]-(n0:Intervention)
  WHERE r0.locator IS NOT NULL AND n0.status IS NULL
  WITH DISTINCT n0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p1
  RETURN [n0.id]
} AS rows, head(COLLECT {
  MATCH (n3:Approach)
  WHERE n3.id = $p0
  MATCH (n3)<-[r1:APPLIES]-(n2:Intervention)
  WHERE r1.locator IS NOT NULL AND n2.status IS NULL
  WITH DISTINCT n2
  RETURN count(n2)
}) AS total
