import pino from 'pino';
import { limitsWith, type Config } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { curationOf } from '../../src/ingest/curate';
import { startServer } from '../../src/server/create-server';
import { model, PUBLIC_URL, schema, type AnswerBody } from './api';
import { recording, type RecordingEngine } from './recording-engine';

/** An answer, and what it took. */
export interface Asked {
  readonly status: number;
  readonly text: string;
  readonly body: AnswerBody;
  readonly headers: Headers;
  /** How many statements the server sent meanwhile, besides what tells of the store. */
  readonly statements: number;
  /** True where it was not computed for this request. */
  readonly kept: boolean;
}

/** A server that keeps answers. */
export interface KeptApi {
  readonly url: string;
  readonly engine: RecordingEngine;
  readonly logLines: Record<string, unknown>[];
  post(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    more?: { readonly token?: string; readonly operationName?: string },
  ): Promise<Asked>;
  get(query: string, headers?: Readonly<Record<string, string>>): Promise<Asked>;
  stop(): Promise<void>;
}

/** Starts a server that keeps answers over an engine, which stays the caller's to close. */
export async function startKeptApi(
  engine: Engine,
  config: Partial<Pick<Config, 'responseCache' | 'auth' | 'limits' | 'publicUrl'>> = {},
): Promise<KeptApi> {
  const recorded = recording(engine);
  const logLines: Record<string, unknown>[] = [];
  const log = pino(
    { base: undefined },
    { write: (line: string) => void logLines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const server = await startServer(
    { schema, model, engine: recorded, curation: curationOf({ engine: recorded, model }), log },
    {
      host: '127.0.0.1',
      port: 0,
      limits: limitsWith(),
      corsOrigins: '*',
      publicUrl: PUBLIC_URL,
      responseCache: { maxBytes: 8 * 1_024 ** 2 },
      ...config,
    },
  );
  const ask = async (path: string, init: RequestInit): Promise<Asked> => {
    const before = recorded.statements.length;
    const response = await fetch(`${server.url}/graphql${path}`, init);
    const text = await response.text();
    const requestId = response.headers.get('x-request-id');
    return {
      status: response.status,
      text,
      body: (text === '' ? {} : JSON.parse(text)) as AnswerBody,
      headers: response.headers,
      statements: recorded.statements.length - before,
      kept: logLines.some((line) => line.requestId === requestId && line.kept === true),
    };
  };
  const json = { 'content-type': 'application/json' };
  // Statistics are read once for all; what is counted here is what operations take.
  await ask('', { method: 'POST', headers: json, body: '{"query":"{ __typename }"}' });
  return {
    url: server.url,
    engine: recorded,
    logLines,
    post: (query, variables, { token, operationName } = {}) =>
      ask('', {
        method: 'POST',
        headers: { ...json, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables, operationName }),
      }),
    get: (query, headers = {}) =>
      ask(`?${new URLSearchParams({ query }).toString()}`, { headers: { ...json, ...headers } }),
    stop: () => server.stop(),
  };
}
