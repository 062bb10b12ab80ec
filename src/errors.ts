import { GraphQLError, Kind } from 'graphql';

/** The codes that a client can meet in `extensions.code`, besides graphql-js's and Apollo's own. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'COST_LIMIT_EXCEEDED'
  | 'QUERY_TIMEOUT'
  | 'SERVICE_UNAVAILABLE'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'CURATION_OFF';

/** A fault that the client can understand: its message says what was wrong, the value's name and what is allowed. */
export class AppError extends GraphQLError {
  constructor(
    readonly code: ErrorCode,
    message: string,
    path?: readonly (string | number)[],
    extensions: Record<string, unknown> = {},
  ) {
    super(message, { path: path ?? null, extensions: { ...extensions, code } });
    this.name = 'AppError';
  }
}

/** What is wrong with a request as a whole; `path` is the response path of the field that is concerned. */
export const badInput = (message: string, path?: readonly (string | number)[]): AppError =>
  new AppError('BAD_USER_INPUT', message, path);

/**
 * What was thrown, as a fault of the request where it is one: graphql-js throws errors of its own where an argument or
 * a directive is given a variable that has a default, and that is null. They name the variable's place.
 */
export const asRequestFault = (error: unknown): unknown => {
  if (!(error instanceof GraphQLError) || error instanceof AppError) return error;
  if (error.nodes?.[0]?.kind !== Kind.VARIABLE) return error;
  const argument = /^Argument "(\w+)"/.exec(error.message)?.[1];
  return new AppError('BAD_USER_INPUT', error.message, undefined, { argument });
};

/**
 * A bad value of an argument, or of what stands in it, such as `where.id.in`; what is said of it follows its name. `path`
 * is the response path of the field that took it.
 */
export const badArgument = (
  argument: string,
  says: string,
  path?: readonly (string | number)[],
): AppError => new AppError('BAD_USER_INPUT', `${argument} ${says}`, path, { argument });

/** An id in an argument that nothing in the graph has. */
export const notFound = (argument: string, id: string): AppError =>
  new AppError('NOT_FOUND', `${argument}: there is no ${id}`, undefined, { argument, id });

/** Several faults of one file, folder or configuration, reported at once. */
export class IssuesError extends Error {
  constructor(
    heading: string,
    readonly issues: readonly string[],
  ) {
    super(`${heading}\n${issues.map((issue) => `  - ${issue}`).join('\n')}`);
    this.name = 'IssuesError';
  }
}

/** Throws when what must hold in our own code does not: the message is for the log, never for a client. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant: ${message}`);
}
