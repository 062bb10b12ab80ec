import cors from '@fastify/cors';
import type {
  FastifyInstance,
  onRequestHookHandler,
  preHandlerHookHandler,
  FastifyRequest,
  FastifyReply,
} from 'fastify';
import type { Config, Limits } from '../config';
import { FORMATS } from '../export/formats';
import { exportAccepted, exportAs, EXPORT_HEADERS, type Exporter } from './export/routes';
import { jsonBodies } from './json-body';
import { wantsPage } from './not-found';
import { baseUrlOf, goneSignal } from './client';
import type { Actor } from '../read/run/curation';
import type { AuthConfig } from '../config/auth-settings';
import type { Logger } from 'pino';
import { authenticator } from './auth';
import { AppError, invariant } from '../errors';
import { CHALLENGE, statusOf } from './may-curate';
import { type BaseContext, type ApolloServer, HeaderMap } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { isDocumentTooDeep, isValueTooDeep } from './nesting';
import { vary } from './pack-answer';

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

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, as the request said; only where tokens are looked at. */
    actor?: Actor;
  }
}

/** Finds out who asks, and refuses a token that is not good, also where nobody would have to say who they are. */
export function authenticate(auth: AuthConfig, log: Logger) {
  const read = authenticator(auth);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    try {
      request.actor = await read(request.headers.authorization);
      return undefined;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, message, extensions, cause } = error;
      const line = { requestId: request.id, code, ...(cause !== undefined && { err: cause }) };
      if (code === 'UNAUTHENTICATED') {
        log.info(line, 'token refused');
        reply.header('www-authenticate', `${CHALLENGE} error="invalid_token"`);
      } else {
        log.warn(line, 'token not checked');
      }
      return reply.code(statusOf(code)).send({ errors: [{ message, extensions }] });
    }
  };
}

/**
 * A handler that answers by GraphQL over HTTP, as Apollo Server does it. It is our own, as that of
 * @as-integrations/fastify makes an address of the header `Host`: whoever sent none, or a wrong one, got a 500.
 */
export const graphqlHandler =
  <Context extends BaseContext>(
    apollo: ApolloServer<Context>,
    context: (request: FastifyRequest) => Promise<Context>,
  ) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { method, url, body } = request;
    const search = url.indexOf('?');
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        // Node sends no body to who asks for the head alone.
        method: method === 'HEAD' ? 'GET' : method,
        headers: headersOf(request),
        search: search < 0 ? '' : url.slice(search),
        body,
      },
      context: () => context(request),
    });
    invariant(answer.body.kind === 'complete', 'the schema has nothing that comes in parts');
    reply.code(answer.status ?? 200);
    for (const [name, value] of answer.headers) reply.header(name, value);
    return answer.body.string;
  };

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/** Refuses requests that nest deeper than is allowed, before anything follows them down. */
export const limitNesting =
  (limits: Limits): preHandlerHookHandler =>
  (request, reply, done) => {
    const fault = faultOf(request, limits);
    if (fault) void reply.code(400).send({ errors: [fault] });
    else done();
  };

function faultOf(request: FastifyRequest, limits: Limits): GraphQLFormattedError | undefined {
  const asked = request.method === 'POST' ? request.body : request.query;
  const { query, ...values } = (asked ?? {}) as Readonly<Record<string, unknown>>;
  const levels = `${limits.maxNesting} levels deep`;
  if (typeof query === 'string' && isDocumentTooDeep(query, limits)) {
    return {
      message: `The document must nest at most ${levels}, those of a fragment within what spreads it`,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    };
  }
  for (const name of ['variables', 'extensions']) {
    if (!isValueTooDeep(parsed(values[name]), limits)) continue;
    return {
      message: `${name} must nest at most ${levels}`,
      extensions: { code: 'BAD_USER_INPUT', argument: name },
    };
  }
  return undefined;
}

/** A value that stands in an address as JSON; one that is none is refused by whoever reads it. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
