// page: page
CALL () {
  MATCH (n0:Program)
  WHERE NOT EXISTS { MATCH (n0)-[:HAS_COMPONENT]->(n2:Component) } AND EXISTS { MATCH (n0)<-[r1:OVERSEES WHERE coalesce(r1.validFrom, '') <= $p0 AND coalesce(r1.validTo, '~') + '~' >= $p0]-(n3:Ministry) WHERE coalesce(n3.createdOn, '') <= $p0 AND n3.acronymFolded = $p1 } AND COUNT { MATCH (n0)-[:RUNS]->(n4:Intervention) WHERE coalesce(n4.startedOn, '') <= $p0 } = $p2 AND coalesce(n0.startedOn, '') <= $p0
  WITH n0, COUNT { MATCH (n0)<-[r0:OVERSEES WHERE coalesce(r0.validFrom, '') <= $p0 AND coalesce(r0.validTo, '~') + '~' >= $p0]-(n1:Ministry) WHERE coalesce(n1.createdOn, '') <= $p0 } AS k0
  WITH n0, k0
  ORDER BY k0 DESC, n0.nameFolded, n0.id
  LIMIT $p3
  CALL (n0) {
    MATCH (n0)<-[r2:OVERSEES WHERE coalesce(r2.validFrom, '') <= $p0 AND coalesce(r2.validTo, '~') + '~' >= $p0]-(n5:Ministry)
    WHERE coalesce(n5.createdOn, '') <= $p0
    WITH n5, r2
    ORDER BY n5.nameFolded, n5.id, r2.key
    LIMIT $p4
    RETURN collect({node: {id: n5.id, acronym: n5.acronym}}) AS c1
  }
  CALL (n0) {
    MATCH (n0)-[r5:SUCCEEDED_BY WHERE coalesce(r5.validFrom, r5.on, '') <= $p0 AND coalesce(r5.validTo, '~') + '~' >= $p0]->(n8:Program)
    WHERE coalesce(n8.startedOn, '') <= $p0
    WITH n8, r5
    ORDER BY n8.nameFolded, n8.id, r5.key
    LIMIT $p6
    RETURN collect({node: {id: n8.id, nameEn_name_then: coalesce(head([i IN range(0, size(coalesce(n8.formerNamesUntil, [])) - 1) WHERE coalesce(n8.formerNamesUntil, [])[i] > $p0 | n8.formerNames[i]]), n8.nameEn, n8.name)}, edge: {on: r5.on}}) AS c2
  }
  RETURN collect({node: {id: n0.id, name_then: coalesce(head([i IN range(0, size(coalesce(n0.formerNamesUntil, [])) - 1) WHERE coalesce(n0.formerNamesUntil, [])[i] > $p0 | n0.formerNames[i]]), n0.name), ministries: {rows: c1, total: COUNT { MATCH (n0)<-[r3:OVERSEES WHERE coalesce(r3.validFrom, '') <= $p0 AND coalesce(r3.validTo, '~') + '~' >= $p0]-(n6:Ministry) WHERE coalesce(n6.createdOn, '') <= $p0 }}, components: {total: COUNT { MATCH (n0)-[r4:HAS_COMPONENT]->(n7:Component) }}, successors: {rows: c2}}}) AS c0
}
RETURN c0 AS rows, COUNT { MATCH (n9:Program) WHERE NOT EXISTS { MATCH (n9)-[:HAS_COMPONENT]->(n10:Component) } AND EXISTS { MATCH (n9)<-[r6:OVERSEES WHERE coalesce(r6.validFrom, '') <= $p0 AND coalesce(r6.validTo, '~') + '~' >= $p0]-(n11:Ministry) WHERE coalesce(n11.createdOn, '') <= $p0 AND n11.acronymFolded = $p1 } AND COUNT { MATCH (n9)-[:RUNS]->(n12:Intervention) WHERE coalesce(n12.startedOn, '') <= $p0 } = $p2 AND coalesce(n9.startedOn, '') <= $p0 } AS total

// start: page
CALL () {
  MATCH (n1:Program)
  WHERE n1.id = $p1 AND coalesce(n1.startedOn, '') <= $p0
  MATCH (n1)<-[r0:OVERSEES WHERE coalesce(r0.validFrom, '') <= $p0 AND coalesce(r0.validTo, '~') + '~' >= $p0]-(n0:Ministry)
  WITH n0, count(*) AS ways
  WHERE coalesce(n0.createdOn, '') <= $p0
  WITH n0
  ORDER BY n0.nameFolded, n0.id
  LIMIT $p2
  RETURN collect({node: {id: n0.id, acronym: n0.acronym}}) AS c0
}
RETURN c0 AS rows

// code: first
CALL () {
  MATCH (n0:Place)
  WHERE n0.reniecFolded = $p0
  WITH n0
  ORDER BY n0.id
  LIMIT $p3
  CALL (n0) {
    MATCH (n0)<-[r0:IMPLEMENTED_IN WHERE coalesce(r0.validFrom, '') <= $p2 AND coalesce(r0.validTo, '~') + '~' >= $p2]-(n1:Intervention)
    WHERE coalesce(n1.startedOn, '') <= $p2
    WITH n1, r0
    ORDER BY n1.nameFolded, n1.id, r0.key
    LIMIT $p1
    RETURN collect({node: {id: n1.id, name_then: coalesce(head([i IN range(0, size(coalesce(n1.formerNamesUntil, [])) - 1) WHERE coalesce(n1.formerNamesUntil, [])[i] > $p2 | n1.formerNames[i]]), n1.name)}}) AS c1
  }
  RETURN collect({node: {id: n0.id, interventions: {rows: c1}}}) AS c0
}
RETURN c0 AS rows

// always: lookup
MATCH (n0:Program)
WHERE n0.id IN $p0
CALL (n0) {
  MATCH (n0)<-[r0:OVERSEES]-(n1:Ministry)
  WITH n1, r0
  ORDER BY n1.nameFolded, n1.id, r0.key
  LIMIT $p1
  RETURN collect({node: {id: n1.id, acronym: n1.acronym}}) AS c0
}
RETURN {id: n0.id, name: n0.name, ministries: {rows: c0}} AS row

// today: lookup
MATCH (n0:Program)
WHERE n0.id IN $p0
CALL (n0) {
  MATCH (n0)<-[r0:OVERSEES WHERE coalesce(r0.validFrom, '') <= $p2 AND coalesce(r0.validTo, '~') + '~' >= $p2]-(n1:Ministry)
  WITH n1, r0
  ORDER BY n1.nameFolded, n1.id, r0.key
  LIMIT $p1
  RETURN collect({node: {id: n1.id, acronym: n1.acronym}}) AS c0
}
RETURN {id: n0.id, name: n0.name, ministries: {rows: c0}, interventions: {total: COUNT { MATCH (n0)-[r1:RUNS]->(n2:Intervention) }}} AS row
