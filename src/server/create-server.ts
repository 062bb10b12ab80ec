import { setMaxListeners } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import cors from 'cors';
import express, { type Request, type Response } from 'express';
import type { GraphQLSchema } from 'graphql';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Config } from '../config';
import { readDescription } from '../execute/dataset';
import { fieldResolver } from '../execute/field-resolver';
import { Kept } from '../execute/kept';
import { RequestContext } from '../execute/request-context';
import { readStatistics } from '../execute/statistics';
import type { Engine } from '../engine/engine';
import type { GraphModel } from '../graph/graph-model';
import { bodyErrors } from './body-errors';
import { errorFormatter } from './format-error';
import { healthRoutes } from './health';
import { limitDocument } from './limit-document';
import { operationPlugin } from './operation-plugin';
import { loadExamples, playgroundHandler } from './playground/playground';
import { permalinkHandler } from './permalink-handler';
import { requestId } from './request-id';

/** The folder of the example operations, within the project. */
export const OPERATIONS_FOLDER = join(__dirname, '..', '..', 'schema', 'operations');

/** How long what the store tells of itself, and the size of the graph, are kept, in milliseconds. */
const DESCRIPTION_KEPT_MS = 30_000;
const STATISTICS_KEPT_MS = 300_000;

/** What a server serves. */
export interface Served {
  readonly schema: GraphQLSchema;
  readonly model: GraphModel;
  readonly engine: Engine;
  readonly log: Logger;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /** Finishes what it is at, then closes; the engine is the caller's to close. */
  stop(): Promise<void>;
}

/** Starts the server: the API at `/graphql`, the playground at `/`, the health at `/health`. */
export async function startServer(
  { schema, model, engine, log }: Served,
  {
    host,
    port,
    limits,
    corsOrigins,
    publicUrl,
  }: Pick<Config, 'host' | 'port' | 'limits' | 'corsOrigins' | 'publicUrl'>,
): Promise<RunningServer> {
  const app = express();
  const http = createHttpServer(app);
  const within = { timeoutMs: limits.queryTimeoutMs };
  const description = new Kept(() => readDescription(engine, within), DESCRIPTION_KEPT_MS);
  const statistics = new Kept(() => readStatistics(engine, model, within), STATISTICS_KEPT_MS);
  const apollo = new ApolloServer<RequestContext>({
    schema,
    fieldResolver,
    validationRules: [limitDocument(limits)],
    parseOptions: { maxTokens: limits.maxTokens },
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    formatError: errorFormatter(log),
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      operationPlugin({ schema, model, limits }, log),
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 10_000 }),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();

  app.disable('x-powered-by');
  app.use(requestId, helmet());
  app.use('/health', healthRoutes(engine));
  app.get('/id/:id', permalinkHandler);
  app.get('/', playgroundHandler(loadExamples(OPERATIONS_FOLDER)));
  app.use(
    '/graphql',
    cors({ origin: corsOrigins === '*' ? '*' : [...corsOrigins], maxAge: 86_400 }),
    express.json({ limit: limits.maxBodyBytes }),
    expressMiddleware(apollo, {
      context: async ({ req, res }) =>
        new RequestContext({
          engine,
          model,
          limits,
          ...(await description.value()),
          statistics: await statistics.value(),
          signal: goneSignal(res),
          baseUrl: publicUrl ?? `${req.protocol}://${req.get('host')}`,
          requestId: String(res.getHeader('x-request-id')),
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
  return { url: urlOf(http), stop: () => apollo.stop() };
}

/** A signal that goes off when the client goes away before its answer is sent. */
function goneSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  // Each of a request's statements listens, and more than ten of them are no leak.
  setMaxListeners(0, controller.signal);
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
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
