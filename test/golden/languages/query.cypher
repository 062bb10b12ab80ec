// intervention: lookup
MATCH (n0:Intervention)
WHERE n0.id IN $p0
RETURN [n0.id, n0.name, coalesce(n0.nameEn, n0.name), coalesce(n0.nameQu, n0.name)] AS row
