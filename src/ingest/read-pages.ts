import type { Row } from '../engine/engine';
import type { RelationshipRow, StoreReader } from '../engine/store';

/** How many nodes are read at a time; relationships of a page are held in memory together. */
const PAGE = 500;

/** A relationship as the store has it, seen from the node that it leaves. */
export type StoredRelationship = Omit<RelationshipRow, 'from'>;

/** A node as the store has it, with the relationships that leave it, by type, target and key. */
export interface StoredNode {
  readonly id: string;
  readonly properties: Row;
  readonly outgoing: readonly StoredRelationship[];
}

/** All nodes with a label by id, with what is named of them, a page at a time: the next is read when it is asked for. */
export async function* nodePages(
  reader: StoreReader,
  label: string,
  { limit, properties }: { readonly limit: number; readonly properties?: readonly string[] },
  signal?: AbortSignal,
): AsyncGenerator<readonly Row[]> {
  for (let after = ''; ;) {
    signal?.throwIfAborted();
    const rows = await reader.page(label, { after, limit, properties }, { signal });
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    after = String(rows.at(-1)?.id);
  }
}

/** All nodes of a concrete type by id with what leaves them, a page at a time. */
export async function* readPages(
  reader: StoreReader,
  type: string,
  signal?: AbortSignal,
): AsyncGenerator<readonly StoredNode[]> {
  for await (const rows of nodePages(reader, type, { limit: PAGE }, signal)) {
    const ids = rows.map(({ id }) => id as string);
    const leaving = await reader.relationships({ ids, end: 'from' }, { signal });
    const outgoing = new Map<string, StoredRelationship[]>(ids.map((id) => [id, []]));
    for (const { from, ...one } of leaving) outgoing.get(from)?.push(one);
    for (const list of outgoing.values()) list.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    yield rows.map((properties) => {
      const id = properties.id as string;
      return { id, properties, outgoing: outgoing.get(id) ?? [] };
    });
  }
}

const placeOf = ({ type, to, properties }: StoredRelationship): string =>
  `${type} ${to} ${(properties.key ?? '') as string}`;
