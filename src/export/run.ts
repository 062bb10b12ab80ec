import type { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { invariant } from '../errors';
import type { Dataset } from '../read/run/dataset';
import type { RequestContext } from '../read/run/request-context';
import type { ContextMaker } from '../read/run/request-contexts';
import type { ExportRequest } from './read-operation';

/** What an operation came to. */
export interface Outcome {
  readonly data: Readonly<Record<string, unknown>>;
  /** The data set that answered. */
  readonly dataset: Dataset | null;
  /** True where it is of no one version. */
  readonly underWay: boolean;
  /** What is answered instead of an export; undefined where all went well. */
  readonly refusal?: Refusal;
}

/** An answer with errors, as `/graphql` gives it, but for its status: 200 would pass for a file. */
export interface Refusal {
  readonly status: number;
  readonly body: { readonly errors: readonly GraphQLFormattedError[] };
}

/** Runs an operation. */
export type Run = (request: ExportRequest) => Promise<Outcome>;

/** The status of errors that an operation met when it ran; `/graphql` has 200 for them. */
const STATUSES: Readonly<Record<string, number>> = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  COST_LIMIT_EXCEEDED: 400,
  SERVICE_UNAVAILABLE: 503,
  QUERY_TIMEOUT: 504,
};

/** What runs the operations of one request: through Apollo, so that limits, errors and the log are the same. */
export function runner(
  apollo: ApolloServer<RequestContext>,
  context: ContextMaker,
  request: Parameters<ContextMaker>[0],
): Run {
  return async ({ query, variables, operationName }) => {
    const contextValue = await context(request);
    const { body, http } = await apollo.executeOperation(
      { query, variables, operationName },
      { contextValue },
    );
    invariant(body.kind === 'single', 'the schema has nothing that comes in parts');
    const { data, errors, extensions } = body.singleResult;
    const outcome = {
      data: data ?? {},
      dataset: contextValue.dataset,
      underWay: contextValue.underWay,
    };
    if (!errors) return outcome;
    const status = http.status ?? STATUSES[String(errors[0]?.extensions?.code)] ?? 500;
    return { ...outcome, refusal: { status, body: { errors, ...(extensions && { extensions }) } } };
  };
}
