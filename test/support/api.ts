import pino from 'pino';
import { buildTinkuySchema } from '../../src/build-schema';
import { limitsWith, type Limits } from '../../src/config';
import type { AuthConfig } from '../../src/config/auth-settings';
import { readGraphModel } from '../../src/model/read-graph-model';
import { curationOf } from '../../src/ingest/curate';
import { startServer, type RunningServer } from '../../src/server/create-server';
import { recording, type RecordingEngine } from './recording-engine';
import { anyEngine, sharedEngineWith, testEngines, type TestGraph } from './test-engines';
import { wrongCounts } from './wrong-counts';

/** The schema and the model that all tests share. */
export const schema = buildTinkuySchema();
export const model = readGraphModel(schema);

/** The address that test servers are told to be reached under, the same whatever their port. */
export const PUBLIC_URL = 'https://tinkuy.example';

/** The body of an answer. */
export interface AnswerBody {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An answer as a client gets it. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: AnswerBody;
  /** The body's text, for comparing byte for byte. */
  readonly text: string;
}

/** A server over one engine, as a client sees it, and the engine behind it. */
export interface Api {
  readonly url: string;
  readonly engine: RecordingEngine;
  /** Sends an operation over HTTP, with a token where one is given. */
  send(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    token?: string,
  ): Promise<ApiAnswer>;
  /** The data of an operation; fails where it has errors. */
  data(query: string, variables?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The log's lines so far. */
  readonly logLines: Record<string, unknown>[];
}

/** What a refusal of a value has besides its message, which begins with the argument. */
export const badInputOf = (message: string): { code: string; argument: string } => ({
  code: 'BAD_USER_INPUT',
  argument: /^[^ :]+/.exec(message)?.[0] ?? '',
});

/** Starts a server over a graph on an engine. */
export async function startApi(
  engineName: string,
  graph: TestGraph,
  limits: Partial<Limits> = {},
  auth?: AuthConfig,
): Promise<{ api: Api; stop: () => Promise<void> }> {
  const store = await sharedEngineWith(engineName, model, graph);
  const engine = recording(store.engine);
  const logLines: Record<string, unknown>[] = [];
  const log = pino(
    { base: undefined },
    { write: (line: string) => void logLines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const server: RunningServer = await startServer(
    { schema, model, engine, curation: curationOf({ engine, model }), log },
    {
      host: '127.0.0.1',
      port: 0,
      limits: limitsWith(limits),
      corsOrigins: '*',
      publicUrl: PUBLIC_URL,
      auth,
    },
  );
  engine.forget();
  const api: Api = {
    url: server.url,
    engine,
    logLines,
    send: (query, variables, token) => post(server.url, { query, variables }, token),
    data: async (query, variables) => {
      const { body } = await post(server.url, { query, variables });
      if (body.errors) throw new Error(JSON.stringify(body.errors, null, 2));
      return body.data;
    },
  };
  return {
    api,
    stop: async () => {
      await server.stop();
      await store.close();
    },
  };
}

async function post(url: string, body: unknown, token?: string): Promise<ApiAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as AnswerBody };
}

type Tests = (api: () => Api, engineName: string) => void;

/** Runs the same tests on each engine; `api()` is the server over the graph. */
export const describeEachEngine = (
  graph: TestGraph,
  tests: Tests,
  limits?: Partial<Limits>,
  auth?: AuthConfig,
): void => describeOn(testEngines(), graph, tests, limits, auth);

/** Runs tests of what all engines share, such as HTTP, on one of them, and on each in the long run. */
export const describeAnyEngine = (
  graph: TestGraph,
  tests: Tests,
  limits?: Partial<Limits>,
  auth?: AuthConfig,
): void => describeOn(anyEngine(), graph, tests, limits, auth);

function describeOn(
  engines: readonly string[],
  graph: TestGraph,
  tests: Tests,
  limits?: Partial<Limits>,
  auth?: AuthConfig,
): void {
  describe.each(engines)('on %s', (engineName) => {
    let started: Awaited<ReturnType<typeof startApi>> | undefined;
    beforeAll(async () => {
      started = await startApi(engineName, graph, limits, auth);
    });
    afterAll(async () => {
      // Whatever the tests have written.
      if (started) expect(await wrongCounts(started.api.engine, model)).toEqual([]);
      await started?.stop();
    });
    tests(() => {
      if (!started) throw new Error('the server has not started');
      return started.api;
    }, engineName);
  });
}
