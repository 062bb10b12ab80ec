import cors from '@fastify/cors';
import type { FastifyInstance, onRequestHookHandler, preHandlerHookHandler } from 'fastify';
import type { Config } from '../config';
import { authenticate } from './authenticate';
import { FORMATS } from '../export/formats';
import { exportAccepted, exportAs, EXPORT_HEADERS, type Exporter } from './export/routes';
import { graphqlHandler } from './graphql-handler';
import { jsonBodies } from './json-body';
import { limitNesting } from './limit-nesting';
import { wantsPage } from './not-found';
import { baseUrlOf, goneSignal } from './client';
import { vary } from './vary';

/** Adds the API at `/graphql`, and its exports at `/graphql.csv` and the like. */
export async function apiRoutes(
  app: FastifyInstance,
  exporter: Exporter,
  { auth, corsOrigins }: Pick<Config, 'auth' | 'corsOrigins'>,
): Promise<void> {
  await app.register(
    async (api) => {
      // First, so that a preflight is answered whoever asks.
      await api.register(cors, {
        origin: corsOrigins === '*' ? '*' : [...corsOrigins],
        methods: 'GET,HEAD,POST',
        maxAge: 86_400,
        exposedHeaders: [...EXPORT_HEADERS, 'ETag'].join(','),
        strictPreflight: false,
      });
      api.addHook('onRequest', keptByNobody(auth !== undefined));
      if (auth) {
        api.decorateRequest('actor');
        api.addHook('onRequest', authenticate(auth, exporter.log));
      }
      jsonBodies(api);
      api.addHook('preHandler', limitNesting(exporter.limits));
      for (const format of FORMATS) api.all(`.${format}`, exportAs(exporter, format));
      await api.register(async (graphql) => graphqlRoutes(graphql, exporter));
    },
    { prefix: '/graphql' },
  );
}

/** GraphQL over HTTP, at the address of the app and below it; in another format where `Accept` prefers one. */
function graphqlRoutes(app: FastifyInstance, exporter: Exporter): void {
  const { apollo, context, publicUrl } = exporter;
  app.addHook('preHandler', browsersToPlayground);
  app.addHook('preHandler', exportAccepted(exporter));
  const answer = graphqlHandler(apollo, (request) =>
    context({
      signal: goneSignal(request),
      requestId: request.id,
      baseUrl: baseUrlOf(publicUrl, request),
      actor: request.actor,
    }),
  );
  for (const url of ['', '/*']) app.all(url, answer);
}

/** Leads a browser that comes without a query to the playground; a link with one is a link to its answer. */
const browsersToPlayground: preHandlerHookHandler = (request, reply, done) => {
  const asks = Object.hasOwn(request.query as object, 'query');
  if (['GET', 'HEAD'].includes(request.method) && !asks && wantsPage(request)) {
    vary(reply, 'Accept');
    void reply.redirect('/', 303);
  } else done();
};

/** Says that an answer is kept by nobody, unless it says otherwise, and that it depends on who asks. */
const keptByNobody =
  (curating: boolean): onRequestHookHandler =>
  (_request, reply, done) => {
    reply.header('cache-control', 'no-store');
    if (curating) vary(reply, 'Authorization');
    done();
  };
