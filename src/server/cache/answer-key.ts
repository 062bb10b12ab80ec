import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { printSchema, type GraphQLSchema } from 'graphql';
import type { Limits } from '../../config';
import { nameOf } from './answer-text';

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
 * alike: with the same code, schema and limits.
 */
export function answerKeys(
  schema: GraphQLSchema,
  limits: Limits,
  build = buildOf(),
): (asked: Asked) => string {
  const server = named([build, printSchema(schema), limits]);
  return ({ source, operationName, variables, today, baseUrl }) =>
    named([server, source, operationName ?? null, variables, today, baseUrl]);
}

const named = (parts: readonly unknown[]): string => nameOf(JSON.stringify(parts));

const CODE = join(__dirname, '..', '..');
let build: string | undefined;

/** Names the code that runs, whatever release it calls itself: two builds of one may answer differently. */
function buildOf(): string {
  build ??= nameOf(
    readdirSync(CODE, { recursive: true, encoding: 'utf8' })
      .filter((name) => ['.ts', '.js'].includes(extname(name)))
      .sort()
      .map((name) => `${name} ${hash('sha256', readFileSync(join(CODE, name)))}`)
      .join('\n'),
  );
  return build;
}
