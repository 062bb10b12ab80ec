// sourceStatements: sourceStatements
MATCH (s:Source)
WHERE s.id = $p0
RETURN 'source' AS kind, {id: s.id} AS row
UNION ALL
MATCH (n:Entity)
WHERE $p0 IN n.sources
WITH count(n) AS total, sum(CASE WHEN size(n.sources) = 1 THEN 1 ELSE 0 END) AS single
RETURN 'entities' AS kind, {total: total, alone: coalesce(single, 0)} AS row
UNION ALL
MATCH (a:Entity)-[r]->(b:Entity)
WHERE $p0 IN r.sources
WITH count(r) AS total, sum(CASE WHEN size(r.sources) = 1 THEN 1 ELSE 0 END) AS single
RETURN 'relationships' AS kind, {total: total, alone: coalesce(single, 0)} AS row
UNION ALL
MATCH (n:Entity)
WHERE $p0 IN n.sources
WITH n ORDER BY n.id
LIMIT $p1
RETURN 'entity' AS kind, {id: n.id, alone: size(n.sources) = 1, has: keys(n), stated: n.stated} AS row
UNION ALL
MATCH (a:Entity)-[r]->(b:Entity)
WHERE $p0 IN r.sources
WITH a, r, b ORDER BY a.id, type(r), b.id, r.key
LIMIT $p1
RETURN 'relationship' AS kind, {id: a.id, type: type(r), to: b.id, alone: size(r.sources) = 1, has: keys(r), stated: r.stated, edge: {key: r.key, locator: r.locator, significance: r.significance}} AS row

MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN [n0.id, n0.name] AS row
