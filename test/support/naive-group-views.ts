/** What the oracle answers of groups: the fields of `Facet`, `Aggregation` and `GapMap`. */
import type { NodeData } from '../../src/ingest/graph-data';
import type { NaiveGraph } from './naive-graph';
import {
  inOrder,
  NaiveGroups,
  namesOf,
  type GroupBy,
  type GroupsOrder,
  type NaiveEnd,
  type NaiveGroup,
} from './naive-groups';

/** Stands for any filter that leads to certain nodes of a list. */
export class NaiveWhere {
  constructor(
    private readonly ids: readonly string[],
    private readonly leadTo: (where: object) => readonly NodeData[],
    /** True where no filter can say it. */
    private readonly isNone: boolean,
  ) {}

  /** What is wrong with a filter. */
  issueOf(planned: unknown): string | undefined {
    if (planned === null || this.isNone) {
      return this.isNone === (planned === null)
        ? undefined
        : 'must be null, and only, where none says it';
    }
    const found = [...new Set(this.leadTo(planned as object).map(({ id }) => id))].sort();
    const told = JSON.stringify(found);
    const ids = JSON.stringify([...this.ids].sort());
    return told === ids ? undefined : `${JSON.stringify(planned)} leads to ${told}, not to ${ids}`;
  }
}

/** A list that is grouped. */
export interface GroupedList {
  readonly type: string;
  readonly nodes: readonly NodeData[];
  /** Those of its nodes that a filter is known to hold for. */
  readonly filtered: (where: object) => readonly NodeData[];
}

/** The arguments of `facets`, as GraphQL coerced them. */
export interface FacetsArguments {
  readonly by: readonly GroupBy[];
  readonly first: number;
}

/** The arguments of `aggregate`, as GraphQL coerced them. */
export interface AggregateArguments {
  readonly groupBy?: readonly GroupBy[] | null;
  readonly of?: GroupBy | null;
  readonly orderBy?: {
    readonly by: string;
    readonly direction?: GroupsOrder['direction'] | null;
  } | null;
  readonly first: number;
  readonly populationIndicator: string;
}

/** The arguments of `gapMap`, as GraphQL coerced them. */
export interface GapMapArguments {
  readonly rows: GroupBy;
  readonly columns: GroupBy;
  readonly measure: string;
  readonly firstRows: number;
  readonly firstColumns: number;
}

type Values = Readonly<Record<string, unknown>>;

/** The answers of one state of a graph; `find` gives what stands for a node in them. */
export class NaiveGroupViews {
  readonly #groups: NaiveGroups;

  constructor(
    private readonly graph: NaiveGraph,
    private readonly find: (id: string) => unknown,
  ) {
    this.#groups = new NaiveGroups(graph);
  }

