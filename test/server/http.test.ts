import { setNodes } from '../support/stored';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import { auditServer } from 'graphql-http';
import {
  buildClientSchema,
  getIntrospectionQuery,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import pino from 'pino';
import { limitsWith, type Limits } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { startServer } from '../../src/server/create-server';
import { model, schema, startApi, type AnswerBody, type Api } from '../support/api';
import { engineWith } from '../support/test-engines';
import { until } from '../support/until';
import { bodyErrors } from '../../src/server/http-app';

type Line = Record<string, unknown>;

const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

/** A log whose lines are kept. */
function keptLog(): { log: pino.Logger; lines: Line[] } {
  const lines: Line[] = [];
  const log = pino(
    { base: undefined },
    { write: (line: string) => void lines.push(JSON.parse(line) as Line) },
  );
  return { log, lines };
}

/** A server of our own over an engine. */
async function serve(
  engine: Engine,
  {
    limits = {},
    corsOrigins = '*',
  }: { limits?: Partial<Limits>; corsOrigins?: '*' | string[] } = {},
): Promise<{ url: string; lines: Line[] }> {
  const { log, lines } = keptLog();
  const server = await startServer(
    { schema, model, engine, log },
    { host: '127.0.0.1', port: 0, limits: limitsWith(limits), corsOrigins },
  );
  stops.push(() => server.stop());
  return { url: server.url, lines };
}

/** An embedded engine of our own that holds the seed. */
async function ownEngine(): Promise<Engine> {
  const engine = await engineWith('embedded', model, 'seed');
  stops.push(() => engine.close());
  return engine;
}

const post = (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const bodyOf = async (response: Response): Promise<AnswerBody> =>
  (await response.json()) as AnswerBody;

const LAYO = '{ intervention(id: "intervention:layo-ecosistemas-productivos") { id status } }';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let api: Api;
beforeAll(async () => {
  const started = await startApi('embedded', 'seed');
  stops.push(started.stop);
  api = started.api;
});

describe('GraphQL over HTTP', () => {
  test('the audit finds only what is left out on purpose', async () => {
    const results = await auditServer({ url: `${api.url}/graphql` });
    const amiss = results.flatMap((one) =>
      one.status === 'ok' ? [] : [[one.status, one.name, one.reason]],
    );
    expect({ all: results.length, amiss }).toEqual({
      all: 61,
      amiss: [
        // A request that is wrong is answered with 400 whatever it accepts.
        [
          'warn',
          'SHOULD use 200 status code on document parsing failure when accepting application/json',
          'Response status code is not 200',
        ],
        [
          'warn',
          'SHOULD use 200 status code on document validation failure when accepting application/json',
          'Response status code is not 200',
        ],
        [
          'warn',
          'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
          'Response status code is not 200',
        ],
      ],
    });
  });

  test('introspection gives the whole schema', async () => {
    const data = await api.data(getIntrospectionQuery({ oneOf: true, specifiedByUrl: true }));
    expect(printSchema(buildClientSchema(data as IntrospectionQuery))).toBe(printSchema(schema));
  });

  test.each([
    ['a GET', 'GET', {}],
    [
      'a link that a browser follows',
      'GET',
      { accept: 'text/html,application/xml;q=0.9,*/*;q=0.8' },
    ],
    ['a HEAD', 'HEAD', {}],
  ])('%s of a query is answered, whoever sends it', async (_name, method, headers) => {
    const response = await fetch(`${api.url}/graphql?query={__typename}`, { method, headers });
    const got = await fetch(`${api.url}/graphql?query={__typename}`);
    const text = await got.text();
    expect({
      status: response.status,
      text: await response.text(),
      type: response.headers.get('content-type'),
      length: response.headers.get('content-length'),
      etag: response.headers.get('etag'),
    }).toEqual({
      status: 200,
      text: method === 'HEAD' ? '' : text,
      type: 'application/json; charset=utf-8',
      length: String(Buffer.byteLength(text)),
      etag: got.headers.get('etag'),
    });
    expect(text).toContain('"data":{"__typename":"Query"}');
  });

  test('a mutation is refused by GET, and a form or a text is read by none', async () => {
    const mutation = 'mutation { withdrawSource(input: { source: "source:a" }) { __typename } }';
    const statuses = await Promise.all([
      fetch(`${api.url}/graphql?query=${encodeURIComponent(mutation)}`),
      ...['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'].map((type) =>
        fetch(`${api.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': type },
          body: JSON.stringify({ query: mutation }),
        }),
      ),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([405, 400, 400, 400]);
  });
});

describe('headers', () => {
  test('those of data are there, no others, and what serves is not told', async () => {
    const { headers } = await post(api.url, { query: '{ __typename }' });
    const sent = Object.fromEntries(headers);
    expect(sent).toEqual({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-request-id': expect.stringMatching(UUID) as string,
      'access-control-allow-origin': '*',
      'access-control-expose-headers':
        'Content-Disposition,X-Total-Count,X-Truncated,X-Left-Out,X-Under-Way,X-Request-Id,ETag',
      'cache-control': 'no-store',
      vary: 'Accept',
      'content-type': 'application/json; charset=utf-8',
      'content-length': expect.any(String) as string,
      date: expect.any(String) as string,
      connection: 'keep-alive',
      'keep-alive': 'timeout=5',
    });
  });

  test('a page has those of pages', async () => {
    const { headers } = await fetch(new URL('/', api.url));
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringContaining(
        "default-src 'none'; script-src 'sha256-",
      ) as string,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    });
  });

  test.each([
    ['given', 'my-id_1.2', 'my-id_1.2'],
    ['missing', undefined, UUID],
    ['too long', 'a'.repeat(65), UUID],
    ['no plain word', 'a b<script>', UUID],
  ])('a request id that is %s', async (_name, given, expected) => {
    const { headers } = await post(
      api.url,
      { query: '{ __typename }' },
      given === undefined ? {} : { 'x-request-id': given },
    );
    expect(headers.get('x-request-id')).toEqual(
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    );
  });

  test.each([
    ['any origin by default', '*' as const, 'https://one.example', '*'],
    [
      'an origin in the list',
      ['https://one.example'],
      'https://one.example',
      'https://one.example',
    ],
    ['an origin not in the list', ['https://one.example'], 'https://other.example', null],
    ['no origin', ['https://one.example', 'https://two.example'], undefined, null],
  ])('CORS: %s', async (_name, corsOrigins, origin, expected) => {
    const { url } = await serve(api.engine, { corsOrigins });
    const headers: Record<string, string> = origin === undefined ? {} : { origin };
    const asked = await fetch(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-method': 'POST' },
    });
    const answered = await post(url, { query: '{ __typename }' }, headers);
    expect({
      preflight: [asked.status, asked.headers.get('access-control-allow-origin')],
      answer: [answered.status, answered.headers.get('access-control-allow-origin')],
    }).toEqual({ preflight: [204, expected], answer: [200, expected] });
  });
});

describe('other requests', () => {
  test.each(['/nothing', '/graphql2', '/.env', '/%E0%A4%A', '/id/%E0'])(
    '%s is answered with JSON',
    async (path) => {
      const response = await fetch(`${api.url}${path}`);
      expect([response.status, await response.json()]).toEqual([
        404,
        {
          errors: [
            { message: 'There is nothing here: the API is at /graphql, the playground at /' },
          ],
        },
      ]);
    },
  );

  const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

  test.each([
    [
      'es-PE,es;q=0.9',
      'es',
      'Aquí no hay nada: la API está en /graphql, el editor de consultas en /',
    ],
    ['en-GB', 'en', 'There is nothing here: the API is at /graphql, the playground at /'],
    ['fr', 'es', 'Aquí no hay nada: la API está en /graphql, el editor de consultas en /'],
  ])('a browser gets a page where nothing is: %s', async (language, lang, words) => {
    const response = await fetch(`${api.url}/nothing`, {
      headers: { ...BROWSER, 'accept-language': language },
    });
    const { headers } = response;
    expect({
      status: response.status,
      type: headers.get('content-type'),
      vary: headers.get('vary'),
      policy: headers.get('content-security-policy'),
    }).toEqual({
      status: 404,
      type: 'text/html; charset=utf-8',
      vary: 'Accept, Accept-Language',
      policy: "default-src 'none'; frame-ancestors 'none'",
    });
    const page = await response.text();
    expect(page).toContain(`<html lang="${lang}">`);
    expect(page).toContain(`<p>${words}</p>`);
  });

  test('a browser without a query is led from the API to the playground, others are not', async () => {
    const led = await fetch(`${api.url}/graphql`, { headers: BROWSER, redirect: 'manual' });
    const asked = await fetch(`${api.url}/graphql?query={__typename}`, { headers: BROWSER });
    const plain = await fetch(`${api.url}/graphql`);
    expect([led.status, led.headers.get('location'), asked.status, plain.status]).toEqual([
      303,
      '/',
      200,
      400,
    ]);
  });

  test('a permalink leads to what asks for the thing; what is not there is 404', async () => {
    const get = async (id: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${api.url}/id/${id}`, { headers, redirect: 'manual' });
      return { status: response.status, to: response.headers.get('location'), response };
    };
    const found = await get('program:juntos', BROWSER);
    const to = new URL(found.to ?? '', api.url);
    expect([found.status, to.pathname, to.searchParams.get('variables')]).toEqual([
      303,
      '/',
      '{\n  "id": "program:juntos"\n}',
    ]);
    const gone = await get('program:juntoz');
    expect([gone.status, await gone.response.json()]).toEqual([
      404,
      {
        errors: [
          {
            message: 'There is nothing with the id program:juntoz',
            extensions: {
              code: 'NOT_FOUND',
              argument: 'id',
              id: 'program:juntoz',
              near: ['program:juntos'],
            },
          },
        ],
      },
    ]);
    const page = await get('program:juntoz', BROWSER);
    expect(page.status).toBe(404);
    const html = await page.response.text();
    expect(html).toContain('<p>No hay nada con el id program:juntoz</p>');
    expect(html).toContain('<li><a href="/id/program:juntos">program:juntos</a></li>');
    expect((await get('<b>')).status).toBe(404);
  });

  test('tools get the schema, and which types interfaces stand for', async () => {
    const sdl = await fetch(`${api.url}/schema.graphql`);
    const etag = sdl.headers.get('etag') ?? '';
    const again = await fetch(`${api.url}/schema.graphql`, { headers: { 'if-none-match': etag } });
    expect([sdl.headers.get('content-type'), again.status, await again.text()]).toEqual([
      'text/plain; charset=utf-8',
      304,
      '',
    ]);
    expect(await sdl.text()).toBe(readFileSync('schema/schema.graphql', 'utf8'));
    const types = await fetch(`${api.url}/possibleTypes.json`);
    expect(types.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await types.json()).toMatchObject({
      Actor: ['Ministry', 'Organization'],
      Classified: ['Intervention', 'Program'],
      Place: ['Community', 'Department', 'District', 'Province'],
    });
  });

  test('the body may have as many bytes as the limit says', async () => {
    const { url } = await serve(api.engine, { limits: { maxBodyBytes: 100 } });
    const empty = JSON.stringify({ query: '{ __typename }', operationName: null, a: '' }).length;
    const answer = async (bytes: number) => {
      const response = await post(url, {
        query: '{ __typename }',
        operationName: null,
        a: 'a'.repeat(bytes - empty),
      });
      const { data, errors } = await bodyOf(response);
      return [response.status, data ?? errors];
    };
    expect([await answer(100), await answer(101)]).toEqual([
      [200, { __typename: 'Query' }],
      [
        413,
        [
          {
            message: 'The body must have at most 100 bytes',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      ],
    ]);
  });
});

describe('extensions and log', () => {
  const dataset = {
    name: expect.any(String) as string,
    version: expect.any(String) as string,
    asOf: expect.stringMatching(/^\d{4}/) as string,
    licence: expect.any(String) as string,
    citation: expect.any(String) as string,
  };

  const operations: [
    name: string,
    body: Record<string, unknown>,
    cost: number | null,
    line: Record<string, unknown>,
  ][] = [
    [
      'an answer',
      { query: `query Layo ${LAYO}` },
      1,
      { operation: 'Layo', statements: 1, cost: 1 },
    ],
    [
      'an answer without a statement',
      { query: '{ __typename }' },
      0,
      { operation: 'query', statements: 0, cost: 0 },
    ],
    [
      'a parse failure',
      { query: '{' },
      null,
      { operation: null, statements: 0, cost: null, errors: ['GRAPHQL_PARSE_FAILED'] },
    ],
    [
      'a validation failure',
      { query: 'query Wrong { nope }' },
      null,
      { operation: null, statements: 0, cost: null, errors: ['GRAPHQL_VALIDATION_FAILED'] },
    ],
    [
      'a bad value',
      { query: 'query Zero { programs(first: 0) { totalCount } }' },
      null,
      { operation: 'Zero', statements: 0, cost: null, errors: ['BAD_USER_INPUT'] },
    ],
    [
      'a refusal for its cost',
      {
        query:
          'query Much { programs(first: 100) { nodes { interventions(first: 100) { nodes { places(first: 100) { totalCount nodes { id } } } } } } }',
      },
      1_010_100,
      { operation: 'Much', statements: 0, cost: null, errors: ['COST_LIMIT_EXCEEDED'] },
    ],
    [
      'a bad variable',
      { query: 'query One($id: ID!) { program(id: $id) { id } }' },
      null,
      { operation: 'One', statements: 0, cost: null, errors: ['BAD_USER_INPUT'] },
    ],
    [
      'a search without a word',
      { query: 'query Signs { search(text: "?") { totalCount } }' },
      null,
      { operation: 'Signs', statements: 0, cost: null, errors: ['BAD_USER_INPUT'] },
    ],
  ];

  test.each(operations)('%s', async (_name, body, requested, line) => {
    api.logLines.splice(0);
    const response = await post(api.url, body, { 'x-request-id': 'the-request' });
    const { extensions } = await bodyOf(response);
    expect({ extensions, lines: api.logLines }).toEqual({
      extensions: { dataset, cost: { requested, limit: 50_000 } },
      lines: [
        {
          level: 30,
          time: expect.any(Number) as number,
          msg: 'operation',
          requestId: 'the-request',
          durationMs: expect.any(Number) as number,
          ...line,
        },
      ],
    });
  });
});

describe('faults', () => {
  test('an engine that is gone: the client is told to come again, and nothing else', async () => {
    const engine = await ownEngine();
    const { url } = await serve(engine);
    await engine.close();
    const response = await post(url, { query: `query Gone ${LAYO}` });
    expect([response.status, await response.json()]).toEqual([
      200,
      {
        data: { intervention: null },
        errors: [
          {
            message: 'The database cannot be reached now: try again later',
            locations: [{ line: 1, column: 14 }],
            path: ['intervention'],
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ],
        extensions: { dataset: null, cost: { requested: 1, limit: 50_000 } },
      },
    ]);
  });

  test('an engine that is gone: a search says the same', async () => {
    const engine = await ownEngine();
    const { url } = await serve(engine);
    const search = { query: '{ search(text: "layo", first: 1) { nodes { id } } }' };
    const before = await bodyOf(await post(url, search));
    await engine.close();
    const after = await bodyOf(await post(url, search));
    expect([before.errors, after.errors?.map(({ extensions }) => extensions)]).toEqual([
      undefined,
      [{ code: 'SERVICE_UNAVAILABLE' }],
    ]);
  });

  test('a store with a value that cannot be: the log has the fault under the id that the client gets', async () => {
    const engine = await ownEngine();
    const ids = ['intervention:layo-ecosistemas-productivos'];
    await setNodes(engine, { ids }, { status: 'SECRET' });
    const { url, lines } = await serve(engine);
    const body = await bodyOf(await post(url, { query: LAYO }));
    const id = String(body.errors?.[0]?.extensions.id);
    const logged = lines.filter(({ errorId }) => errorId !== undefined);
    expect({ body, logged }).toEqual({
      body: {
        data: {
          intervention: { id: 'intervention:layo-ecosistemas-productivos', status: null },
        },
        errors: [
          {
            message: `Something went wrong on our side; the log has it under ${id}`,
            path: ['intervention', 'status'],
            extensions: {
              code: 'INTERNAL_SERVER_ERROR',
              id: expect.stringMatching(UUID) as string,
            },
          },
        ],
        extensions: body.extensions,
      },
      logged: [
        {
          level: 50,
          time: expect.any(Number) as number,
          msg: 'internal error',
          errorId: id,
          err: expect.objectContaining({
            message: 'Enum "ActivityStatus" cannot represent value: "SECRET"',
            stack: expect.any(String) as string,
          }) as object,
        },
      ],
    });
  });

  test('a fault before GraphQL: the same', async () => {
    const { log, lines } = keptLog();
    const app = fastify();
    app.addHook('onRequest', () => {
      throw new Error('SECRET');
    });
    app.setErrorHandler(bodyErrors(limitsWith(), log));
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    stops.push(() => app.close());
    const response = await fetch(url);
    const body = await bodyOf(response);
    const id = String(body.errors?.[0]?.extensions.id);
    expect([response.status, body, lines.map(({ errorId, msg }) => [errorId, msg])]).toEqual([
      500,
      {
        errors: [
          {
            message: `Something went wrong on our side; the log has it under ${id}`,
            extensions: {
              code: 'INTERNAL_SERVER_ERROR',
              id: expect.stringMatching(UUID) as string,
            },
          },
        ],
      },
      [[id, 'internal error']],
    ]);
  });
});

test('a client that goes away calls its statement off, and that is no fault of ours', async () => {
  let aborted = false;
  const client = new AbortController();
  const engine: Engine = {
    ...api.engine,
    run: async (query, options) => {
      const signal = options?.signal;
      if (!signal) return api.engine.run(query, options);
      client.abort();
      if (!signal.aborted) await once(signal, 'abort');
      aborted = true;
      return api.engine.run(query, options);
    },
  };
  const { url, lines } = await serve(engine);
  const answer = fetch(`${url}/graphql`, {
    method: 'POST',
    signal: client.signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: LAYO }),
  });
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  await until('a line of the log', () => lines.length > 0);
  expect({ aborted, lines: lines.map(({ level, errors }) => ({ level, errors })) }).toEqual({
    aborted: true,
    lines: [{ level: 30, errors: ['CANCELLED'] }],
  });
});
