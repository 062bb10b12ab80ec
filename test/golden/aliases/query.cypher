// haku: lookup
MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN {id: n0.id, name: n0.name} AS row

// juntos: lookup
MATCH (n0:Entity)
WHERE n0.id IN $p0
RETURN {id: n0.id, name: n0.name} AS row
