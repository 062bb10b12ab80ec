import type { RootSelection } from '../../read/run/root-field';
import type { FieldNode } from 'graphql';
import { badArgument, invariant } from '../../errors';
import { nodeModel, type NodeModel, type RelationshipModel } from '../../model/graph-model';
import { derived } from '../../read/plan/bindings';
import { resolveId, typeOfId } from '../../read/plan/resolve-id';
import { planDimensions, SHAREABLE } from './dimensions';
import { outputType } from '../../read/plan/fields';
import { stepAlong } from '../../read/plan/relationship-steps';
import { planOrder } from '../../read/plan/plan-order';
import { planNode } from '../../read/plan/plan-selection';
import { planView } from '../../read/plan/plan-view';
import { ProjectionBuilder, ProjectionKeys } from '../../read/plan/projection-builder';
import type { PlannedCompare } from './similarity-plan';
import type { PlanContext } from '../../read/plan/scope';
import type { NestedPlan, ParamIndex, PropertyRead } from '../../read/plan/connection-plan';
import type { NodeAnswer } from '../../read/plan/answer-plan';

/** The dimensions that are compared where no others are asked for. */
const USUAL = [...SHAREABLE, 'certifications', 'findings'];

const FEWEST = 2;
const MOST = 10;

/**
 * A comparison, in one statement: a look-up of what is compared, with the page of what each has in each
 * dimension. It costs as many nodes as these pages can hold: ten interventions in the ten usual dimensions
 * 10,010. What is asked of the nodes of one dimension multiplies with its own pages only.
 */
export function planCompare(
  at: PlanContext,
  { type: classified, nodes, args }: RootSelection,
): PlannedCompare {
  const { scope, values } = at;
  const given = args.ids as string[];
  const { node, ids } = ofOneType(at, classified, given);
  const dimensions = planDimensions(at, node, args, USUAL);
  const most = scope.limits.maxPageSize;
  const place = values.add(ids);
  const limit = values.add(most + 1);
  const compared = { dimensions, count: given.length, most, ids: place, limit };
  return {
    ...planItems(at, node, nodes, compared),
    values: values.list,
    ids,
    dimensions: dimensions.map(({ planned: dimension }) => dimension),
    most,
  };
}

/** What is compared, and where its values stand. */
interface Compared {
  readonly dimensions: ReturnType<typeof planDimensions>;
  readonly count: number;
  readonly most: number;
  readonly ids: ParamIndex;
  readonly limit: ParamIndex;
}

/** The look-up of what is compared, with what each has in each dimension, and how to answer with it. */
function planItems(
  at: PlanContext,
  node: NodeModel,
  nodes: readonly FieldNode[],
  { dimensions, count, most, ids, limit }: Compared,
): Pick<PlannedCompare, 'plan' | 'edges' | 'answer'> {
  const { scope } = at;
  const items = new ProjectionBuilder(node.name, node.concrete);
  items.property('id');
  // A type can be met in several dimensions, and is answered the same way in all of them.
  const keys = new ProjectionKeys();
  const others = dimensions.map(({ relationship }) => {
    const target = nodeModel(scope.model, relationship.target);
    const builder = new ProjectionBuilder(target.name, target.concrete, keys);
    builder.property('id');
    builder.property('nameFolded');
    return { target, builder };
  });
  const page = count * most;
  const { answer, asked } = planView(
    { ...at, times: page * dimensions.length },
    outputType(scope, 'Query', nodes[0]?.name.value ?? ''),
    nodes,
    (here, fields, fieldNodes) => {
      if (fields[0] === 'items') {
        return planNode({ ...here, times: count }, node, fieldNodes, items);
      }
      const each = others.map(({ target, builder }) =>
        planNode({ ...here, times: page }, target, fieldNodes, builder),
      );
      return Object.assign({}, ...each) as NodeAnswer;
    },
  );
  const compares = asked.has('dimensions') || asked.has('similarities');
  const edges = [...asked].some((name) => name.endsWith('.cells.edges'));
  const stated = [...asked].some((name) => name.endsWith('.cells.edges.statements'));
  scope.cost.add(count + (compares ? page * dimensions.length : 0), at.path);
  const { properties, nested, type } = items.build();
  const held = dimensions.flatMap(({ planned: { key }, relationship }, i): NestedPlan[] => {
    const other = others[i];
    if (!compares || !other) return [];
    return [
      {
        kind: 'connection',
        key,
        label: relationship.target,
        access: { kind: 'expand', step: stepAlong(at, relationship) },
        order: planOrder(at, other.target, null, relationship.type),
        page: { limit, backward: false },
        rows: {
          node: other.builder.build(),
          edge: edges ? readsOf(relationship, stated) : [],
          cursor: false,
        },
        total: false,
      },
    ];
  });
  return {
    plan: {
      kind: 'lookup',
      label: node.name,
      ids,
      node: { type, properties, nested: [...nested, ...held] },
    },
    edges,
    answer,
  };
}

/** All that is told of a relationship: its key, its properties, and what its sources tell differently. */
const readsOf = ({ properties }: RelationshipModel, stated: boolean): PropertyRead[] =>
  ['key', ...properties.keys(), ...(stated ? ['stated'] : [])].map((name) => ({
    key: name,
    properties: [name],
  }));

/** What is compared, and its one type. */
function ofOneType(
  at: PlanContext,
  classified: NodeModel,
  given: readonly string[],
): { node: NodeModel; ids: readonly string[] } {
  if (given.length < FEWEST || given.length > MOST) {
    throw badArgument(
      'ids',
      `must have between ${FEWEST} and ${MOST} values, got ${given.length}`,
      at.path,
    );
  }
  const each = given.map((id, i) => typed(at, classified, id, `ids[${i}]`));
  const [first, ...others] = each.map(({ node }) => node);
  invariant(first, 'no ids');
  others.forEach((other, i) => {
    if (other === first) return;
    throw badArgument(
      'ids',
      `must all be of one type, got ${first.name} in ids[0] and ${other.name} in ids[${i + 1}]`,
      at.path,
    );
  });
  const ids = each.map(({ id }) => id);
  return { node: first, ids: derived(ids, (of) => different(at, of)) };
}

function different({ path }: PlanContext, ids: readonly string[]): readonly string[] {
  ids.forEach((id, i) => {
    const before = ids.indexOf(id);
    if (before < i) {
      throw badArgument(`ids[${i}]`, `must not repeat ids[${before}], got ${id}`, path);
    }
  });
  return ids;
}

/** The id of what is asked for, and its type; refused where that is none of the interface's. */
export function typed(
  at: PlanContext,
  node: NodeModel,
  given: string,
  name: string,
): { id: string; node: NodeModel } {
  const id = derived(given, (of) => resolveId(at.scope, of, node, name, at.path));
  const type = typeOfId(at.scope.model, id);
  invariant(type, `${name} is of no type`);
  return { id, node: type };
}
