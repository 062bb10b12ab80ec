// communities: page
RETURN COLLECT {
  MATCH (n0:Community)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND EXISTS { MATCH (n0)-[:PART_OF]->(:District) }
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p0
  RETURN [n0.id, n0.name, head(COLLECT {
    MATCH (n0)-[:PART_OF]->(n1)
    WITH n1 ORDER BY n1.id LIMIT 1
    RETURN [n1.id, n1.name, head(COLLECT {
      MATCH (n1)-[:PART_OF]->(n2)
      WITH n2 ORDER BY n2.id LIMIT 1
      RETURN [n2.id, n2.name, head(COLLECT {
        MATCH (n2)-[:PART_OF]->(n3)
        WITH n3 ORDER BY n3.id LIMIT 1
        RETURN [n3.id, n3.name]
      })]
    })]
  })]
} AS rows
