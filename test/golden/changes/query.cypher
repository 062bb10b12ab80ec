// changes: page
RETURN COLLECT {
  MATCH (n0:Change)
  WHERE n0.revision IS NOT NULL AND n0.n IS NOT NULL AND n0.id IS NOT NULL AND n0.revision > $p0 AND any(one IN coalesce(n0.entities, []) WHERE one IN $p1) AND n0.revision <= $p2
  WITH n0
  ORDER BY n0.revision DESC, n0.n DESC, n0.id DESC
  LIMIT $p3
  RETURN [n0.id, n0.at, n0.kind, n0.by, n0.why, n0.entities, n0.before, n0.after]
} AS rows, COUNT { MATCH (n1:Change) WHERE n1.revision > $p0 AND any(one IN coalesce(n1.entities, []) WHERE one IN $p1) AND n1.revision <= $p2 } AS total
