import type { Engine, Row } from '../engine/engine';

/** How many nodes are read at a time; relationships of a page are held in memory together. */
const PAGE = 500;

/** A relationship as the store has it, seen from the node that it leaves. */
export interface StoredRelationship {
  readonly type: string;
  readonly to: string;
  readonly properties: Row;
}

/** A node as the store has it, with the relationships that leave it, by type, target and key. */
export interface StoredNode {
  readonly id: string;
  readonly properties: Row;
  readonly outgoing: readonly StoredRelationship[];
}

/** All nodes of a concrete type by id, a page at a time: the next page is read when it is asked for. */
export async function* readPages(
  engine: Engine,
  type: string,
  signal?: AbortSignal,
): AsyncGenerator<readonly StoredNode[]> {
  for (let after = ''; ;) {
    signal?.throwIfAborted();
    const rows = await engine.run(
      {
        text: `MATCH (n:${type}) WHERE n.id > $after RETURN n.id AS id, properties(n) AS properties ORDER BY n.id LIMIT ${PAGE}`,
        params: { after },
      },
      { signal },
    );
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    const ids = rows.map(({ id }) => id as string);
    const outgoing = await readOutgoing(engine, ids, signal);
    yield rows.map(({ id, properties }) => ({
      id: id as string,
      properties: properties as Row,
      outgoing: outgoing.get(id as string) ?? [],
    }));
    if (rows.length < PAGE) return;
    after = last as string;
  }
}

async function readOutgoing(
  engine: Engine,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, StoredRelationship[]>> {
  const rows = await engine.run(
    {
      text: 'UNWIND $ids AS id MATCH (n:Entity {id: id})-[r]->(m:Entity) RETURN id AS origin, type(r) AS type, m.id AS target, properties(r) AS properties',
      params: { ids },
    },
    { signal },
  );
  const byNode = new Map<string, StoredRelationship[]>();
  for (const row of rows) {
    const list = byNode.get(row.origin as string) ?? [];
    list.push({
      type: row.type as string,
      to: row.target as string,
      properties: row.properties as Row,
    });
    byNode.set(row.origin as string, list);
  }
  for (const list of byNode.values()) list.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return byNode;
}

const placeOf = ({ type, to, properties }: StoredRelationship): string =>
  `${type} ${to} ${(properties.key ?? '') as string}`;
