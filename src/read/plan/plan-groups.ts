/**
 * Groups of a list: `facets` counts by one key at a time, `aggregate` by several together, with figures. Both
 * are read of the whole list under its filter, whatever its page.
 */
import type { FieldNode, GraphQLObjectType } from 'graphql';
import { getNamedType } from 'graphql';
import { badArgument, invariant } from '../../errors';
import { nodeModel, type NodeModel } from '../../model/graph-model';
import { foldedName } from '../../model/fold';
import { resolveId } from './resolve-id';
import { argumentsOf } from './fields';
import {
  groupKey,
  planGroupPath,
  type GroupByInput,
  withShown,
  type PlannedGroupPath,
} from './plan-group-path';
import { stepAlong } from './relationship-steps';
import { planPopulation, type NodePlanner } from './plan-population';
import { ProjectionBuilder } from './projection-builder';
import { checkBetween, checkLength, type PlanContext } from './scope';
import { walkView } from './walk-view';
import type { GroupMeasure, GroupsPlan, NestedPlan, UnitPath } from './connection-plan';
import type { ConnectionField, GroupsAnswer } from './answer-plan';

const MOST_KEYS = 4;
const MOST_FACETS = 20;
const MOST_FACET_VALUES = 100;

/** The figures that need numbers. */
const NUMBERS = ['sum', 'avg', 'min', 'max'] as const;

/** `distinct` is a word of Cypher, which not every engine takes as a name. */
const ORDERS = new Map([['distinct', 'different']]);

/** What is asked of one set of groups, whichever field asks it. */
interface Asked {
  readonly keys: readonly GroupByInput[];
  readonly keysName: string;
  readonly of?: GroupByInput | null;
  readonly order: GroupsPlan['order'];
  readonly size: number;
  readonly population: string;
}

/** The groups that a `facets` or `aggregate` field of a connection asks for, and how they are answered. */
export function planGroups(
  at: PlanContext,
  list: NodeModel,
  connection: GraphQLObjectType,
  nodes: readonly FieldNode[],
  plan: NodePlanner,
): { plans: readonly GroupsPlan[]; field: ConnectionField } {
  const [node] = nodes;
  invariant(node, 'groups without a field');
  const args = argumentsOf(at.scope, connection.name, node);
  const type = getNamedType(connection.getFields()[node.name.value]?.type) as GraphQLObjectType;
  if (node.name.value === 'facets') {
    const by = args.by as GroupByInput[];
    checkLength(by, 'by', MOST_FACETS, at.path);
    const first = (args.first as number | null) ?? MOST_FACET_VALUES;
    const size = checkBetween(first, 'first', MOST_FACET_VALUES, at.path);
    const each = by.map((one, i) =>
      planOne(at, list, type, nodes, plan, {
        keys: [one],
        keysName: by.length > 1 ? `by[${i}]` : 'by',
        order: { by: 'count', direction: 'DESC' },
        size,
        population: '',
      }),
    );
    return {
      plans: each.map((one) => one.plan),
      field: { kind: 'facets', each: each.map((one) => one.answer) },
    };
  }
  const keys = (args.groupBy ?? []) as GroupByInput[];
  checkLength(keys, 'groupBy', MOST_KEYS, at.path);
  const { by = 'count', direction } = (args.orderBy ?? {}) as {
    by?: string;
    direction?: 'ASC' | 'DESC' | null;
  };
  const most = at.scope.limits.maxListLength;
  const one = planOne(at, list, type, nodes, plan, {
    keys,
    keysName: 'groupBy',
    of: args.of as GroupByInput | null,
    order: { by, direction: direction ?? (by === 'count' ? 'DESC' : 'ASC') },
    size: checkBetween((args.first as number | null) ?? most, 'first', most, at.path),
    population: args.populationIndicator as string,
  });
  return { plans: [one.plan], field: { kind: 'aggregate', of: one.answer } };
}

