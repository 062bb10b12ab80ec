import type { RootSelection } from '../../read/run/root-field';
import { astFromValue, valueFromASTUntyped, type GraphQLInputType } from 'graphql';
import { invariant } from '../../errors';
import { nodeModel, type NodeModel } from '../../model/graph-model';
import { derived } from '../../read/plan/bindings';
import { accessPath } from '../../read/plan/access-path';
import { outputType } from '../../read/plan/fields';
import { startedBy, stepAlong } from '../../read/plan/relationship-steps';
import { all, planFilter } from '../../read/plan/plan-filter';
import {
  groupKey,
  planGroupPath,
  type GroupByInput,
  withShown,
  type PlannedGroupPath,
} from '../../read/plan/plan-group-path';
import { planOrder } from '../../read/plan/plan-order';
import { planNode } from '../../read/plan/plan-selection';
import { planView } from '../../read/plan/plan-view';
import { ProjectionBuilder } from '../../read/plan/projection-builder';
import { ID } from '../../read/plan/property-reads';
import type { TogetherPlan } from '../../read/plan/query-plan';
import { checkBetween, type PlanContext, type Scope } from '../../read/plan/scope';
import type {
  ConnectionPlan,
  Filter,
  GroupKey,
  GroupsPlan,
  ParamIndex,
  Projection,
} from '../../read/plan/connection-plan';
import type { GroupKeyAnswer, ViewAnswer } from '../../read/plan/answer-plan';

/** A gap map, ready to run. */
export interface PlannedGapMap {
  readonly plan: TogetherPlan;
  readonly values: readonly unknown[];
  readonly rows: GapMapAxis;
  readonly columns: GapMapAxis;
  /** Where the ids or values stand that cells are wanted of; null for all. */
  readonly among: {
    readonly rows: ParamIndex;
    readonly columns: ParamIndex;
    /** How many cells are read. */
    readonly cells: ParamIndex;
  };
  readonly mostCells: number;
  readonly measure: string;
  /** The filter as the client wrote it. */
  readonly where: Readonly<Record<string, unknown>> | null;
  readonly answer: ViewAnswer;
}

/** A dimension of a gap map: how its values are told, how many at the most, and those that are known beforehand. */
export interface GapMapAxis {
  readonly answer: GroupKeyAnswer;
  readonly size: number;
  readonly values: readonly string[];
}

const MOST = { firstRows: 200, firstColumns: 100 };

/** The most cells that one statement reads before it is known which rows and columns are shown. */
const MOST_CELLS = 10_000;

type SetOfGroups = 'cells' | 'byRow' | 'byColumn' | 'all';

/** Where the counts of a set of groups are shown. */
const SHOWN_AT: Readonly<Record<SetOfGroups, readonly string[]>> = {
  cells: ['cells'],
  byRow: ['rows.total', 'cells.row.total'],
  byColumn: ['columns.total', 'cells.column.total'],
  all: ['totals'],
};

/** What counts as certified: every recognition but a mere submission, those of unknown level included. */
const CERTIFIED = {
  certifications: {
    some: {
      node: {
        or: [
          { level: { isNull: true } },
          { level: { in: ['CERTIFIED', 'FINALIST', 'WINNER', 'MENTION', 'SPECIAL'] } },
        ],
      },
    },
  },
};

/**
 * A map of two dimensions, in one statement: the interventions under the filter in four sets of groups (by
 * both dimensions, by each, and all), and beside them the nodes that rows and columns can stand for.
 */
