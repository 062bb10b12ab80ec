/**
 * The other way to answer a query: graphql-js asks for one field at a time, and each is looked up in plain
 * arrays. Slow and obvious, so that it can tell whether a planned answer is right.
 */
import {
  getArgumentValues,
  graphql,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { limitsWith, type Limits } from '../../src/config';
import type { Dataset } from '../../src/read/run/dataset';
import { rank } from '../../src/features/search/rank';
import { nodeModel } from '../../src/model/graph-model';
import { TYPE_NAME } from '../../src/model/notes';
import { prominencesOf, searchWeights, soughtIn } from '../../src/model/searched';
import type { NodeData } from '../../src/ingest/graph-data';
import type { NaiveGraph, NaiveLink, NaiveOrder } from './naive-graph';
import {
  NaiveGroupViews,
  NaiveWhere,
  type AggregateArguments,
  type FacetsArguments,
  type GapMapArguments,
  type GroupedList,
} from './naive-group-views';
import { answerGapMap } from '../../src/features/gap-map/answer-gap-map';
import { answerSearch } from '../../src/features/search/answer-search';
import { anyById, anyByIds, list, oneByCode, oneById } from '../../src/read/run/node-roots';
import { rootOf, type RootNote } from '../../src/read/run/root-field';

/** How the oracle's cursors begin: the two sides' cursors are never equal, and are compared as such. */
export const NAIVE_CURSOR = 'naive:';

class FoundNode {
  readonly [TYPE_NAME]: string;
  constructor(
    readonly data: NodeData,
    readonly context: NaiveContext,
  ) {
    this[TYPE_NAME] = data.type;
  }
}

interface FoundEdge extends NaiveLink {
  /** What a search says of it. */
  readonly own?: Readonly<Record<string, unknown>>;
}

class Edge {
  constructor(
    readonly found: FoundEdge,
    readonly context: NaiveContext,
  ) {}
  get cursor(): string {
    const { node, link } = this.found;
    return `${NAIVE_CURSOR}${node.id}|${String(link?.properties.key)}`;
  }
}

type Args = Readonly<Record<string, unknown>>;

interface Paging {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

class Connection {
  readonly page: readonly Edge[];
  readonly pageInfo: Readonly<Record<string, unknown>>;

  constructor(
    readonly context: NaiveContext,
    readonly totalCount: number,
    ordered: readonly FoundEdge[],
    { first, after, last, before }: Paging,
    /** What groups are made of; absent where none can be. */
    readonly grouped?: GroupedList,
  ) {
    const edges = ordered.map((one) => new Edge(one, context));
    const at = (cursor: string): number => edges.findIndex((edge) => edge.cursor === cursor);
    const from = after == null ? 0 : at(after) + 1;
    const until = before == null ? edges.length : at(before);
    const rest = edges.slice(from, until);
    const size = last ?? first ?? limitsWith().defaultPageSize;
    this.page = last == null ? rest.slice(0, size) : rest.slice(-size);
    const more = rest.length > size;
    this.pageInfo = {
      hasNextPage: last == null ? more : before != null,
      hasPreviousPage: last == null ? after != null : more,
      startCursor: this.page[0]?.cursor ?? null,
      endCursor: this.page.at(-1)?.cursor ?? null,
    };
  }
}

/** What the resolvers of the schema find in place of a request context. */
class NaiveContext {
  readonly limits: Limits = limitsWith();

  constructor(
    readonly graph: NaiveGraph,
    readonly dataset: Dataset,
  ) {}

  /** The answer of a root field. */
  answer(info: GraphQLResolveInfo): unknown {
    const field = info.parentType.getFields()[info.fieldName];
    const [node] = info.fieldNodes;
    const root = field && rootOf(field);
    if (!field || !node || !root) throw new Error(`The oracle knows no root ${info.fieldName}`);
    const args = getArgumentValues(field, node, info.variableValues);
    const state = this.graph.at(args.asOf as string | null);
    return new NaiveContext(state, this.dataset).root(root, args);
  }

  root(root: RootNote, args: Args): unknown {
    switch (root.field) {
      case oneById:
      case anyById:
        return this.find(args.id as string);
      case anyByIds:
        return (args.ids as string[]).map((id) => this.find(id));
      case oneByCode: {
        const [found] = this.graph
          .all(root.type)
          .filter(({ node: { properties } }) =>
            Object.entries(args.code as object).every(([name, code]) => properties[name] === code),
          );
        return found ? this.find(found.node.id) : null;
      }
      case list:
        return this.connect(root.type, this.graph.all(root.type), args);
      default:
        if (root.field.answer === answerSearch) return this.#search(args);
        if (root.field.answer === answerGapMap) return this.#gapMap(args);
        throw new Error('The oracle does not know this root field');
    }
  }

  find(id: string): FoundNode | null {
    const data = this.graph.node(id);
    return data ? new FoundNode(data, this) : null;
  }

  connect(type: string, links: readonly NaiveLink[], args: Args): Connection {
    const kept = this.graph.filter(type, links, args.where as Record<string, unknown>);
    const ordered = this.graph.sort(kept, args.orderBy as NaiveOrder[]);
    return new Connection(this, ordered.length, ordered, args, this.#grouped(type, kept));
  }

  /** The groups of lists in this state of the graph. */
  get groups(): NaiveGroupViews {
    return new NaiveGroupViews(this.graph, (id) => this.find(id));
  }

  #grouped(type: string, links: readonly NaiveLink[], among = links): GroupedList {
    const filtered = (where: object): NodeData[] =>
      this.graph.filter(type, among, { ...where }).map(({ node }) => node);
    return { type, nodes: links.map(({ node }) => node), filtered };
  }

  #gapMap(args: Args): unknown {
    const type = 'Intervention';
    const all = this.graph.all(type);
    const kept = this.graph.filter(type, all, args.where as Record<string, unknown>);
    return this.groups.gapMap(this.#grouped(type, kept, all), args as unknown as GapMapArguments);
  }

  /** Ranks every node, where the engines only propose some. */
  #search(args: Args): Connection {
    const text = (args.text as string).trim();
    const types = (args.types as string[] | undefined) ?? [];
    const candidates = this.graph.data.nodes.filter(
      (node) => (types.length === 0 || types.includes(node.type)) && this.graph.hasBegun(node),
    );
    const ranked = rank(soughtIn(text), candidates, {
      weights: searchWeights(this.graph.model),
      prominences: prominencesOf(this.graph.model),
    });
    const edges = ranked.flatMap((match): FoundEdge[] => {
      const node = this.graph.node(match.id);
      return node ? [{ node, own: { ...match } }] : [];
    });
    return new Connection(this, edges.length, edges, args);
  }
}

const resolveField: GraphQLFieldResolver<unknown, NaiveContext> = (
  source,
  args,
  _context,
  info,
) => {
  const name = info.fieldName;
  if (source instanceof FoundNode) {
    return fieldOfNode(source.context, source.data, name, args as Args);
  }
  if (source instanceof Connection) {
    switch (name) {
      case 'nodes':
        return source.page.map(({ found }) => new FoundNode(found.node, source.context));
      case 'edges':
        return source.page;
      case 'facets':
      case 'aggregate':
        return groupsOf(source, name, args as Args);
      default:
        return name === 'totalCount' ? source.totalCount : source.pageInfo;
    }
  }
  if (source instanceof Edge) {
    const { node, link, own } = source.found;
    if (name === 'node') return new FoundNode(node, source.context);
    if (name === 'cursor') return source.cursor;
    if (own) return own[name];
    const value = link?.properties[name];
    return name === 'sources' ? referred(source.context, value) : (value ?? null);
  }
  return (source as Record<string, unknown>)[name];
};

function groupsOf(
  { grouped, context }: Connection,
  name: 'facets' | 'aggregate',
  args: Args,
): unknown {
  if (!grouped) throw new Error('The oracle cannot group this list');
  return context.groups[name](grouped, args as unknown as FacetsArguments & AggregateArguments);
}

function fieldOfNode(context: NaiveContext, node: NodeData, name: string, args: Args): unknown {
  const type = nodeModel(context.graph.model, node.type);
  const property = type.properties.get(name);
  if (property?.references) return referred(context, node.properties[name]);
  if (property) {
    const other = property.languages?.[String(args.lang)];
    const former = name === 'name' ? context.graph.nameOf(node) : undefined;
    const value = former ?? (other && node.properties[other]) ?? node.properties[name] ?? null;
    return property.list ? (value ?? []) : value;
  }
  const relationship = type.relationships.get(name);
  if (!relationship) throw new Error(`The oracle knows no field ${node.type}.${name}`);
  const links = context.graph.neighbours(node, relationship);
  if (!relationship.toOne) return context.connect(relationship.target, links, args);
  const [first] = links.map((one) => one.node.id).sort();
  return first === undefined ? null : context.find(first);
}

const referred = (context: NaiveContext, ids: unknown): unknown[] =>
  ((ids ?? []) as string[]).map((id) => context.find(id));

/** The data that an operation must answer with; fails where the oracle itself meets an error. */
export async function naiveData(
  schema: GraphQLSchema,
  graph: NaiveGraph,
  dataset: Dataset,
  source: string,
  variables?: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { data, errors } = await graphql({
    schema,
    source,
    variableValues: variables,
    contextValue: new NaiveContext(graph, dataset),
    fieldResolver: resolveField as GraphQLFieldResolver<unknown, unknown>,
  });
  if (errors) throw new Error(`The oracle failed: ${JSON.stringify(errors, null, 2)}`);
  return data;
}

/** Where two answers first differ, or undefined; a cursor of the oracle's stands for any, a filter for those like it. */
export function firstDifference(
  planned: unknown,
  naive: unknown,
  path = 'data',
): string | undefined {
  if (typeof naive === 'string' && naive.startsWith(NAIVE_CURSOR)) {
    const isCursor = typeof planned === 'string' && /^[\w-]+$/.test(planned);
    return isCursor ? undefined : `${path}: planned ${JSON.stringify(planned)}, not a cursor`;
  }
  if (naive instanceof NaiveWhere) {
    const issue = naive.issueOf(planned);
    return issue && `${path}: planned ${issue}`;
  }
  const bothMaps = [planned, naive].every((one) => typeof one === 'object' && one !== null);
  if (!bothMaps || Array.isArray(planned) !== Array.isArray(naive)) {
    return planned === naive
      ? undefined
      : `${path}: planned ${JSON.stringify(planned)}, naive ${JSON.stringify(naive)}`;
  }
  const [a, b] = [planned, naive] as Record<string, unknown>[];
  for (const key of new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])) {
    const difference = firstDifference(a?.[key], b?.[key], `${path}.${key}`);
    if (difference) return difference;
  }
  return undefined;
}
