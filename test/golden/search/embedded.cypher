// search: search
MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN 0 AS v0, 0 AS v1, n0.id AS v2, n0.name AS v3, id(n0) AS v4
UNION ALL
MATCH (n0:Entity)
WHERE n0.id IN $p0 AND (n0:Community)
MATCH (n0)-[:PART_OF]->(n1)
RETURN 1 AS v0, id(n0) AS v1, n1.id AS v2, null AS v3, null AS v4
LIMIT $most
