type Fields = Readonly<Record<string, unknown>>;

/** What a node has one of, where @neo4j/graphql gives a list. */
const TO_ONE = new Set(['district', 'province', 'department', 'category', 'award']);

/**
 * The data of an answer without the shape that one API or the other gives it: connections become lists, an edge's
 * properties stand beside those of its node, and what there is one of is not in a list.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const fields = value as Fields;
  const list = fields.edges ?? fields.nodes;
  if (Array.isArray(list) && !('truncated' in fields) && !('length' in fields)) {
    const items = list.map(item);
    const { edges: _edges, nodes: _nodes, ...more } = fields;
    return Object.keys(more).length > 0 ? { ...more, items } : items;
  }
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name !== '__typename')
      .map(([name, of]) => [
        name,
        TO_ONE.has(name) && Array.isArray(of) ? plain(of[0] ?? null) : plain(of),
      ]),
  );
}

/** A member of a connection: a node, or an edge with its node. */
function item(value: unknown): unknown {
  const { node, properties, cursor: _cursor, ...edge } = value as Fields;
  if (node === undefined) return plain(value);
  return { ...edge, ...(properties as Fields | undefined), ...(plain(node) as Fields) };
}

/** The only field of some data, whatever it is called. */
export const onlyField = (data: unknown): unknown => Object.values(data as Fields)[0];
