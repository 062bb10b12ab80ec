import { createServer as createHttpServer, type Server } from 'node:http';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import cors from 'cors';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { GraphQLSchema } from 'graphql';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Config } from '../config';
import { fieldResolver } from '../execute/field-resolver';
import type { Curation } from '../execute/curation';
import type { RequestContext } from '../execute/request-context';
import type { Engine } from '../engine/engine';
import type { GraphModel } from '../graph/graph-model';
import { actorOf, authenticate } from './authenticate';
import { bodyErrors } from './body-errors';
import { answerKeys } from './cache/answer-key';
import { textOf } from './cache/answer-text';
import { Answers } from './cache/answers';
import { openCache } from './cache/open-cache';
import { FORMATS } from './export/formats';
import { exportAccepted, exportAs, EXPORT_HEADERS } from './export/routes';
import { errorFormatter } from './format-error';
import { healthRoutes } from './health';
import { limitDocument } from './limit-document';
import { operationPlugin } from './operation-plugin';
import { loadExamples, playgroundHandler } from './playground/playground';
import { permalinkHandler } from './permalink-handler';
import { baseUrlOf, contextMaker, goneSignal } from './request-contexts';
import { idOf, requestId } from './request-id';

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
  /** Finishes what it is at, then closes; the engine is the caller's to close. */
  stop(): Promise<void>;
}

/** What of the configuration a server needs. */
type ServerConfig = Pick<
  Config,
  'host' | 'port' | 'limits' | 'corsOrigins' | 'publicUrl' | 'auth' | 'responseCache'
>;

/**
 * Starts the server: the API at `/graphql`, its exports at `/graphql.csv` and the like, the playground at `/`,
 * the health at `/health`.
 */
export async function startServer(
  { schema, model, engine, curation, log }: Served,
  { host, port, limits, corsOrigins, publicUrl, auth, responseCache }: ServerConfig,
): Promise<RunningServer> {
  const app = express();
  const http = createHttpServer(app);
  const context = contextMaker({ engine, model, limits, curation });
  const cache = responseCache && (await openCache(responseCache, log));
  const kept = cache && { answers: new Answers(cache), keyOf: answerKeys(schema, limits) };
  const apollo = new ApolloServer<RequestContext>({
    schema,
    fieldResolver,
    validationRules: [limitDocument(limits)],
    parseOptions: { maxTokens: limits.maxTokens },
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    formatError: errorFormatter(log),
    stringifyResult: textOf,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      operationPlugin({ schema, model, limits }, { curating: auth !== undefined, kept, log }),
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 10_000 }),
      ApolloServerPluginLandingPageDisabled(),
      // It follows every field to tell how long an answer may be kept, which here none may be unasked.
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();

  app.disable('x-powered-by');
  // What may be asked for again by its tag has one of its own.
  app.disable('etag');
  app.use(requestId, helmet());
  app.use('/health', healthRoutes(engine));
  app.get('/id/:id', permalinkHandler);
  app.get('/', playgroundHandler(loadExamples(OPERATIONS_FOLDER)));
  const origin = corsOrigins === '*' ? '*' : [...corsOrigins];
  const body = [
    cors({ origin, maxAge: 86_400, exposedHeaders: [...EXPORT_HEADERS, 'ETag'] }),
    keptByNobody(auth !== undefined),
    authenticate(auth, log),
    express.json({ limit: limits.maxBodyBytes }),
  ];
  const exporter = { apollo, schema, limits, context, publicUrl, log };
  for (const format of FORMATS) app.all(`/graphql.${format}`, body, exportAs(exporter, format));
  app.use(
    '/graphql',
    body,
    exportAccepted(exporter),
    expressMiddleware(apollo, {
      context: ({ req, res }) =>
        context({
          signal: goneSignal(res),
          requestId: idOf(res),
          baseUrl: baseUrlOf(publicUrl, req),
          actor: actorOf(res),
        }),
    }),
  );
  app.use((_request: Request, response: Response) => {
    response.status(404).json({
      errors: [{ message: 'There is nothing here: the API is at /graphql, the playground at /' }],
    });
  });
  app.use(bodyErrors(limits, log));
  await listen(http, host, port);
  return {
    url: urlOf(http),
    stop: async () => {
      await apollo.stop();
      cache?.close();
    },
  };
}

/** Says that an answer is kept by nobody, unless it says otherwise, and that it depends on who asks. */
const keptByNobody =
  (curating: boolean): RequestHandler =>
  (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    if (curating) response.vary('Authorization');
    next();
  };

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
