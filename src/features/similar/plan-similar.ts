import type { RootSelection } from '../../read/run/root-field';
import { nodeModel, type NodeModel } from '../../model/graph-model';
import { planDimensions, SHAREABLE } from '../compare/dimensions';
import { outputType } from '../../read/plan/fields';
import { startedBy, stepAlong } from '../../read/plan/relationship-steps';
import { LookupBuilder } from '../../read/plan/lookup-builder';
import { typed } from '../compare/plan-compare';
import { planNode } from '../../read/plan/plan-selection';
import { planView } from '../../read/plan/plan-view';
import { ID } from '../../read/plan/property-reads';
import { checkBetween, type PlanContext } from '../../read/plan/scope';
import type { CandidateBounds, PlannedSimilar } from '../compare/similarity-plan';
import type { RelationshipStep, NestedPlan } from '../../read/plan/connection-plan';

const MOST = 50;

/**
 * A search for what is similar. It costs the candidates that are read, what is shown of them, and as many
 * shared neighbours as each can have.
 */
export function planSimilar(
  at: PlanContext,
  { type: classified, nodes, args }: RootSelection,
): PlannedSimilar {
  const { scope, values, path } = at;
  const { id, node } = typed(at, classified, args.id as string, 'id');
  const size = checkBetween((args.first as number | null) ?? 10, 'first', MOST, path);
  const dimensions = planDimensions(at, node, args, SHAREABLE);
  const { maxPageSize } = scope.limits;
  const bounds: CandidateBounds = { neighbors: 10, each: 5_000, all: 200, held: maxPageSize };
  const shared = size * dimensions.length * bounds.held;

  const entity = nodeModel(scope.model, 'Entity');
  const targets = dimensions.flatMap(
    ({ relationship }) => nodeModel(scope.model, relationship.target).concrete,
  );
  const neighbor: NodeModel = { ...entity, concrete: [...new Set(targets)].sort() };
  const builder = new LookupBuilder(entity);
  const { answer, asked } = planView(
    { ...at, values: builder.values },
    outputType(scope, 'Query', nodes[0].name.value),
    nodes,
    (here, fields, fieldNodes) =>
      fields.includes('shared')
        ? planNode({ ...here, times: shared }, neighbor, fieldNodes, builder)
        : planNode({ ...here, times: size }, node, fieldNodes, builder),
  );
  const shows = { items: asked.has('items.node'), shared: asked.has('items.shared.nodes') };
  if (shows.shared) builder.property('nameFolded');
  scope.cost.add(bounds.all + size + (shows.shared ? shared : 0), path);

  const place = values.add(id);
  const limit = values.add(bounds.held + 1);
  const held = dimensions.map(({ planned: { key }, relationship }): NestedPlan => ({
    kind: 'ids',
    key,
    step: stepAlong(at, relationship),
    limit,
  }));
  return {
    plan: {
      kind: 'candidates',
      label: node.name,
      id: place,
      ways: dimensions.map(({ relationship }) => {
        const to = stepAlong(at, relationship);
        return { to, back: backAlong(at, to, node) };
      }),
      limits: {
        neighbors: values.add(bounds.neighbors),
        each: values.add(bounds.each),
        all: values.add(bounds.all + 1),
      },
      node: { type: node.name, properties: [ID], nested: held },
    },
    values: values.list,
    id,
    dimensions: dimensions.map(({ planned }) => planned),
    bounds,
    size,
    lookup: builder.lookup(),
    shows,
    answer,
  };
}

/** The step back along a step, to nodes of the type that it was made from. */
function backAlong(
  at: PlanContext,
  { type, direction, valid }: RelationshipStep,
  node: NodeModel,
): RelationshipStep {
  const later = startedBy(at, node);
  return {
    type,
    direction: direction === 'out' ? 'in' : 'out',
    target: node.name,
    ...(valid && { valid }),
    ...(later && { startedBy: later }),
  };
}
