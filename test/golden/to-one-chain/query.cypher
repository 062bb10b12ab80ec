// communities: page
RETURN COLLECT {
  MATCH (n0:Community)
  WHERE n0.nameFolded IS NOT NULL AND n0.id IS NOT NULL AND EXISTS { MATCH (n0)-[:PART_OF]->(:District) }
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p0
  RETURN {id: n0.id, name: n0.name, district: head(COLLECT {
    MATCH (n0)-[:PART_OF]->(n1:District)
    WITH n1 ORDER BY n1.id LIMIT 1
    RETURN {id: n1.id, name: n1.name, province: head(COLLECT {
      MATCH (n1)-[:PART_OF]->(n2:Province)
      WITH n2 ORDER BY n2.id LIMIT 1
      RETURN {id: n2.id, name: n2.name, department: head(COLLECT {
        MATCH (n2)-[:PART_OF]->(n3:Department)
        WITH n3 ORDER BY n3.id LIMIT 1
        RETURN {id: n3.id, name: n3.name}
      })}
    })}
  })}
} AS rows
