import type { GraphModel, NodeModel } from '../model/graph-model';
import { memo } from '../model/memo';
import { propertiesGiven } from './properties-given';
import type { Send } from './read-state';
import type { NodeRecord } from './records';
import { codeProperties } from './codes';
import { fold } from '../model/fold';

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
  send: Send,
  model: GraphModel,
  type: NodeModel,
): Promise<NamesInGraph> {
  const names = nameProperties(type);
  const codes = codeProperties(model).filter(({ property }) => type.properties.has(property));
  const read = ['id', ...names, ...codes.map(({ property }) => property)];
  const container = type.containment
    ? `OPTIONAL MATCH (n)-[:${type.containment}]->(p:Entity) WITH n, min(p.id) AS container`
    : 'WITH n, null AS container';
  const text = [
    `MATCH (n:${type.name}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT ${PAGE}`,
    container,
    `RETURN ${read.map((name) => `n.${name} AS ${name}`).join(', ')}, container`,
    'ORDER BY n.id',
  ].join(' ');
  const found = new NamesInGraph();
  for (let after = ''; ;) {
    const rows = await send({ text, params: { after } });
    for (const row of rows) {
      const known = names.flatMap((name) => (row[name] ?? []) as string | string[]);
      found.add(
        {
          id: String(row.id),
          name: String(row.name),
          codes: Object.fromEntries(codes.map(({ property }) => [property, row[property] ?? null])),
          container: (row.container ?? null) as string | null,
        },
        known,
      );
    }
    if (rows.length < PAGE) return found;
    after = String(rows.at(-1)?.id);
  }
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
