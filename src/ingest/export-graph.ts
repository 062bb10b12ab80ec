import type { StoreReader } from '../engine/store';
import { entityTypes, nodeModel, type GraphModel, type NodeModel } from '../model/graph-model';
import type { ExportedRecord } from './import-report';
import { outgoing, propertiesGiven, referredTypes } from './outgoing';
import { readPages, type StoredNode, type StoredRelationship } from './read-pages';
import type { Store } from './recover';
import { statementGroups, type StatementGroup, type StatementGroups } from './statement-groups';
import { flagsOf } from './stored';
import { readFormerIds } from '../read/run/former-ids';

/** What of the graph is exported: all of it, unless types or a source are named. */
export interface ExportOptions {
  /** Concrete types; the sources that their nodes rest on come with them. */
  readonly types?: readonly string[];
  /** The id of a source: what rests on it, and what a relationship that rests on it leaves from. */
  readonly source?: string;
  readonly signal?: AbortSignal;
}

/**
 * The records of the graph, which an import reads again: sources first, then type by type, in the order of
 * their ids. Where several sources state an entity differently, each statement is a record.
 */
export async function* exportGraph(
  store: Store,
  options: ExportOptions = {},
): AsyncGenerator<ExportedRecord> {
  const former = await formerByNode(store.engine.store);
  const referred = referredTypes(store.model);
  const rest = (options.types ?? entityTypes(store.model)).filter(
    (name) => !referred.includes(name),
  );
  const wanted = await wantedSources(store, referred, rest, options);
  for (const type of [...referred, ...rest]) {
    for await (const node of nodesOf(store, type, options)) {
      const taken = referred.includes(type)
        ? (wanted?.has(node.id) ?? true)
        : restsOn(node, options.source);
      if (taken) {
        yield* recordsOf(store.model, nodeModel(store.model, type), node, former.get(node.id));
      }
    }
  }
}

async function* nodesOf(
  { engine }: Store,
  type: string,
  { signal }: ExportOptions,
): AsyncGenerator<StoredNode> {
  for await (const page of readPages(engine.store, type, signal)) yield* page;
}

const sourcesOf = ({ properties, outgoing: leaving }: StoredNode): string[] =>
  [properties, ...leaving.map((one) => one.properties)].flatMap(
    ({ sources }) => (sources ?? []) as string[],
  );

const restsOn = (node: StoredNode, source?: string): boolean =>
  source === undefined || sourcesOf(node).includes(source);

/** The sources that a part of the graph rests on, and those that these do; undefined for the whole graph. */
async function wantedSources(
  store: Store,
  referred: readonly string[],
  rest: readonly string[],
  options: ExportOptions,
): Promise<ReadonlySet<string> | undefined> {
  const { types, source } = options;
  const whole = types === undefined || referred.some((type) => types.includes(type));
  if (whole && source === undefined) return undefined;
  const wanted = new Set(source === undefined ? [] : [source]);
  for (const type of rest) {
    for await (const node of nodesOf(store, type, options)) {
      if (restsOn(node, source)) for (const id of sourcesOf(node)) wanted.add(id);
    }
  }
  for (let before = -1; before < wanted.size;) {
    before = wanted.size;
    for (const type of referred) {
      for await (const node of nodesOf(store, type, options)) {
        if (wanted.has(node.id)) for (const id of sourcesOf(node)) wanted.add(id);
      }
    }
  }
  return wanted;
}

/** The ids that entities had before they became part of others, in their order, by what they are now. */
async function formerByNode(reader: StoreReader): Promise<ReadonlyMap<string, readonly string[]>> {
  const byNode = new Map<string, string[]>();
  for (const [id, now] of await readFormerIds(reader)) {
    byNode.set(now, [...(byNode.get(now) ?? []), id].sort());
  }
  return byNode;
}

/** The names of what a node's record may state of it, in the order of the model. */
export const statedNames = (node: NodeModel): string[] =>
  [...propertiesGiven(node).keys()].filter((name) => name !== 'id' && name !== 'sources');

function* recordsOf(
  model: GraphModel,
  node: NodeModel,
  { id, properties, outgoing: leaving }: StoredNode,
  formerIds?: readonly string[],
): Generator<ExportedRecord> {
  const unsaid = flagsOf(propertiesGiven(node)).filter((name) => properties[name] === false);
  const said = { ...properties, ...Object.fromEntries(unsaid.map((name) => [name, null])) };
  const own = namedFirst(statementGroups(said, statedNames(node)));
  const ways = outgoing(model, node);
  const related = leaving.map((one) => {
    const names = ways
      .filter(({ type }) => type === one.type)
      .flatMap((way) => [...way.properties.keys()]);
    const statements = statementGroups(
      one.properties,
      new Set(names.filter((name) => name !== 'sources')),
    );
    return { one, statements };
  });
  const count = Math.max(own.length, ...related.map(({ statements }) => statements.length));
  for (let i = 0; i < count; i += 1) {
    // A record beyond the node's own statements only holds relationships: it says of the node what is known.
    const { sources, values } = own[i] ?? { sources: own[0].sources, values: {} };
    const relationships: Record<string, unknown[]> = {};
    for (const { one, statements } of related) {
      const statement = statements[i];
      if (!statement) continue;
      const given = relationshipGiven(one, statements[0], statement, {
        sources,
        locator: values.locator,
      });
      relationships[one.type] = [...(relationships[one.type] ?? []), given];
    }
    yield {
      id,
      ...values,
      ...(sources.length > 0 && { sources }),
      // With the last record: by then the node is told of.
      ...(i === count - 1 && formerIds && { formerIds }),
      ...relationships,
    };
  }
}

/** A node that is not known yet is told of by its name before all else. */
function namedFirst([common, ...others]: StatementGroups): StatementGroups {
  const named = others.find(({ values }) => 'name' in values);
  if ('name' in common.values || !named) return [common, ...others];
  const nameless = { sources: common.sources, values: {} };
  return [nameless, named, common, ...others.filter((one) => one !== named)];
}

/** A relationship in a record, by its target alone where it says no more than the record around it. */
function relationshipGiven(
  { to }: StoredRelationship,
  common: StatementGroup,
  { sources, values }: StatementGroup,
  enclosing: { readonly sources: readonly string[]; readonly locator: unknown },
): unknown {
  // What all sources state is stated by some of them too; it tells this relationship from others of its type.
  const stated: Record<string, unknown> = { ...common.values, ...values };
  const inherits =
    stated.locator === enclosing.locator &&
    sources.length === enclosing.sources.length &&
    sources.every((source, i) => source === enclosing.sources[i]);
  const { locator: _locator, ...others } = stated;
  if (!inherits) return { to, ...stated, sources };
  return Object.keys(others).length === 0 ? to : { to, ...others };
}
