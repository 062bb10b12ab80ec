import type { Server } from 'node:http';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from '../config';
import { fieldResolver } from '../read/run/field-resolver';
import type { Curation } from '../read/run/curation';
import type { RequestContext } from '../read/run/request-context';
import type { Engine } from '../engine/engine';
import type { GraphModel } from '../model/graph-model';
import { apiRoutes } from './api-routes';
import { answerKeys } from './cache/answer-key';
import { textOf } from './cache/answer-text';
import { Answers } from './cache/answers';
import { httpApp } from './http-app';
import { limitDocument } from '../read/plan/limit-document';
import { openReplies } from './open-replies';
import { operationPlugin } from './operation-plugin';
import { loadExamples, playgroundHandler } from './playground/playground';
import { permalinkHandler } from './permalink-handler';
import { schemaRoutes } from './schema-routes';
import { contextMaker } from '../read/run/request-contexts';
import type { FastifyInstance } from 'fastify';
import { asRequestFault, AppError } from '../errors';
import { unwrapResolverError } from '@apollo/server/errors';
import { EngineError } from '../engine/engine-error';
import { internalFault } from './not-found';
import type { CacheConfig } from '../config/cache-settings';
import { type AnswerCache, ProcessCache, LayeredCache } from './cache/answer-cache';

/** The folder of the example operations, within the project. */
export const OPERATIONS_FOLDER = join(__dirname, '..', '..', 'schema', 'operations');

/** What a server serves. */
export interface Served {
  readonly schema: GraphQLSchema;
  readonly model: GraphModel;
  readonly engine: Engine;
  /** What curators can do; absent where the server only reads. */
  readonly curation?: Curation;
  readonly log: Logger;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /**
   * Finishes what it is at, for as long as the settings say, then closes; the engine is the caller's to close.
   */
  stop(): Promise<void>;
}

/** What of the configuration a server needs. */
type ServerConfig = Pick<
  Config,
  'host' | 'port' | 'limits' | 'corsOrigins' | 'publicUrl' | 'auth' | 'responseCache'
> &
  Partial<Pick<Config, 'stopTimeoutMs'>>;

/** How long after it has cut off what it is at a server is closed by force, in milliseconds. */
const CLOSE_MS = 1_000;

/**
 * Starts the server: the API at `/graphql`, its exports at `/graphql.csv` and the like, the playground at `/`,
 * the schema at `/schema.graphql`, the health at `/health`.
 */
export async function startServer(
  { schema, model, engine, curation, log }: Served,
  {
    host,
    port,
    limits,
    corsOrigins,
    publicUrl,
    auth,
    responseCache,
    stopTimeoutMs = 8_000,
  }: ServerConfig,
): Promise<RunningServer> {
  const app = httpApp(limits, log);
  const http = app.server;
  const replies = openReplies(app, log);
  const context = contextMaker({ engine, model, limits, curation });
  const cache = responseCache && (await openCache(responseCache, log));
  const kept = cache && { answers: new Answers(cache), keyOf: answerKeys(schema, limits) };
  const apollo = new ApolloServer<RequestContext>({
    schema,
    fieldResolver,
    validationRules: [limitDocument(limits)],
    parseOptions: { maxTokens: limits.maxTokens },
    introspection: true,
    // No page can make a browser send what is not public anyhow: there are no cookies, and what changes needs a token.
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    formatError: errorFormatter(log),
    stringifyResult: textOf,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      operationPlugin({ schema, model, limits }, { curating: auth !== undefined, kept, log }),
      ApolloServerPluginDrainHttpServer({
        httpServer: http,
        stopGracePeriodMillis: stopTimeoutMs + CLOSE_MS,
      }),
      ApolloServerPluginLandingPageDisabled(),
      // It follows every field to tell how long an answer may be kept, which here none may be unasked.
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();

  healthRoutes(app, engine);
  app.get('/id/:id', permalinkHandler({ apollo, context, publicUrl }));
  schemaRoutes(app, schema);
  app.get(
    '/',
    playgroundHandler(() => loadExamples(OPERATIONS_FOLDER)),
  );
  const exporter = { apollo, schema, limits, context, publicUrl, log };
  await apiRoutes(app, exporter, { auth, corsOrigins });
  await app.ready();
  await listen(http, host, port);
  return {
    url: urlOf(http),
    stop: async () => {
      const late = setTimeout(() => replies.cut(), stopTimeoutMs);
      await apollo.stop();
      clearTimeout(late);
      cache?.close();
    },
  };
}

function listen(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

function urlOf(http: Server): string {
  const address = http.address();
  if (address === null || typeof address === 'string') return String(address);
  const host = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(address.address)
    ? 'localhost'
    : address.address;
  return `http://${host}:${address.port}`;
}

/** Adds the routes `/health/live` (the process answers) and `/health/ready` (the engine answers too, or 503). */
export function healthRoutes(app: FastifyInstance, engine: Engine): void {
  app.get('/health/live', (_request, reply) => reply.send({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await engine.check();
      return { status: 'ready', engine: engine.name };
    } catch {
      return reply.code(503).send({ status: 'unavailable', engine: engine.name });
    }
  });
}

/** Codes of faults that graphql-js and Apollo find in a request and tell in words fit for its sender. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/**
 * Makes what a client sees of an error: its own faults as they are, without a stack; ours as
 * `INTERNAL_SERVER_ERROR` with an id under which the log has the whole of it.
 */
export function errorFormatter(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = asRequestFault(unwrapResolverError(error));
    const code = formatted.extensions?.code;
    if (original instanceof AppError || REQUEST_FAULTS.has(String(code))) {
      const { stacktrace: _stacktrace, ...rest } = formatted.extensions ?? {};
      const extensions = original instanceof AppError ? { ...rest, ...original.extensions } : rest;
      return {
        message: formatted.message,
        ...(formatted.locations && { locations: formatted.locations }),
        ...(formatted.path && { path: formatted.path }),
        extensions,
      };
    }
    if (original instanceof EngineError && original.kind === 'cancelled') {
      // Nobody reads this answer any more, and a client that goes away is no fault of ours.
      return { message: original.message, extensions: { code: 'CANCELLED' } };
    }
    return { ...internalFault(original, log), ...(formatted.path && { path: formatted.path }) };
  };
}

/** The cache that the settings ask for; the library for a Redis is loaded only where one is shared. */
export async function openCache(
  { maxBytes, redisUrl }: CacheConfig,
  log: Logger,
): Promise<AnswerCache> {
  const near = new ProcessCache(maxBytes);
  if (redisUrl === undefined) return near;
  const { RedisCache } = await import('./cache/redis-cache');
  return new LayeredCache(near, new RedisCache(redisUrl, log));
}