function planOne(
  at: PlanContext,
  list: NodeModel,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  plan: NodePlanner,
  asked: Asked,
): { plan: GroupsPlan; answer: GroupsAnswer } {
  const { scope, values, path } = at;
  const times = at.times * asked.size;
  scope.cost.add(times, path);
  const entity = nodeModel(scope.model, 'Entity');
  // Keys lead to nodes of several types: what is asked of them is read alike, so that one answer fits all.
  const builder = new ProjectionBuilder(entity.name, entity.concrete);
  builder.property('id');
  const keys = asked.keys.map((one, i) => {
    const name = asked.keys.length > 1 ? `${asked.keysName}[${i}]` : asked.keysName;
    return withShown(at, planGroupPath(at, list, one, name), builder);
  });
  const place = keys.findIndex(
    ({ path: { end }, target }) => end === 'node' && target.containment !== undefined,
  );
  let population: NestedPlan | undefined;
  const view = walkView({ ...at, times }, type, nodes, {
    node: (here, fields, fieldNodes) => {
      if (fields.at(-1) !== 'population') return plan(here, entity, fieldNodes, builder);
      const planned = planPopulation(here, asked.population, fieldNodes, plan);
      population = planned.plan;
      return planned.answer;
    },
  });
  if (view.asked.has('groups.population') || view.asked.has('groups.per100000')) {
    resolveId(
      scope,
      asked.population,
      nodeModel(scope.model, 'Indicator'),
      'populationIndicator',
      path,
    );
    if (place < 0) {
      throw badArgument(
        'groupBy',
        'must have a key that is a place, such as { places: { level: DEPARTMENT } }, for population and per100000',
        path,
      );
    }
    population ??= planPopulation({ ...at, times }, asked.population, [], plan).plan;
  }
  const figures = asked.of && planMeasure(at, list, asked.of, keys);
  checkFigures(view.asked, asked, figures, at);
  const node = builder.build();
  const limit = values.add(asked.size + 1);
  const key = `groups_${limit}`;
  return {
    plan: {
      key,
      keys: keys.map((one, i) =>
        groupKey(
          one,
          i === place && population ? { ...node, nested: [...node.nested, population] } : node,
        ),
      ),
      meeting: [],
      distinct: figures ? [{ key: 'different', ...figures.measure }] : [],
      ...(figures?.number && {
        figures: { ...figures.measure, ...(figures.unit && { unit: figures.unit }) },
      }),
      order: asked.order,
      limit,
    },
    answer: {
      key,
      size: asked.size,
      keys: keys.map(({ answer }) => answer),
      ...(place >= 0 && { place }),
      answer: view.answer,
    },
  };
}

interface PlannedMeasure {
  readonly measure: GroupMeasure;
  readonly number: boolean;
  readonly unit?: UnitPath;
}

/** What `of` leads to; it goes on from the key whose way it shares for longest. */
function planMeasure(
  at: PlanContext,
  list: NodeModel,
  of: GroupByInput,
  keys: readonly PlannedGroupPath[],
): PlannedMeasure {
  const { path, model, target, answer } = planGroupPath(at, list, of, 'of');
  const shared = keys.map((key) => sharedSteps(key.answer.fields, answer.fields));
  const longest = Math.max(0, ...shared);
  return {
    measure: {
      ...path,
      steps: path.steps.slice(longest),
      ...(longest > 0 && { from: { key: shared.indexOf(longest), steps: longest } }),
    },
    number: model?.type === 'Int' || model?.type === 'Float',
    ...(model?.unit && { unit: planUnit(at, target, model.unit) }),
  };
}

/** Where the unit of a value stands, as its property declares it. */
function planUnit(at: PlanContext, holder: NodeModel, declared: string): UnitPath {
  const [own = '', further] = declared.split('.');
  if (!further) return { property: own, folded: foldedName(own) };
  const relationship = holder.relationships.get(own);
  invariant(relationship, `${holder.name} has no ${own}`);
  return { step: stepAlong(at, relationship), property: further, folded: foldedName(further) };
}

function sharedSteps(a: readonly { name: string }[], b: readonly { name: string }[]): number {
  const differs = a.findIndex(({ name }, i) => name !== b[i]?.name);
  return differs < 0 ? Math.min(a.length, b.length) : differs;
}

function checkFigures(
  fields: ReadonlySet<string>,
  { of, order }: Asked,
  figures: PlannedMeasure | null | undefined,
  { path }: PlanContext,
): void {
  const wanted = [...NUMBERS, 'known', 'distinct'].filter(
    (name) => fields.has(`groups.${name}`) || order.by === (ORDERS.get(name) ?? name),
  );
  if (wanted.length > 0 && !of) {
    throw badArgument('of', `must say what ${wanted.join(', ')} are of`, path);
  }
  const numbers = wanted.filter((name) => name !== 'distinct');
  if (figures && !figures.number && numbers.length > 0) {
    throw badArgument('of', `must lead to a number for ${numbers.join(', ')}`, path);
  }
}
