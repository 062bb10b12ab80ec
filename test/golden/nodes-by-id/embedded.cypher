// nodes: lookup
MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN [0, 0, n0.id, n0.name, id(n0)] AS v
UNION ALL
MATCH (n0:Entity)
WHERE n0.id IN $p0
MATCH (n0)-[:PART_OF]->(n1)
WHERE (n0:District)
RETURN [1, id(n0), n1.id] AS v
LIMIT $most
