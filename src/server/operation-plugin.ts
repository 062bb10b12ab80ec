import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import { getVariableValues, OperationTypeNode } from 'graphql';
import type { Logger } from 'pino';
import { AppError } from '../errors';
import type { RequestContext } from '../execute/request-context';
import { planOperation, type PlanningContext } from '../plan/plan-operation';
import { CHALLENGE, checkMayChange, checkMayWithdraw, statusOf } from './may-curate';

/** What planning needs besides what a request brings along. */
type Planning = Pick<PlanningContext, 'schema' | 'model' | 'limits'>;

/**
 * Plans each operation before it runs, so that bad values, too high costs and changes by who may not make them are
 * refused as a whole, and puts the data set and the cost into the extensions of every answer. One line in the log
 * for each; it has the ids of the changes that were made, and not who made them.
 */
export function operationPlugin(
  planning: Planning,
  { curating, log }: { readonly curating: boolean; readonly log: Logger },
): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      const started = performance.now();
      return {
        async didResolveOperation(request) {
          const { http } = request.response;
          try {
            plan(planning, curating, request);
          } catch (error) {
            // What is refused here is the request's fault; Apollo would answer 500.
            if (error instanceof AppError) {
              http.status = statusOf(error.code);
              if (http.status === 401) http.headers.set('www-authenticate', CHALLENGE);
            }
            throw error;
          }
        },
        async willSendResponse({ contextValue, response, operation, operationName }) {
          const { body } = response;
          // What a mutation answers with is the data set as it has made it.
          if (operation?.operation === OperationTypeNode.MUTATION) await contextValue.refresh();
          const cost = contextValue.plan?.cost ?? null;
          const { changes } = contextValue;
          const result = body.kind === 'single' ? body.singleResult : undefined;
          if (result) {
            result.extensions = {
              ...result.extensions,
              dataset: contextValue.dataset,
              cost: { requested: cost, limit: planning.limits.maxCost },
            };
          }
          log.info(
            {
              requestId: contextValue.requestId,
              operation: operationName ?? operation?.operation ?? null,
              durationMs: Math.round((performance.now() - started) * 10) / 10,
              statements: contextValue.statements,
              cost,
              ...(changes.length > 0 && { changes }),
              errors: result?.errors?.map(({ extensions }) => extensions?.code),
            },
            'operation',
          );
        },
      };
    },
  };
}

function plan(
  planning: Planning,
  curating: boolean,
  {
    request,
    document,
    operation,
    contextValue,
  }: GraphQLRequestContextDidResolveOperation<RequestContext>,
): void {
  if (!operation) return;
  const { actor } = contextValue;
  checkMayChange(operation, curating, actor);
  const { coerced } = getVariableValues(
    planning.schema,
    operation.variableDefinitions ?? [],
    request.variables ?? {},
  );
  // Where the variables are wrong, graphql-js itself says so when it comes to execute.
  if (!coerced) return;
  checkMayWithdraw(planning.schema, document, operation, coerced, actor);
  const { statistics, dated, former, revision, maxRootPage } = contextValue;
  const today = new Date().toISOString().slice(0, 10);
  const context = { ...planning, statistics, dated, former, revision, today, maxRootPage };
  contextValue.plan = planOperation(context, document, operation, coerced);
}
