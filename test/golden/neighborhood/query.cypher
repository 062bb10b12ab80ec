// neighborhood: neighborhood
MATCH (n:Entity)
WHERE n.id IN $p0 AND COUNT { MATCH (n)--() } < $p1
RETURN {id: n.id, name: n.name, year: n.year} AS node, COLLECT {
  MATCH (n)-[r:RECEIVED|RUNS]-(m:Entity)
  WITH n, r, m
  ORDER BY m.nameFolded, m.id, r.key
  RETURN {type: type(r), out: startNode(r) = n, key: r.key, edge: {validFrom: r.validFrom, locator: r.locator, sources: r.sources}, node: {id: m.id, name: m.name, year: m.year}}
} AS found

MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN {id: n0.id, name: n0.name, year: n0.year} AS node, {h0: COLLECT {
  MATCH (n0)<-[r0:OVERSEES WHERE coalesce(r0.validFrom, '') <= $p3 AND coalesce(r0.validTo, '~') + '~' >= $p3]-(n1:Entity)
  WITH r0, n1 LIMIT $p2
  WITH r0, n1
  ORDER BY n1.nameFolded, n1.id, r0.key
  LIMIT $p1
  RETURN {node: {id: n1.id, name: n1.name, year: n1.year}, edge: {key: r0.key, validFrom: r0.validFrom, locator: r0.locator, sources: r0.sources}}
}, h1: COLLECT {
  MATCH (n0)-[r2:OVERSEES WHERE coalesce(r2.validFrom, '') <= $p3 AND coalesce(r2.validTo, '~') + '~' >= $p3]->(n2:Entity)
  WITH r2, n2 LIMIT $p2
  WITH r2, n2
  ORDER BY n2.nameFolded, n2.id, r2.key
  LIMIT $p1
  RETURN {node: {id: n2.id, name: n2.name, year: n2.year}, edge: {key: r2.key, validFrom: r2.validFrom, locator: r2.locator, sources: r2.sources}}
}, h2: COLLECT {
  MATCH (n0)<-[r4:RECEIVED]-(n3:Entity)
  WITH r4, n3 LIMIT $p2
  WITH r4, n3
  ORDER BY n3.nameFolded, n3.id, r4.key
  LIMIT $p1
  RETURN {node: {id: n3.id, name: n3.name, year: n3.year}, edge: {key: r4.key, validFrom: r4.validFrom, locator: r4.locator, sources: r4.sources}}
}, h3: COLLECT {
  MATCH (n0)-[r5:RECEIVED]->(n4:Entity)
  WITH r5, n4 LIMIT $p2
  WITH r5, n4
  ORDER BY n4.nameFolded, n4.id, r5.key
  LIMIT $p1
  RETURN {node: {id: n4.id, name: n4.name, year: n4.year}, edge: {key: r5.key, validFrom: r5.validFrom, locator: r5.locator, sources: r5.sources}}
}, h4: COLLECT {
  MATCH (n0)<-[r6:RUNS]-(n5:Entity)
  WITH r6, n5 LIMIT $p2
  WITH r6, n5
  ORDER BY n5.nameFolded, n5.id, r6.key
  LIMIT $p1
  RETURN {node: {id: n5.id, name: n5.name, year: n5.year}, edge: {key: r6.key, validFrom: r6.validFrom, locator: r6.locator, sources: r6.sources}}
}, h5: COLLECT {
  MATCH (n0)-[r7:RUNS]->(n6:Entity)
  WITH r7, n6 LIMIT $p2
  WITH r7, n6
  ORDER BY n6.nameFolded, n6.id, r7.key
  LIMIT $p1
  RETURN {node: {id: n6.id, name: n6.name, year: n6.year}, edge: {key: r7.key, validFrom: r7.validFrom, locator: r7.locator, sources: r7.sources}}
}} AS found, {h0: COUNT { MATCH (n0)<-[r1:OVERSEES WHERE coalesce(r1.validFrom, '') <= $p3 AND coalesce(r1.validTo, '~') + '~' >= $p3]-() }, h1: COUNT { MATCH (n0)-[r3:OVERSEES WHERE coalesce(r3.validFrom, '') <= $p3 AND coalesce(r3.validTo, '~') + '~' >= $p3]->() }, h2: COUNT { MATCH (n0)<-[:RECEIVED]-() }, h3: COUNT { MATCH (n0)-[:RECEIVED]->() }, h4: COUNT { MATCH (n0)<-[:RUNS]-() }, h5: COUNT { MATCH (n0)-[:RUNS]->() }} AS counts
