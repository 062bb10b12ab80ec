import type { GraphModel, NodeModel } from '../model/graph-model';
import { memo } from '../model/memo';
import type { Row } from '../engine/engine';
import type { StoreReader } from '../engine/store';
import { nodePages } from './read-pages';
import type { NodeRecord } from './records';
import { codeProperties } from './codes';
import { fold } from '../model/fold';
import { propertiesGiven } from './outgoing';

/** How many are read at a time. */
const PAGE = 10_000;

/** A node as it is known by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly codes: Readonly<Record<string, unknown>>;
  /** What contains it, where that is known. */
  readonly container: string | null;
}

/** The names by which the nodes of one type in the graph are known, as they were when it was read. */
export class NamesInGraph {
  readonly #exact = new Map<string, Named[]>();
  readonly #alike = new Map<string, Named[]>();
  readonly #all = new Map<string, Named>();

  /** All nodes of the type. */
  all = (): Iterable<Named> => this.#all.values();

  /** The node with this id. */
  byId = (id: string): Named | undefined => this.#all.get(id);

  /** Those that have exactly this name, alias or former name. */
  exact = (name: string): readonly Named[] => this.#exact.get(name.normalize('NFC').trim()) ?? [];

  /** Those that have a name that is spelt alike. */
  alike = (name: string): readonly Named[] => this.#alike.get(spellingKey(name)) ?? [];

  add(one: Named, names: readonly string[]): void {
    this.#all.set(one.id, one);
    for (const name of new Set(names)) push(this.#exact, name, one);
    for (const key of new Set(names.map(spellingKey))) push(this.#alike, key, one);
  }
}

/** The names of all nodes of a type. */
export async function readNames(
  reader: StoreReader,
  model: GraphModel,
  type: NodeModel,
): Promise<NamesInGraph> {
  const names = nameProperties(type);
  const codes = codeProperties(model).filter(({ property }) => type.properties.has(property));
  const read = ['id', ...names, ...codes.map(({ property }) => property)];
  const found = new NamesInGraph();
  for await (const rows of nodePages(reader, type.name, { limit: PAGE, properties: read })) {
    const containers = await containersOf(reader, type, rows);
    for (const row of rows) {
      const id = String(row.id);
      const known = names.flatMap((name) => (row[name] ?? []) as string | string[]);
      found.add(
        {
          id,
          name: String(row.name),
          codes: Object.fromEntries(codes.map(({ property }) => [property, row[property] ?? null])),
          container: containers.get(id) ?? null,
        },
        known,
      );
    }
  }
  return found;
}

/** What contains nodes of a type, by their ids; the first by id, where there are several. */
async function containersOf(
  reader: StoreReader,
  { containment }: NodeModel,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  const containers = new Map<string, string>();
  if (!containment) return containers;
  const ids = rows.map(({ id }) => String(id));
  const asked = { ids, end: 'from', types: [containment], properties: [] } as const;
  for (const { from, to } of await reader.relationships(asked)) {
    const known = containers.get(from);
    if (known === undefined || to < known) containers.set(from, to);
  }
  return containers;
}

/** The properties that hold names of a node: its name in all languages, earlier ones, and other spellings. */
const nameProperties = memo((type: NodeModel): string[] => {
  const { languages, former } = type.properties.get('name') ?? {};
  const names = ['name', ...Object.values(languages ?? {}), 'aliases', former?.values ?? ''];
  const given = propertiesGiven(type);
  return names.filter((name) => given.has(name));
});

/** The names that a record gives its node. */
export const namesIn = (type: NodeModel, { values, textual }: NodeRecord): string[] =>
  nameProperties(type)
    .flatMap((name) => {
      const given = values[name];
      return textual && typeof given === 'string' && name !== 'name' ? given.split(';') : given;
    })
    .flatMap((one) => (typeof one === 'string' ? [one.normalize('NFC').trim()] : []));

function push(map: Map<string, Named[]>, key: string, one: Named): void {
  const known = map.get(key);
  if (known) known.push(one);
  else map.set(key, [one]);
}

/** Spellings that stand for one sound in the names of Peru, where Spanish and Quechua write it in several ways. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/[^\p{L}\p{N}]+/gu, ' '],
  [/qu(?=[ei])/g, 'k'],
  [/[hg]u(?=[aeio])/g, 'w'],
  [/ll/g, 'y'],
  [/(.)\1+/g, '$1'],
  [/ch/g, '#'],
  [/c(?=[ei])/g, 's'],
  [/[cq]/g, 'k'],
  [/#/g, 'ch'],
  [/z/g, 's'],
  [/v/g, 'b'],
  [/(?<!c)h/g, ''],
];

/**
 * What two spellings of one name have in common: `Ccollana` and `Collana`, `Quimbiri` and `Kimbiri`, with accents
 * and without, give the same. Names that differ by it are different.
 */
export const spellingKey = (name: string): string =>
  SOUNDS.reduce((text, [from, to]) => text.replace(from, to), fold(name)).trim();