  facets(list: GroupedList, { by, first }: FacetsArguments): Values[] {
    return by.map((one) => {
      const order = { by: 'count', direction: 'DESC' } as const;
      const groups = inOrder(this.#groups.of(list.type, list.nodes, [one]), order);
      const values = groups.slice(0, first).map((group) => {
        const [key] = this.#keys(list, group, [one]);
        return { key, count: group.told.count, where: this.#where(list, group, [one]) };
      });
      return { name: nameOf(list.type, one), values, truncated: groups.length > first };
    });
  }

  aggregate(list: GroupedList, args: AggregateArguments): Values {
    const by = args.groupBy ?? [];
    const order = args.orderBy?.by ?? 'count';
    const usual = order === 'count' ? 'DESC' : 'ASC';
    const found = this.#groups.of(list.type, list.nodes, by, args.of ?? undefined);
    const groups = inOrder(found, { by: order, direction: args.orderBy?.direction ?? usual });
    return {
      truncated: groups.length > args.first,
      groups: groups.slice(0, args.first).map((group) => {
        const place = group.keys.find((_, i) => this.#isPlace(list.type, by[i] ?? {}));
        const people = place?.node && this.#population(place.node, args.populationIndicator);
        const { different = null, known = null, units = [], ...told } = group.told;
        const [count, value] = [Number(told.count), people?.properties.value as number | undefined];
        return {
          sum: null,
          avg: null,
          min: null,
          max: null,
          ...told,
          keys: this.#keys(list, group, by),
          known,
          units,
          distinct: different,
          population: people ? this.find(people.id) : null,
          per100000: value ? Number(((count / value) * 100_000).toPrecision(12)) : null,
          where: this.#where(list, group, by),
        };
      }),
    };
  }

  gapMap(list: GroupedList, args: GapMapArguments): Values {
    const { rows: byRow, columns: byColumn, measure } = args;
    const groups = (...by: GroupBy[]): NaiveGroup[] => {
      const counted = this.#groups.of(list.type, list.nodes, by).map((group) => ({
        ...group,
        told: { ...group.told, ...this.#counts(group.nodes) },
      }));
      return inOrder(counted, { by: measure, direction: 'DESC' });
    };
    const rows = this.#headers(list, byRow, groups(byRow), args.firstRows);
    const columns = this.#headers(list, byColumn, groups(byColumn), args.firstColumns);
    const cells = new Map(groups(byRow, byColumn).map((one) => [cellName(one.keys), one]));
    const all = list.nodes;
    return {
      rows: rows.shown,
      columns: columns.shown,
      truncated: rows.truncated || columns.truncated,
      totals: this.#counts(all),
      cells: rows.shown.flatMap((row) =>
        columns.shown.map((column) => {
          const cell = cells.get(cellName([row.end, column.end]));
          const nodes = cell?.nodes ?? [];
          const counts = this.#counts(nodes);
          const group = { keys: [row.end, column.end], nodes, told: {} };
          const where = this.#where(list, group, [byRow, byColumn]);
          return { row, column, ...counts, value: counts[measure as keyof typeof counts], where };
        }),
      ),
    };
  }

  /** The groups of a dimension, then what else there is in it, and last what is not known. */
  #headers(
    list: GroupedList,
    by: GroupBy,
    groups: readonly NaiveGroup[],
    size: number,
  ): { shown: (Values & { readonly end: NaiveEnd })[]; truncated: boolean } {
    const { type, property } = this.#groups.targetOf(list.type, by);
    const given = groups.slice(0, size + 1);
    const header = (end: NaiveEnd, nodes: readonly NodeData[]) => {
      const group = { keys: [end], nodes, told: {} };
      const where = this.#where(list, group, [by]);
      const node = end.node ? this.find(end.node.id) : null;
      return { end, value: end.value, node, total: this.#counts(nodes), where };
    };
    const isKnown = ({ keys: [key] }: NaiveGroup): boolean => key?.identity !== undefined;
    const headerOf = ({ keys, nodes }: NaiveGroup) => header(keys[0] as NaiveEnd, nodes);
    const universe: NaiveEnd[] = property
      ? (property.values ?? []).map((value) => ({ identity: value, value }))
      : this.graph
          .sort(this.graph.all(type.name), null)
          .slice(0, size + 1)
          .map(({ node }) => this.#groups.endOf(node, by));
    const met = given.map(({ keys: [key] }) => key?.identity);
    const others = universe.filter(({ identity }) => !met.includes(identity));
    const all = [...given.filter(isKnown).map(headerOf), ...others.map((one) => header(one, []))];
    const unknown = given.filter((one) => !isKnown(one)).map(headerOf);
    return { shown: [...all.slice(0, size), ...unknown], truncated: all.length > size };
  }

  #counts(nodes: readonly NodeData[]) {
    const recognitions = {
      node: { or: [{ level: { isNull: true } }, { level: { in: COUNTED } }] },
    };
    const certified = this.graph.filter(
      'Intervention',
      nodes.map((node) => ({ node })),
      { certifications: { some: recognitions } },
    );
    const studies = nodes.flatMap((node) => {
      const relationship = this.graph.typeOf(node).relationships.get('studies');
      return relationship
        ? this.graph.neighbours(node, relationship).map((one) => one.node.id)
        : [];
    });
    return {
      interventions: nodes.length,
      certified: certified.length,
      studies: new Set(studies).size,
    };
  }

  #keys({ type }: GroupedList, { keys }: NaiveGroup, by: readonly GroupBy[]): Values[] {
    return keys.map(({ value, node }, i) => ({
      name: nameOf(type, by[i] ?? {}),
      value,
      node: node ? this.find(node.id) : null,
    }));
  }

  #where(
    { filtered }: GroupedList,
    { keys, nodes }: NaiveGroup,
    by: readonly GroupBy[],
  ): NaiveWhere {
    const isNone = keys.some(
      ({ identity }, i) => identity === undefined && namesOf(by[i] ?? {}).end === 'level',
    );
    return new NaiveWhere(
      nodes.map(({ id }) => id),
      filtered,
      isNone,
    );
  }

  #isPlace(type: string, by: GroupBy): boolean {
    const target = this.#groups.targetOf(type, by);
    const isNode = target.property === undefined && namesOf(by).end !== 'edge';
    return isNode && target.type.containment !== undefined;
  }

  /** The latest value of an indicator on a place. */
  #population(place: NodeData, indicator: string): NodeData | undefined {
    const relationship = this.graph.typeOf(place).relationships.get('observations');
    const observations = relationship ? this.graph.neighbours(place, relationship) : [];
    const year = this.graph.day?.slice(0, 4);
    const counted = this.graph.filter('Observation', observations, {
      indicator: { node: { id: { in: [indicator] } } },
      value: { isNull: false },
      ...(year && { year: { lte: Number(year) } }),
    });
    return this.graph.sort(counted, [{ field: 'year', direction: 'DESC' }])[0]?.node;
  }
}

/** Every recognition but a mere submission. */
const COUNTED = ['CERTIFIED', 'FINALIST', 'WINNER', 'MENTION', 'SPECIAL'];

const cellName = (keys: readonly NaiveEnd[]): string =>
  JSON.stringify(keys.map(({ identity }) => identity ?? null));

/** A key's name: the relationships that it follows, and what it names at their end. */
function nameOf(type: string, by: GroupBy): string {
  const { fields, end, value } = namesOf(by);
  const last = end === 'level' ? 'level' : value;
  return [...fields, ...(last ? [last] : [])].join('.') || type;
}
