import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printSchema, type GraphQLSchema } from 'graphql';
import type { Limits } from '../../config';
import { nameOf } from './name-of';

/** What an answer depends on, besides the state of the store. */
export interface Asked {
  /** The document, letter by letter. */
  readonly source: string;
  /** The name of the operation, where the request gives one. */
  readonly operationName: string | undefined;
  /** The variables as the schema takes them: with defaults, in its order, and none that nobody asked for. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The day: what holds without a date holds today. */
  readonly today: string;
  /** Where others reach the server: permalinks begin with it. */
  readonly baseUrl: string;
}

/**
 * Gives what names requests. Two servers that share a cache name a request alike only where they would answer it
 * alike: with the same release, schema and limits.
 */
export function answerKeys(schema: GraphQLSchema, limits: Limits): (asked: Asked) => string {
  const server = named([releaseOf(), printSchema(schema), limits]);
  return ({ source, operationName, variables, today, baseUrl }) =>
    named([server, source, operationName ?? null, variables, today, baseUrl]);
}

const named = (parts: readonly unknown[]): string => nameOf(JSON.stringify(parts));

function releaseOf(): unknown {
  const path = join(__dirname, '..', '..', '..', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version?: unknown }).version;
}
