import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driver, Neo4jError } from 'neo4j-driver';
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
import { until } from '../support/until';
import { openWay } from '../support/way';

/** How a promise fails, in the program's terms; what it gives where it does not fail. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    return error instanceof EngineError ? error.kind : error;
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
      neo4j = await startNeo4j({ dataDir, brief: true });
      engine = await open(neo4j.uri);
    });
    afterAll(async () => {
      await engine?.close();
      await neo4j?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    });

    /** Takes hours, and can be told from other statements by its mark. */
    const endless = (mark: string) => ({
      text: `UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE (a * b) % 7 = 8 RETURN '${mark}' AS mark, count(*) AS found`,
      params: {},
    });
    const running = async (mark: string): Promise<unknown> => {
      const [row] = await engine.run({
        text: 'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $mark RETURN count(*) AS found',
        params: { mark },
      });
      return row?.found;
    };
    const ends = (mark: string) =>
      until('the statement to be ended', async () => (await running(mark)) === 0);

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
      await engine.ensureSchema(store);
      const once = await names();
      await engine.ensureSchema(store);
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
      const answer = failure(engine.run(endless('too-long'), { timeoutMs: 300 }));
      expect(await answer).toBe('timeout');
      await ends('too-long');
    });

    test('ends a statement whose caller went away', async () => {
      const caller = new AbortController();
      const answer = failure(engine.run(endless('gone'), { signal: caller.signal }));
      await until('the statement to run', async () => (await running('gone')) === 1);
      caller.abort();
      expect(await answer).toBe('cancelled');
      await ends('gone');
    });

    test('does not keep a caller who goes away, whatever it says', async () => {
      const way = await openWay(new URL(neo4j.uri));
      const far = await open(way.uri);
      try {
        const caller = new AbortController();
        const answer = failure(far.run(endless('silent'), { signal: caller.signal }));
        await until('the statement to run', async () => (await running('silent')) === 1);
        // Nothing that it says from now on arrives.
        way.block();
        caller.abort();
        expect(await answer).toBe('cancelled');
      } finally {
        way.close();
        await far.close();
      }
      await ends('silent');
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
      try {
        expect(await far.run(query)).toEqual([{ one: 1 }]);
        way.block();
        const answers = [failure(far.run(query, { timeoutMs: 300 })), failure(far.check())];
        expect(await Promise.all(answers)).toEqual(['timeout', 'unavailable']);
      } finally {
        way.close();
        await far.close();
      }
    });

    test('that is lost is told of sooner than the driver would, and answers again by itself when it is back', async () => {
      let server: RunningServer | undefined;
      const patient = driver(neo4j.uri);
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
        // The driver by itself tries again for half a minute.
        const driverTells = patient.executeQuery('RETURN 1').catch(() => 'the driver');
        const told = await Promise.race([ask(), driverTells]);
        expect(told).toEqual([
          {
            message: 'The database cannot be reached now: try again later',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ]);
        expect(await ready()).toBe(503);

        neo4j = await startNeo4j({ dataDir, brief: true, port: Number(new URL(neo4j.uri).port) });
        expect([await ask(), await ready()]).toEqual([{ programs: { totalCount: 0 } }, 200]);
      } finally {
        await server?.stop();
        await patient.close();
      }
    });
  });
}