export function planGapMap(
  at: PlanContext,
  { type: interventions, nodes, args }: RootSelection,
): PlannedGapMap {
  const { scope, values, path } = at;
  const measure = args.measure as string;
  const sizeOf = (name: keyof typeof MOST): number =>
    checkBetween((args[name] as number | null) ?? MOST[name], name, MOST[name], path);
  const size = { rows: sizeOf('firstRows'), columns: sizeOf('firstColumns') };
  scope.cost.add(size.rows * size.columns, path);

  const entity = nodeModel(scope.model, 'Entity');
  const builder = new ProjectionBuilder(entity.name, entity.concrete);
  builder.property('id');
  builder.property('nameFolded');
  const dimension = (name: 'rows' | 'columns'): PlannedGroupPath =>
    withShown(at, planGroupPath(at, interventions, args[name] as GroupByInput, name), builder);
  const rows = dimension('rows');
  const columns = dimension('columns');
  const times = size.rows + size.columns;
  const { answer, asked } = planView(
    { ...at, times },
    outputType(scope, 'Query', 'gapMap'),
    nodes,
    (here, _fields, fieldNodes) => planNode(here, entity, fieldNodes, builder),
  );
  const node = builder.build();

  const { meeting, distinct } = countsOf(at, interventions);
  /** Both follow relationships of every intervention, so that only what is asked for is counted. */
  const isAsked = (set: SetOfGroups, count: string): boolean =>
    count === measure || SHOWN_AT[set].some((place) => asked.has(`${place}.${count}`));
  const groups = (key: SetOfGroups, keys: readonly GroupKey[], most: number): GroupsPlan => {
    const different = distinct.filter((one) => isAsked(key, one.key));
    return {
      meeting: meeting.filter((one) => isAsked(key, one.key)),
      distinct: different,
      key,
      keys,
      ...(isDuplicateFree(scope, { keys, distinct: different }) && { duplicateFree: true }),
      order: { by: measure === 'interventions' ? 'count' : measure, direction: 'DESC' },
      limit: values.add(most + 1),
    };
  };
  const among = { rows: values.add(null), columns: values.add(null) };
  const cellKey = (axis: PlannedGroupPath, wanted: number): GroupKey => ({
    ...groupKey(axis, { type: entity.name, properties: [ID], nested: [] }),
    among: wanted,
  });
  const given = all([
    planFilter(at, interventions, args.where as Record<string, unknown> | null),
    startedBy(at, interventions),
  ]);
  const cells = groups(
    'cells',
    [cellKey(rows, among.rows), cellKey(columns, among.columns)],
    MOST_CELLS,
  );
  const list: ConnectionPlan = {
    kind: 'connection',
    label: interventions.name,
    access: accessPath(at, interventions, given),
    order: [],
    page: { limit: values.shared(1), backward: false },
    total: false,
    groups: [
      cells,
      groups('byRow', [groupKey(rows, node)], size.rows),
      groups('byColumn', [groupKey(columns, node)], size.columns),
      ...(asked.has('totals') ? [groups('all', [], 1)] : []),
    ],
  };
  const axis = (planned: PlannedGroupPath, most: number): GapMapAxis => ({
    answer: planned.answer,
    size: most,
    values: planned.path.end === 'node' ? [] : (planned.model?.values ?? []),
  });
  const universes = [
    ...universeOf(at, 'rows', rows, node, size.rows),
    ...universeOf(at, 'columns', columns, node, size.columns),
  ];
  return {
    plan: { kind: 'together', parts: [{ key: 'list', plan: list }, ...universes] },
    values: values.list,
    rows: axis(rows, size.rows),
    columns: axis(columns, size.columns),
    among: { ...among, cells: cells.limit },
    mostCells: MOST_CELLS,
    measure,
    where: whereAsGiven(at, args.where),
    answer,
  };
}

/** What can be counted of every group. */
function countsOf(
  at: PlanContext,
  interventions: NodeModel,
): Pick<GroupsPlan, 'meeting' | 'distinct'> {
  const studies = interventions.relationships.get('studies');
  invariant(studies, 'interventions have no studies');
  const filter: Filter | undefined = planFilter(at, interventions, CERTIFIED);
  invariant(filter, 'to be certified is no condition');
  return {
    meeting: [{ key: 'certified', filter }],
    distinct: [{ key: 'studies', steps: [stepAlong(at, studies)], end: 'node' }],
  };
}

/** The nodes that a dimension can stand for, by name, so that empty rows and columns are there too. */
function universeOf(
  at: PlanContext,
  key: string,
  { path, target }: PlannedGroupPath,
  node: Projection,
  size: number,
): { key: string; plan: ConnectionPlan }[] {
  if (path.end !== 'node') return [];
  const filter = startedBy(at, target);
  return [
    {
      key,
      plan: {
        kind: 'connection',
        label: target.name,
        access: { kind: 'scan', ...(filter && { filter }) },
        order: planOrder(at, target, null),
        page: { limit: at.values.add(size + 1), backward: false },
        rows: { node, edge: [], cursor: false },
        total: false,
      },
    },
  ];
}

/** The filter as a client writes it, so that it can be part of another one. */
function whereAsGiven({ scope }: PlanContext, where: unknown): Record<string, unknown> | null {
  if (where == null) return null;
  const field = scope.schema.getQueryType()?.getFields().gapMap;
  const type = field?.args.find(({ name }) => name === 'where')?.type as GraphQLInputType;
  return derived(where, (given) => {
    const ast = astFromValue(given, type);
    return ast ? (valueFromASTUntyped(ast) as Record<string, unknown>) : null;
  });
}

/**
 * True where a node of a whole list comes once in each of its groups, and need not be told from itself: keys stand on
 * it or are what one relationship leads to, of types of which there are no two between the same nodes.
 */
export const isDuplicateFree = (
  { facts }: Pick<Scope, 'facts'>,
  { keys, distinct }: Pick<GroupsPlan, 'keys' | 'distinct'>,
): boolean =>
  distinct.length === 0 &&
  keys.every(({ steps: [step, ...more], end }) => {
    if (!step) return true;
    const alone = more.length === 0 && step.depth === undefined && end === 'node';
    return alone && facts.parallelTypes?.has(step.type) === false;
  });
