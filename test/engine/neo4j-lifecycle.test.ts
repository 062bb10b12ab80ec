import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Neo4jError } from 'neo4j-driver';
import pino from 'pino';
import { limitsWith } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engine-error';
import { toEngineError } from '../../src/engine/neo4j/neo4j-errors';
import { openEngine } from '../../src/engine/open-engine';
import { startServer, type RunningServer } from '../../src/server/create-server';
import { missingForNeo4j, startNeo4j, type Neo4j } from '../neo4j/start-neo4j';
import { model, schema } from '../support/api';
import { wantedEngines } from '../support/test-engines';
import { openWay } from '../support/way';

/** How a promise fails, in the program's terms; what it gives where it does not fail. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    return error instanceof EngineError ? error.kind : error;
  }
}

/** What a promise gives, and within how many milliseconds. */
async function timed<T>(promise: Promise<T>): Promise<{ result: T; ms: number }> {
  const started = performance.now();
  return { result: await promise, ms: performance.now() - started };
}

/** Asks again and again until it gets the answer it wants, or its time is over; gives the last answer. */
async function eventually<T>(ask: () => Promise<T>, wanted: T, withinMs: number): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (JSON.stringify(answer) === JSON.stringify(wanted) || performance.now() > end) return answer;
    await setTimeout(50);
  }
}

describe('an error of Neo4j in the terms of the program', () => {
  test.each([
    ['Neo.ClientError.Security.Unauthorized', 'unavailable'],
    ['Neo.ClientError.Security.AuthenticationRateLimit', 'unavailable'],
    ['Neo.ClientError.Database.DatabaseNotFound', 'unavailable'],
    ['Neo.TransientError.General.DatabaseUnavailable', 'unavailable'],
    ['Neo.TransientError.Transaction.DeadlockDetected', 'unavailable'],
    ['ServiceUnavailable', 'unavailable'],
    ['SessionExpired', 'unavailable'],
    ['Neo.ClientError.Transaction.TransactionTimedOut', 'timeout'],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'timeout'],
    ['Neo.ClientError.Schema.ConstraintValidationFailed', 'conflict'],
    ['Neo.ClientError.Statement.SyntaxError', 'statement'],
  ])('%s is %s', (code, kind) => {
    const cause = new Neo4jError('SECRET', code, '50N42', 'SECRET');
    const error = toEngineError(cause) as EngineError;
    expect([error.kind, error.message, error.cause]).toEqual([
      kind,
      'Neo4j refused or lost a statement',
      cause,
    ]);
  });

  test('what is no error of Neo4j stays what it is', () => {
    const error = new TypeError('ours');
    expect(toEngineError(error)).toBe(error);
  });
});

const missing =
  wantedEngines()?.includes('neo4j') === false ? 'ENGINES leaves it out' : missingForNeo4j();

