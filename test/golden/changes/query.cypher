// changes: page
RETURN COLLECT {
  MATCH (n0:Change)
  WHERE n0.revision IS NOT NULL AND n0.n IS NOT NULL AND n0.id IS NOT NULL AND n0.revision > $p0 AND any(one IN coalesce(n0.entities, []) WHERE one IN $p1) AND n0.revision <= $p2
  WITH n0
  ORDER BY n0.revision DESC, n0.n DESC, n0.id DESC
  LIMIT $p3
  RETURN {id: n0.id, at: n0.at, kind: n0.kind, by: n0.by, why: n0.why, entities: n0.entities, before: n0.before, after: n0.after}
} AS rows, COUNT { MATCH (n1:Change) WHERE n1.revision > $p0 AND any(one IN coalesce(n1.entities, []) WHERE one IN $p1) AND n1.revision <= $p2 } AS total
