// haku: lookup
MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN [n0.id, n0.name] AS row

// juntos: lookup
MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN [n0.id, n0.name] AS row
