import { getVariableValues, Kind, parse, type DocumentNode } from 'graphql';
import type { GraphStatistics } from '../../src/model/statistics';
import { limitsWith, type Limits } from '../../src/config';
import type { PlanningContext } from '../../src/read/plan/scope';
import type { PlanCache } from '../../src/read/run/plan-cache';
import { planOperation } from '../../src/read/run/plan-operation';
import { isPage } from '../../src/read/run/node-roots';
import type { OperationPlan } from '../../src/read/run/root-field';
import { model, schema } from './api';

/** The day of the requests that tests plan. */
export const TODAY = '2026-11-25';

/** Sizes of a graph with which lists are long enough to be read in their order. */
export const LARGE: GraphStatistics = {
  nodes: new Map([...model.nodes.keys()].map((name) => [name, 1_000])),
  relationships: new Map(),
};

/** The plan of a document's operation, from a cache where one is given; throws what the server would answer with where it is refused. */
export function planDocument(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  context: Partial<PlanningContext> = {},
  plans?: PlanCache,
): OperationPlan {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('the document has no operation');
  const { coerced, errors } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    variables,
  );
  if (!coerced) throw new Error(errors?.map(({ message }) => message).join('\n'));
  const whole = { schema, model, limits: limitsWith(), facts: {}, today: TODAY, ...context };
  return plans
    ? plans.plan(whole, document, operation, coerced)
    : planOperation(whole, document, operation, coerced);
}

/** The plan of an operation. */
export const planOf = (
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  limits: Partial<Limits> = {},
  statistics?: GraphStatistics,
): OperationPlan =>
  planDocument(parse(query), variables, {
    limits: limitsWith(limits),
    ...(statistics && { facts: { statistics } }),
  });

/** The planned page of an operation that asks for one list. */
export function pageOf(query: string, statistics?: GraphStatistics) {
  const [root] = planOf(query, {}, {}, statistics).roots.values();
  if (!root || !isPage(root)) throw new Error('not a page');
  return root.planned;
}
