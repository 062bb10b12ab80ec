import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driver, Neo4jError } from 'neo4j-driver';
import pino from 'pino';
import { limitsWith, type Limits } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engine-error';
import { openEngine } from '../../src/engine/open-engine';
import { startServer, type RunningServer } from '../../src/server/create-server';
import { missingForNeo4j, startNeo4j, type Neo4j } from '../neo4j/start-neo4j';
import { cypher } from '../support/cypher';
import { model, schema } from '../support/api';
import { wantedEngines } from '../support/test-engines';
import { until } from '../support/until';
import { openWay } from '../support/way';
import { toEngineError } from '../../src/engine/neo4j/neo4j-engine';

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
    ['Neo.ClientError.General.TransactionOutOfMemoryError', 'memory'],
    ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'memory'],
    ['Neo.TransientError.General.OutOfMemoryError', 'memory'],
    ['Neo.TransientError.General.TransactionMemoryLimit', 'memory'],
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

/** Little, and more than a statement needs that is no test of it. */
const TRANSACTION_MIB = 16;

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
    /** A copy of the data, of when the server was stopped for the first time. */
    const backup = mkdtempSync(join(tmpdir(), 'tinkuy-neo4j-backup-'));
    let neo4j: Neo4j;
    let engine: Engine;
    const open = (uri: string, database?: string, onRestored?: () => void) =>
      openEngine(
        { kind: 'neo4j', uri, username: 'neo4j', password: 'any', database },
        model,
        onRestored,
      );
    const startAgain = async (): Promise<void> => {
      const port = Number(new URL(neo4j.uri).port);
      neo4j = await startNeo4j({ dataDir, brief: true, port, transactionMiB: TRANSACTION_MIB });
    };

    /** What a client is told by a server over the engine. */
    const serve = async (limits: Partial<Limits> = {}) => {
      const server: RunningServer = await startServer(
        { schema, model, engine, log: pino({ level: 'silent' }) },
        { host: '127.0.0.1', port: 0, limits: limitsWith(limits), corsOrigins: '*' },
      );
      const { url } = server;
      const ask = async (query = '{ programs { totalCount } }'): Promise<unknown> => {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        const { data, errors } = (await response.json()) as {
          data: unknown;
          errors?: { message: string; extensions: unknown }[];
        };
        return errors?.map(({ message, extensions }) => ({ message, extensions })) ?? data;
      };
      const exported = async (query: string): Promise<string> => {
        const response = await fetch(`${url}/graphql.csv?query=${encodeURIComponent(query)}`);
        return response.text();
      };
      const ready = async () => (await fetch(`${url}/health/ready`)).status;
      return { ask, exported, ready, stop: () => server.stop() };
    };
    const ANSWER = { programs: { totalCount: 0 } };

    beforeAll(async () => {
      neo4j = await startNeo4j({ dataDir, brief: true, transactionMiB: TRANSACTION_MIB });
      engine = await open(neo4j.uri);
    });
    afterAll(async () => {
      await engine?.close();
      await neo4j?.stop();
      for (const folder of [dataDir, backup]) rmSync(folder, { recursive: true, force: true });
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
          ['dataset_id', 'ONLINE'],
          ['dated_types_id', 'ONLINE'],
          ['former_id_id', 'ONLINE'],
          ['import_id', 'ONLINE'],
          ['search', 'ONLINE'],
          ['thing_id', 'ONLINE'],
          ['thing_name_folded_id', 'ONLINE'],
        ],
        once,
      ]);
      const create = { text: "CREATE (:Thing {id: 'thing:1'})", params: {} };
      const write = () => failure(engine.transaction((transaction) => cypher(transaction, create)));
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

    test('whose process is stopped keeps a request no longer either, and answers it when it goes on', async () => {
      const server = await serve({ queryTimeoutMs: 500 });
      try {
        expect([await server.ask(), await server.ready()]).toEqual([ANSWER, 200]);
        neo4j.kill('SIGSTOP');
        const late = {
          message: 'The database gave no answer within 500 ms: ask for less, or filter by an id',
          extensions: { code: 'QUERY_TIMEOUT' },
        };
        // The first one is sent by a connection that was there, the second one waits for another.
        expect([await server.ask(), await server.ask()]).toEqual([[late], [late]]);
        expect(await server.ready()).toBe(503);
        neo4j.kill('SIGCONT');
        await until('it to be ready', async () => (await server.ready()) === 200);
        expect(await server.ask()).toEqual(ANSWER);
      } finally {
        neo4j.kill('SIGCONT');
        await server.stop();
      }
    });

    test('that is lost is told of sooner than the driver would, and answers again by itself when it is back', async () => {
      const server = await serve();
      const patient = driver(neo4j.uri);
      try {
        expect([await server.ask(), await server.ready()]).toEqual([ANSWER, 200]);

        await neo4j.stop();
        // The driver by itself tries again for half a minute.
        const driverTells = patient.executeQuery('RETURN 1').catch(() => 'the driver');
        const told = await Promise.race([server.ask(), driverTells]);
        expect(told).toEqual([
          {
            message: 'The database cannot be reached now: try again later',
            extensions: { code: 'SERVICE_UNAVAILABLE' },
          },
        ]);
        expect(await server.ready()).toBe(503);

        cpSync(dataDir, backup, { recursive: true });
        await startAgain();
        expect([await server.ask(), await server.ready()]).toEqual([ANSWER, 200]);
      } finally {
        await server.stop();
        await patient.close();
      }
    });

    test('that comes back as a backup of before is read as it is, and who had written is told', async () => {
      const told: string[] = [];
      const writer = await open(neo4j.uri, undefined, () => told.push('restored'));
      const reader = await open(neo4j.uri);
      const other = await open(neo4j.uri);
      const write = async (by: Engine, value: number) =>
        by.transaction((transaction) =>
          cypher(transaction, { text: 'MERGE (k:Kept) SET k.value = $value', params: { value } }),
        );
      /** What is read after a moment, and the moment of it. */
      const read = async (by: Engine, after?: string) => {
        const at: string[] = [];
        const options = { timeoutMs: 60_000, after, onBookmark: (told: string) => at.push(told) };
        const query = { text: 'OPTIONAL MATCH (k:Kept) RETURN k.value AS value', params: {} };
        return [(await by.run(query, options))[0]?.value, at[0]] as const;
      };
      try {
        for (const value of [1, 2, 3, 4, 5]) await write(writer, value);
        const [[written, writtenAt], [seen, seenAt]] = [await read(writer), await read(reader)];
        expect([written, seen]).toEqual([5, 5]);

        await neo4j.stop();
        rmSync(dataDir, { recursive: true });
        cpSync(backup, dataDir, { recursive: true });
        await startAgain();

        // Neither waits for what was written since, in vain.
        const restored = [await read(writer, writtenAt), await read(reader, seenAt)];
        expect(restored.map(([value]) => value)).toEqual([null, null]);
        expect(told).toEqual(['restored']);
        // As much is written again, and the store stands where it had stood: it is another moment.
        for (const value of [6, 7, 8, 9, 10]) await write(other, value);
        const [[now, nowAt], [again, againAt]] = [await read(writer), await read(reader)];
        expect([now, again]).toEqual([10, 10]);
        const place = (bookmark?: string) => bookmark?.split(' ').slice(1);
        expect([place(nowAt), place(againAt)]).toEqual([place(writtenAt), place(seenAt)]);
        expect([nowAt, againAt]).not.toEqual([writtenAt, seenAt]);
        await write(writer, 11);
        expect([(await read(writer))[0], told]).toEqual([11, ['restored']]);
      } finally {
        for (const one of [writer, reader, other]) await one.close();
      }
    });

    test('that gives a statement no more memory says so, and a smaller one is answered', async () => {
      const server = await serve();
      const ids = '{ programs { aggregate(groupBy: [{ field: ID }]) { groups { count } } } }';
      const count = '{ programs { totalCount } }';
      try {
        for (let from = 0; from < 2_000; from += 100) {
          const text = `UNWIND range($from, $from + 99) AS i CREATE (p:Entity:Program {id: 'program:' + i + $long, name: 'P', nameFolded: 'p'})`;
          const params = { from, long: 'x'.repeat(20_000) };
          await engine.transaction((transaction) => cypher(transaction, { text, params }));
        }
        expect([await server.ask(ids), await server.ask(count)]).toEqual([
          [
            {
              message: 'The database has not the memory that this takes: ask for less, or filter',
              extensions: { code: 'COST_LIMIT_EXCEEDED' },
            },
          ],
          { programs: { totalCount: 2_000 } },
        ]);
        // A full page of these is too large.
        expect((await server.exported('{ programs { nodes { id } } }')).split('\r\n')).toHaveLength(
          2_002,
        );
      } finally {
        await server.stop();
      }
    });
  });
}
