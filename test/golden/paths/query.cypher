// paths: paths
MATCH (n:Entity)
WHERE n.id IN $p0 AND COUNT { MATCH (n)--() } < $p1
RETURN [n.id, n.name, coalesce(n.nameEn, n.name)] AS node, COLLECT {
  MATCH (n)-[r:OVERSEES|PART_OF|RECEIVED|RUNS]-(m:Entity)
  WHERE (NOT type(r) IN ['OVERSEES'] OR coalesce(r.validFrom, '') <= $p2 AND coalesce(r.validTo, '~') + '~' >= $p2)
  WITH n, r, m
  ORDER BY m.nameFolded, m.id, r.key
  RETURN [type(r), startNode(r) = n, r.key, [m.id, m.name, coalesce(m.nameEn, m.name)]]
} AS found

MATCH (n:Entity)
WHERE n.id IN $p0
MATCH (n)-[r:OVERSEES|PART_OF|RECEIVED|RUNS]-(m:Entity)
WHERE NOT m.id IN $p1 AND (NOT type(r) IN ['OVERSEES'] OR coalesce(r.validFrom, '') <= $p3 AND coalesce(r.validTo, '~') + '~' >= $p3)
WITH n, r, m LIMIT $p2
RETURN n.id AS near, m.id AS far, type(r) AS type, startNode(r) = n AS out, r.key AS key

MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN [n0.id, n0.name, coalesce(n0.nameEn, n0.name)] AS row

UNWIND $p0 AS pair
MATCH (a:Entity {id: pair.from})
MATCH (b:Entity {id: pair.to})
MATCH (a)-[r]->(b)
RETURN a.id AS from, b.id AS to, type(r) AS type, {key: r.key, legalBasis: r.legalBasis} AS edge
