// intervention: lookup
MATCH (n0:Intervention)
WHERE n0.id IN $p0
RETURN {id: n0.id, name: n0.name, nameEn_name: coalesce(n0.nameEn, n0.name), nameQu_name: coalesce(n0.nameQu, n0.name)} AS row
