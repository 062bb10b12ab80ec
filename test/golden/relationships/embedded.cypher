// relationships: relationships
MATCH (n:Entity)
WHERE n.id IN $p0 AND COUNT { MATCH (n)-->() } < $p1
CALL (n) {
  MATCH (n)-[r:APPLIES|IMPLEMENTED_IN|OVERSEES|RUNS]->(m:Entity)
  WHERE m.id IN $p0 AND (NOT type(r) IN ['IMPLEMENTED_IN', 'OVERSEES'] OR coalesce(r.validFrom, '') <= $p2 AND coalesce(r.validTo, '~') + '~' >= $p2)
  RETURN collect([type(r), m.id, [r.key, r.validFrom, r.disputed, r.sources, r.stated]]) AS c0
}
RETURN n.id AS from, c0 AS found
