// neighborhood: neighborhood
MATCH (n:Entity)
WHERE n.id IN $p0 AND COUNT { MATCH (n)--() } < $p1
RETURN [n.id, n.name, n.year] AS node, COLLECT {
  MATCH (n)-[r:RECEIVED|RUNS]-(m:Entity)
  WITH n, r, m
  ORDER BY m.nameFolded, m.id, r.key
  RETURN [type(r), startNode(r) = n, r.key, [r.validFrom, r.locator, r.sources], [m.id, m.name, m.year]]
} AS found

MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN [n0.id, n0.name, n0.year] AS node, [COLLECT {
  MATCH (n0)<-[r0:OVERSEES WHERE coalesce(r0.validFrom, '') <= $p3 AND coalesce(r0.validTo, '~') + '~' >= $p3]-(n1:Entity)
  WITH r0, n1 LIMIT $p2
  WITH r0, n1
  ORDER BY n1.nameFolded, n1.id, r0.key
  LIMIT $p1
  RETURN [[n1.id, n1.name, n1.year], [r0.key, r0.validFrom, r0.locator, r0.sources]]
}, COLLECT {
  MATCH (n0)-[r1:OVERSEES WHERE coalesce(r1.validFrom, '') <= $p3 AND coalesce(r1.validTo, '~') + '~' >= $p3]->(n2:Entity)
  WITH r1, n2 LIMIT $p2
  WITH r1, n2
  ORDER BY n2.nameFolded, n2.id, r1.key
  LIMIT $p1
  RETURN [[n2.id, n2.name, n2.year], [r1.key, r1.validFrom, r1.locator, r1.sources]]
}, COLLECT {
  MATCH (n0)<-[r2:RECEIVED]-(n3:Entity)
  WITH r2, n3 LIMIT $p2
  WITH r2, n3
  ORDER BY n3.nameFolded, n3.id, r2.key
  LIMIT $p1
  RETURN [[n3.id, n3.name, n3.year], [r2.key, r2.validFrom, r2.locator, r2.sources]]
}, COLLECT {
  MATCH (n0)-[r3:RECEIVED]->(n4:Entity)
  WITH r3, n4 LIMIT $p2
  WITH r3, n4
  ORDER BY n4.nameFolded, n4.id, r3.key
  LIMIT $p1
  RETURN [[n4.id, n4.name, n4.year], [r3.key, r3.validFrom, r3.locator, r3.sources]]
}, COLLECT {
  MATCH (n0)<-[r4:RUNS]-(n5:Entity)
  WITH r4, n5 LIMIT $p2
  WITH r4, n5
  ORDER BY n5.nameFolded, n5.id, r4.key
  LIMIT $p1
  RETURN [[n5.id, n5.name, n5.year], [r4.key, r4.validFrom, r4.locator, r4.sources]]
}, COLLECT {
  MATCH (n0)-[r5:RUNS]->(n6:Entity)
  WITH r5, n6 LIMIT $p2
  WITH r5, n6
  ORDER BY n6.nameFolded, n6.id, r5.key
  LIMIT $p1
  RETURN [[n6.id, n6.name, n6.year], [r5.key, r5.validFrom, r5.locator, r5.sources]]
}] AS found

MATCH (n:Entity)
WHERE n.id IN $p0 AND COUNT { MATCH (n)-->() } < $p1
RETURN n.id AS from, COLLECT {
  MATCH (n)-[r:OVERSEES|RECEIVED|RUNS]->(m:Entity)
  WHERE m.id IN $p0 AND (NOT type(r) IN ['OVERSEES'] OR coalesce(r.validFrom, '') <= $p2 AND coalesce(r.validTo, '~') + '~' >= $p2)
  RETURN [type(r), m.id, [r.key, r.validFrom, r.locator, r.sources]]
} AS found

MATCH (n:Entity)
WHERE n.id IN $p0 AND COUNT { MATCH (n)--() } < $p1
MATCH (n)-[r:OVERSEES|RECEIVED|RUNS]-(m:Entity)
WHERE (NOT type(r) IN ['OVERSEES'] OR coalesce(r.validFrom, '') <= $p2 AND coalesce(r.validTo, '~') + '~' >= $p2)
WITH n, type(r) AS type, startNode(r) = n AS out, count(r) AS total
RETURN n.id AS id, collect([type, out, total]) AS counts
UNION ALL
MATCH (n:Entity)
WHERE n.id IN $p0 AND COUNT { MATCH (n)--() } >= $p1
RETURN n.id AS id, [['OVERSEES', false, COUNT { MATCH (n)<-[r0:OVERSEES WHERE coalesce(r0.validFrom, '') <= $p2 AND coalesce(r0.validTo, '~') + '~' >= $p2]-() }], ['OVERSEES', true, COUNT { MATCH (n)-[r1:OVERSEES WHERE coalesce(r1.validFrom, '') <= $p2 AND coalesce(r1.validTo, '~') + '~' >= $p2]->() }], ['RECEIVED', false, COUNT { MATCH (n)<-[:RECEIVED]-() }], ['RECEIVED', true, COUNT { MATCH (n)-[:RECEIVED]->() }], ['RUNS', false, COUNT { MATCH (n)<-[:RUNS]-() }], ['RUNS', true, COUNT { MATCH (n)-[:RUNS]->() }]] AS counts
