import type { GraphStatistics } from '../../model/statistics';
import type { CompiledQuery, Row, RunOptions } from '../compiled-query';
import type {
  ChangeRecord,
  FormerIdRecord,
  NodePage,
  RelationshipEnds,
  RelationshipRow,
  RelationshipsAt,
  StoreReader,
  StoreRecords,
  Supported,
  Tally,
} from '../store';
import { identifier } from './cypher-writer';

/** The nodes that hold what a store tells of itself, one of each label; they are no entities of the graph. */
export const RECORDS: Readonly<
  Record<keyof StoreRecords, { readonly label: string; readonly id: string }>
> = {
  dataset: { label: 'Dataset', id: 'dataset' },
  facts: { label: 'DatedTypes', id: 'dated' },
  lock: { label: 'Import', id: 'import' },
};

/** The label of the nodes that tell which id an earlier one has become; they are no entities either. */
export const FORMER_ID = 'FormerId';

/** The label of the journal's entries. */
export const CHANGE = 'Change';

/** What this program's own nodes have unique ids for, beside those of the model. */
export const OWN_LABELS: readonly string[] = [
  ...Object.values(RECORDS).map(({ label }) => label),
  FORMER_ID,
];

/** Sends a statement, within a transaction or without. */
export type RunCypher = (query: CompiledQuery, options?: RunOptions) => Promise<readonly Row[]>;

/** Reads the graph by Cypher, in words that both engines know. */
export class CypherReader implements StoreReader {
  constructor(readonly run: RunCypher) {}

  async records(options?: RunOptions): Promise<StoreRecords> {
    const kinds = Object.entries(RECORDS);
    const text = [
      ...kinds.map(([kind, { label }]) => `OPTIONAL MATCH (${kind}:${label})`),
      `RETURN ${kinds.map(([kind]) => `properties(${kind}) AS ${kind}`).join(', ')}`,
    ].join(' ');
    const [row] = await this.run({ text, params: {} }, options);
    return Object.fromEntries(
      Object.entries(row ?? {}).flatMap(([kind, properties]) => {
        if (properties === null) return [];
        const { id: _id, held: _held, ...values } = properties as Row;
        return [[kind, values]];
      }),
    );
  }

  async formerIds(options?: RunOptions): Promise<readonly FormerIdRecord[]> {
    const text = `MATCH (f:${FORMER_ID}) RETURN f.id AS id, f.now AS now`;
    return as<FormerIdRecord>(await this.run({ text, params: {} }, options));
  }

  async changes(revision: number, limit: number): Promise<readonly ChangeRecord[]> {
    const text = `MATCH (c:${CHANGE}) WHERE c.revision = $revision WITH c ORDER BY c.n DESC LIMIT $limit RETURN properties(c) AS properties ORDER BY c.n DESC`;
    return as<ChangeRecord>(propertiesOf(await this.run({ text, params: { revision, limit } })));
  }

  /** Neo4j answers from its count store. */
  async counts(
    labels: readonly string[],
    types: readonly string[],
    options?: RunOptions,
  ): Promise<GraphStatistics> {
    const counts = [
      ...labels.map((label) => `COUNT { MATCH (n:${identifier(label)}) } AS ${label}`),
      ...types.map((type) => `COUNT { MATCH ()-[r:${identifier(type)}]->() } AS ${type}`),
    ];
    const [row] = await this.run({ text: `RETURN ${counts.join(', ')}`, params: {} }, options);
    const read = (names: readonly string[]): Map<string, number> =>
      new Map(names.map((name) => [name, Number(row?.[name] ?? 0)]));
    return { nodes: read(labels), relationships: read(types) };
  }

  async tally(): Promise<Tally> {
    const counts = async (text: string): Promise<Map<string, number>> => {
      const rows = await this.run({ text: `${text} AS name, count(*) AS count`, params: {} });
      return new Map(rows.map(({ name, count }) => [String(name), Number(count)]));
    };
    const relationship = 'MATCH (:Entity)-[r]->(:Entity)';
    const disputed = await counts('MATCH (n:Entity) WHERE n.disputed = true RETURN n.disputed');
    return {
      relationships: await counts(`${relationship} RETURN type(r)`),
      sourcesOfNodes: await counts('MATCH (n:Entity) UNWIND n.sources AS one RETURN one'),
      sourcesOfRelationships: await counts(`${relationship} UNWIND r.sources AS one RETURN one`),
      disputed: disputed.get('true') ?? 0,
    };
  }

  async page(
    label: string,
    { after, limit, properties }: NodePage,
    options?: RunOptions,
  ): Promise<readonly Row[]> {
    const text = [
      `MATCH (n:${identifier(label)}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT $limit`,
      `RETURN ${columns('n', properties)} ORDER BY n.id`,
    ].join(' ');
    return nodes(await this.run({ text, params: { after, limit } }, options), properties);
  }

