// departments: page
CALL () {
  MATCH (n0:Department)
  WITH n0, COUNT { MATCH (n0)<-[:PART_OF]-(:Province) } AS k0
  WHERE k0 <= $p1 AND (k0 < $p1 OR (n0.id > $p2))
  WITH n0, k0
  ORDER BY k0 DESC, n0.id
  LIMIT $p0
  RETURN collect({node: {id: n0.id, provinces: {total: COUNT { MATCH (n0)<-[:PART_OF]-(:Province) }}}, keys: [k0, n0.id]}) AS c0
}
RETURN c0 AS rows
