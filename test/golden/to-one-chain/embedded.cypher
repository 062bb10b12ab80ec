// communities: page
CALL () {
  MATCH (n0:Community)
  WHERE EXISTS { MATCH (n0)-[:PART_OF]->(:District) }
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p0
  CALL (n0) {
    MATCH (n0)-[:PART_OF]->(n1)
    WITH n1 ORDER BY n1.id LIMIT 1
    CALL (n1) {
      MATCH (n1)-[:PART_OF]->(n2)
      WITH n2 ORDER BY n2.id LIMIT 1
      CALL (n2) {
        MATCH (n2)-[:PART_OF]->(n3)
        WITH n3 ORDER BY n3.id LIMIT 1
        RETURN collect([n3.id, n3.name]) AS c3
      }
      RETURN collect([n2.id, n2.name, head(c3)]) AS c2
    }
    RETURN collect([n1.id, n1.name, head(c2)]) AS c1
  }
  RETURN collect([n0.id, n0.name, head(c1)]) AS c0
}
RETURN c0 AS rows
