import type { Server } from 'node:http';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
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
import { openCache } from './cache/open-cache';
import { errorFormatter } from './format-error';
import { healthRoutes } from './health';
import { httpApp } from './http-app';
import { limitDocument } from '../read/plan/limit-document';
import { openReplies } from './open-replies';
import { operationPlugin } from './operation-plugin';
import { loadExamples, playgroundHandler } from './playground/playground';
import { permalinkHandler } from './permalink-handler';
import { schemaRoutes } from './schema-routes';
import { contextMaker } from '../read/run/request-contexts';

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
  app.get('/', playgroundHandler(loadExamples(OPERATIONS_FOLDER)));
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