if (missing !== undefined) {
  describe('a Neo4j of our own', () => {
    test(`cannot be had: ${missing}`, () => {
      expect(missing).toMatch(/./);
    });
  });
} else {
  describe('a Neo4j of our own', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tinkuy-neo4j-'));
    let neo4j: Neo4j;
    let engine: Engine;
    const open = (uri: string, database?: string) =>
      openEngine({ kind: 'neo4j', uri, username: 'neo4j', password: 'any', database });

    beforeAll(async () => {
      neo4j = await startNeo4j({ dataDir });
      engine = await open(neo4j.uri);
    }, 180_000);
    afterAll(async () => {
      await engine?.close();
      await neo4j?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }, 60_000);

    /** Takes minutes, and can be told from other statements by its mark. */
    const endless = (mark: string) => ({
      text: `UNWIND range(1, 50000) AS a UNWIND range(1, 50000) AS b WITH a, b WHERE (a * b) % 7 = 8 RETURN '${mark}' AS mark, count(*) AS found`,
      params: {},
    });
    const running = async (mark: string): Promise<unknown> => {
      const [row] = await engine.run({
        text: 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $mark RETURN count(*) AS found',
        params: { mark },
      });
      return row?.found;
    };

    test('is prepared twice as once, and then refuses a second node with an id', async () => {
      const store = {
        labels: ['Thing'],
        indexes: [],
        orders: [{ label: 'Thing', properties: ['nameFolded', 'id'] }],
      };
      const names = async () =>
        (
          await engine.run({
            text: 'SHOW INDEXES YIELD name, type, state WHERE type <> "LOOKUP" RETURN name, state ORDER BY name',
            params: {},
          })
        ).map(({ name, state }) => [name, state]);
      await engine.prepare(store);
      const once = await names();
      await engine.prepare(store);
      expect([once, await names()]).toEqual([
        [
          ['search', 'ONLINE'],
          ['thing_id', 'ONLINE'],
          ['thing_name_folded_id', 'ONLINE'],
        ],
        once,
      ]);
      const create = { text: "CREATE (:Thing {id: 'thing:1'})", params: {} };
      const write = () => failure(engine.transaction((transaction) => transaction.run(create)));
      expect([await write(), await write()]).toEqual([[], 'conflict']);
    });

    test('ends a statement that takes too long, by itself', async () => {
      const { result, ms } = await timed(
        failure(engine.run(endless('too-long'), { timeoutMs: 300 })),
      );
      expect([result, await eventually(() => running('too-long'), 0, 2_000)]).toEqual([
        'timeout',
        0,
      ]);
      expect(ms).toBeLessThan(3_000);
    });

    test('ends a statement whose caller went away, who does not wait', async () => {
      const caller = new AbortController();
      const answer = failure(engine.run(endless('gone'), { signal: caller.signal }));
      expect(await eventually(() => running('gone'), 1, 5_000)).toBe(1);
      caller.abort();
      const { result, ms } = await timed(answer);
      expect([result, await eventually(() => running('gone'), 0, 3_000)]).toEqual(['cancelled', 0]);
      expect(ms).toBeLessThan(200);
    });

    test('of which a database is asked for that it has not', async () => {
      const other = await open(neo4j.uri, 'nosuchdatabase');
      const query = { text: 'RETURN 1 AS one', params: {} };
      const answers = [await failure(other.check()), await failure(other.run(query))];
      await other.close();
      expect(answers).toEqual(['unavailable', 'unavailable']);
    });

    test('that goes silent keeps nobody waiting for longer than is allowed', async () => {
      const way = await openWay(new URL(neo4j.uri));
      const far = await open(way.uri);
      const query = { text: 'RETURN 1 AS one', params: {} };
      const before = await far.run(query);
      way.block();
      const run = timed(failure(far.run(query, { timeoutMs: 300 })));
      const check = timed(failure(far.check()));
      const late = setTimeout(8_000, 'no end', { ref: false });
      const answers = await Promise.all([
        Promise.race([run.then(({ result }) => result), late]),
        Promise.race([check.then(({ result }) => result), late]),
      ]);
      way.close();
      await far.close();
      expect([before, ...answers]).toEqual([[{ one: 1 }], 'timeout', 'unavailable']);
    });

    test('that is lost is told of within seconds, and answers again by itself when it is back', async () => {
      let server: RunningServer | undefined;
      try {
        server = await startServer(
          { schema, model, engine, log: pino({ level: 'silent' }) },
          { host: '127.0.0.1', port: 0, limits: limitsWith(), corsOrigins: '*' },
        );
        const { url } = server;
        const ask = async (): Promise<unknown> => {
          const response = await fetch(`${url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query: '{ programs { totalCount } }' }),
          });
          const { data, errors } = (await response.json()) as {
            data: unknown;
            errors?: { message: string; extensions: unknown }[];
          };
          return errors?.map(({ message, extensions }) => ({ message, extensions })) ?? data;
        };
        const ready = async () => (await fetch(`${url}/health/ready`)).status;

        expect([await ask(), await ready()]).toEqual([{ programs: { totalCount: 0 } }, 200]);

        await neo4j.stop();
        const lost = await timed(ask());
        expect(lost.result).toEqual([
          {
            message: 'The database cannot be reached now: try again later',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ]);
        expect(lost.ms).toBeLessThan(10_000);
        expect(await ready()).toBe(503);

        neo4j = await startNeo4j({ dataDir, port: Number(new URL(neo4j.uri).port) });
        expect([await ask(), await ready()]).toEqual([{ programs: { totalCount: 0 } }, 200]);
      } finally {
        await server?.stop();
      }
    }, 180_000);
  });
}
