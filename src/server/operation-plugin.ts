import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContextDidResolveOperation,
  type GraphQLRequestContextWillSendResponse,
  type GraphQLResponse,
} from '@apollo/server';
import {
  getVariableValues,
  Kind,
  OperationTypeNode,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import type { Logger } from 'pino';
import { AppError, asRequestFault } from '../errors';
import { completionsOf } from '../read/run/completion';
import { nearIdsOf } from '../features/search/near-ids';
import type { RequestContext } from '../read/run/request-context';
import { PlanCache } from '../read/run/plan-cache';
import type { PlanningContext } from '../read/plan/scope';
import type { KeptAnswer } from './cache/answer-cache';
import type { Asked } from './cache/answer-key';
import { resultFrom } from './cache/answer-text';
import type { Answers, Sought } from './cache/answers';
import { answerForAll, isForAll, tellTag } from './cache/for-all';
import { CHALLENGE, checkMayChange, checkRoles, statusOf } from './may-curate';

/** How many faults in variables are told: each repeats the value that it is in, which may be large. */
const MOST_FAULTS = 10;

/** What planning needs besides what a request brings along. */
type Planning = Pick<PlanningContext, 'schema' | 'model' | 'limits'>;

/** What the operations of a server have in common. */
interface Serving {
  readonly curating: boolean;
  /** The answers that are kept; absent where none are. */
  readonly kept?: { readonly answers: Answers; readonly keyOf: (asked: Asked) => string };
  readonly log: Logger;
}

/**
 * Plans each operation before it runs, so that bad values, too high costs and changes by who may not make them are
 * refused as a whole, and puts the data set and the cost into the extensions of every answer. What was answered
 * before, and is still true, is neither planned nor run; what is planned is completed without GraphQL's executor
 * where nothing is wrong with it. One line in the log for each operation; it has the ids of the changes that were
 * made, and not who made them.
 */
export function operationPlugin(
  planning: Planning,
  serving: Serving,
): ApolloServerPlugin<RequestContext> {
  const plans = new PlanCache();
  const completionOf = completionsOf(planning.schema);
  /** What requests are to compute while others wait for it. */
  const open = new WeakMap<object, Sought>();
  return {
    async requestDidStart() {
      const started = performance.now();
      let kept: KeptAnswer | undefined;
      let variables: Asked['variables'] | undefined;
      let faults: readonly GraphQLError[] | undefined;
      return {
        async didResolveOperation(request) {
          const { contextValue, response } = request;
          try {
            const asked = askedOf(planning, serving, request);
            if (!asked || 'faults' in asked) {
              faults = asked?.faults;
              return;
            }
            const sought = await seek(serving, request, asked);
            kept = sought?.kept;
            if (sought) open.set(contextValue, sought);
            if (kept) return;
            await plan(planning, plans, request, asked);
            ({ variables } = asked);
          } catch (thrown) {
            const error = asRequestFault(thrown);
            // What is refused here is the request's fault; Apollo would answer 500.
            if (error instanceof AppError) {
              response.http.status = statusOf(error.code);
              const { status, headers } = response.http;
              if (status === 401) headers.set('www-authenticate', CHALLENGE);
            }
            throw error;
          }
        },
        async responseForOperation({ document, operation, contextValue }) {
          if (kept) return responseOf(resultFrom(kept.text));
          if (faults) return responseOf({ errors: faults.map(asBadInput) }, 400);
          if (!operation || !variables) return null;
          const data = await completionOf(document, operation)?.(contextValue, variables);
          return data ? responseOf({ data }) : null;
        },
        async willSendResponse(request) {
          const { contextValue, operation, operationName } = request;
          const errors = kept ? undefined : await complete(planning, request);
          const cost = kept ? kept.cost : (contextValue.plan?.cost ?? null);
          const sought = open.get(contextValue);
          const keep = sought !== undefined;
          const answer =
            kept ?? (contextValue.underWay ? undefined : answerForAll(request, { cost, keep }));
          sought?.done(contextValue.known, answer);
          if (answer) tellTag(request, answer);
          const { changes } = contextValue;
          serving.log.info(
            {
              requestId: contextValue.requestId,
              operation: operationName ?? operation?.operation ?? null,
              durationMs: Math.round((performance.now() - started) * 10) / 10,
              statements: contextValue.statements,
              cost,
              ...(kept && { kept: true }),
              ...(changes.length > 0 && { changes }),
              errors,
            },
            'operation',
          );
        },
      };
    },
    async unexpectedErrorProcessingRequest({ requestContext: { contextValue } }) {
      open.get(contextValue)?.done();
    },
  };
}

const tooLong = ({ maxAnswerLength }: PlanningContext['limits']): GraphQLFormattedError =>
  new AppError(
    'COST_LIMIT_EXCEEDED',
    `The answer would have more than ${maxAnswerLength} characters: ask for smaller pages or fewer fields`,
  ).toJSON();

const responseOf = (singleResult: FormattedExecutionResult, status?: number): GraphQLResponse => ({
  http: { status, headers: new HeaderMap() },
  body: { kind: 'single', singleResult },
});

type Resolved = GraphQLRequestContextDidResolveOperation<RequestContext>;
type Answering = GraphQLRequestContextWillSendResponse<RequestContext>;

/** What graphql-js says of a variable, as a fault of the request: Apollo knows only some of these for one. */
const asBadInput = (fault: GraphQLError): GraphQLFormattedError => {
  const { message, locations, extensions } = fault.toJSON();
  const [node] = fault.nodes ?? [];
  const argument =
    node?.kind === Kind.VARIABLE_DEFINITION ? `$${node.variable.name.value}` : 'variables';
  return { message, locations, extensions: { ...extensions, code: 'BAD_USER_INPUT', argument } };
};

/** What an operation asks for, and today, or what is wrong with its variables; refuses what who asks may not do. */
function askedOf(
  { schema }: Planning,
  { curating }: Serving,
  { request, document, operation, contextValue }: Resolved,
): Pick<Asked, 'variables' | 'today'> | { faults: readonly GraphQLError[] } | undefined {
  if (!operation) return undefined;
  const { actor } = contextValue;
  checkMayChange(operation, curating, actor);
  const definitions = operation.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(schema, definitions, request.variables ?? {}, {
    maxErrors: MOST_FAULTS,
  });
  if (!coerced) return { faults: errors };
  checkRoles(schema, document, operation, coerced, actor);
  return { variables: coerced, today: new Date().toISOString().slice(0, 10) };
}

async function seek(
  { kept }: Serving,
  request: Resolved,
  { variables, today }: Pick<Asked, 'variables' | 'today'>,
): Promise<Sought | undefined> {
  if (!kept || !isForAll(request)) return undefined;
  const { source, contextValue } = request;
  const { operationName } = request.request;
  const { baseUrl, store } = contextValue;
  const key = kept.keyOf({ source, operationName, variables, today, baseUrl });
  return kept.answers.seek(key, store);
}

async function plan(
  { schema, model, limits }: Planning,
  plans: PlanCache,
  { document, operation, contextValue }: Resolved,
  { variables, today }: Pick<Asked, 'variables' | 'today'>,
): Promise<void> {
  if (!operation) return;
  const make = () => {
    const { facts, maxRootPage, known } = contextValue;
    const context: PlanningContext = { schema, model, limits, facts, today, maxRootPage };
    return plans
      .under(known?.state, facts.statistics, today)
      .plan(context, document, operation, variables);
  };
  await contextValue.prepare(make, { once: operation.operation === OperationTypeNode.MUTATION });
}

/** What an operation could cost, also one that was refused for it; null where it was not planned. */
function requestedOf({ plan }: RequestContext, { errors = [] }: FormattedExecutionResult): unknown {
  if (plan) return plan.cost;
  const costs = errors.map(
    ({ extensions }) => extensions?.cost as { requested: number } | undefined,
  );
  return costs.find(Boolean)?.requested ?? null;
}

/** Completes a computed answer by its extensions; gives the codes of its errors. */
async function complete(
  { limits }: Planning,
  { contextValue, request, response: { body, http }, operation }: Answering,
): Promise<unknown[] | undefined> {
  // What a mutation answers with is the data set as it has made it.
  if (operation?.operation === OperationTypeNode.MUTATION) await contextValue.refresh();
  else await contextValue.confirm();
  if (body.kind !== 'single') return undefined;
  // Only what is sent becomes one text.
  if (request.http && isLongerThan(body.singleResult, limits.maxAnswerLength)) {
    http.status = statusOf('COST_LIMIT_EXCEEDED');
    body.singleResult = { errors: [tooLong(limits)] };
  }
  const { singleResult: result } = body;
  const { plan } = contextValue;
  const near = plan ? await nearIdsOf(contextValue, plan.roots, result) : [];
  result.extensions = {
    ...result.extensions,
    dataset: contextValue.dataset && {
      ...contextValue.dataset,
      ...(contextValue.underWay && { underWay: true }),
    },
    cost: { requested: requestedOf(contextValue, result), limit: limits.maxCost },
    ...(near.length > 0 && { near }),
  };
  return result.errors?.map(({ extensions }) => extensions?.code);
}

/**
 * True where a result's JSON has more characters than that. They are counted as far as they go, and those that JSON
 * puts before some letters are left out, so that a text that would not fit into memory is never made.
 */
export const isLongerThan = (result: object, most: number): boolean =>
  lengthOf(result, most) > most;

function lengthOf(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return String(value).length;
  let length = 1;
  if (Array.isArray(value)) {
    for (const item of value) {
      length += 1 + lengthOf(item, most - length);
      if (length > most) break;
    }
    return length;
  }
  for (const key in value) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    // What is undefined is not written.
    if (member !== undefined) length += key.length + 4 + lengthOf(member, most - length);
    if (length > most) break;
  }
  return length;
}