  async find(
    label: string,
    property: string,
    values: readonly string[],
    properties?: readonly string[],
  ): Promise<readonly Row[]> {
    if (values.length === 0) return [];
    const text = [
      `UNWIND $values AS one MATCH (n:${identifier(label)} {${identifier(property)}: one})`,
      `RETURN ${columns('n', properties)}`,
    ].join(' ');
    const params = { values: [...new Set(values)] };
    return nodes(await this.run({ text, params }), properties);
  }

  async relationships(
    { ids, end, types = [], properties }: RelationshipsAt,
    options?: RunOptions,
  ): Promise<readonly RelationshipRow[]> {
    const near = new Set(ids);
    if (near.size === 0) return [];
    const along = types.length > 0 ? `:${types.map(identifier).join('|')}` : '';
    const at = (way: string, ends: RelationshipEnds): Promise<readonly RelationshipRow[]> =>
      this.#relationships(
        `UNWIND $ids AS one MATCH (near:Entity {id: one}) MATCH (near)${way}(far:Entity)`,
        { ends, properties, params: { ids: [...near] }, options },
      );
    const leaving =
      end === 'to' ? [] : await at(`-[r${along}]->`, { from: 'near.id', to: 'far.id' });
    if (end === 'from') return leaving;
    const arriving = await at(`<-[r${along}]-`, { from: 'far.id', to: 'near.id' });
    return end === 'to'
      ? arriving
      : [...leaving, ...arriving.filter(({ from }) => !near.has(from))];
  }

  async between(
    type: string,
    pairs: readonly RelationshipEnds[],
  ): Promise<readonly RelationshipRow[]> {
    if (pairs.length === 0) return [];
    return this.#relationships(`UNWIND $pairs AS pair ${matchBetween(type, pairs, 'pair')}`, {
      ends: { from: 'pair.from', to: 'pair.to' },
      params: { pairs },
    });
  }

  async supportedBy(source: string): Promise<Supported> {
    const params = { source };
    const text =
      'MATCH (n:Entity) WHERE n.id = $source OR $source IN n.sources RETURN properties(n) AS properties';
    return {
      nodes: propertiesOf(await this.run({ text, params })),
      relationships: await this.#relationships(
        'MATCH (a:Entity)-[r]->(b:Entity) WHERE $source IN r.sources',
        { ends: { from: 'a.id', to: 'b.id' }, params },
      ),
    };
  }

  async #relationships(
    match: string,
    {
      ends: { from, to },
      properties,
      params,
      options,
    }: {
      readonly ends: RelationshipEnds;
      readonly properties?: readonly string[] | undefined;
      readonly params: CompiledQuery['params'];
      readonly options?: RunOptions | undefined;
    },
  ): Promise<readonly RelationshipRow[]> {
    const read = properties
      ? `{${properties.map((name) => `${identifier(name)}: r.${name}`).join(', ')}}`
      : 'properties(r)';
    const text = `${match} RETURN ${from} AS from, type(r) AS type, ${to} AS to, ${read} AS properties`;
    return as<RelationshipRow>(await this.run({ text, params }, options));
  }
}

/**
 * The match of relationships `r` between pairs of nodes, from the end that has more of them: the other may be one that a
 * hundred thousand relationships leave. The far end stands without its label, as no index has it then: Neo4j would begin
 * at both ends, which takes 25 times as long.
 */
export function matchBetween(
  type: string,
  pairs: readonly RelationshipEnds[],
  pair: string,
  properties = '',
): string {
  const [from, to] = (['from', 'to'] as const).map((end) => new Set(pairs.map((one) => one[end])));
  const leaves = (from?.size ?? 0) > (to?.size ?? 0);
  const [first, then] = leaves ? ['from', 'to'] : ['to', 'from'];
  const link = `[r:${identifier(type)}${properties}]`;
  const way = leaves ? `-${link}->` : `<-${link}-`;
  return `MATCH (near:Entity {id: ${pair}.${first}}) MATCH (near)${way}(far) WHERE far.id = ${pair}.${then}`;
}

/** What is read of a node: all its properties as one value, or each that is named. */
const columns = (node: string, properties: readonly string[] | undefined): string =>
  properties
    ? properties.map((name) => `${node}.${identifier(name)} AS ${name}`).join(', ')
    : `properties(${node}) AS properties`;

const nodes = (rows: readonly Row[], properties: readonly string[] | undefined): readonly Row[] =>
  properties ? rows : propertiesOf(rows);

const propertiesOf = (rows: readonly Row[]): readonly Row[] =>
  rows.map(({ properties }) => properties as Row);

/** Rows as what the statement's columns make them. */
const as = <T>(rows: readonly Row[]): readonly T[] => rows as unknown as readonly T[];
