/** Answers that API processes share in a Redis, and what happens where it is not there. */
import { createClient } from '@redis/client';
import pino from 'pino';
import { limitsWith, type Config } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { etagOf } from '../../src/server/cache/answer-text';
import { RedisCache } from '../../src/server/cache/redis-cache';
import { model } from '../support/api';
import { startKeptApi, type KeptApi } from '../support/kept-api';
import { freePort, hasRedis, startRedis, type Redis } from '../support/redis';
import { anyEngine, engineWith, markAsChanged } from '../support/test-engines';
import { AUTH, tokenWith } from '../support/tokens';
import { until } from '../support/until';

const PROGRAM = '{ program(id: "program:crecer") { id name acronym } }';
const maxBytes = 1_024 ** 2;

const withRedis = hasRedis() ? describe.each(anyEngine()) : describe.skip.each(anyEngine());

withRedis('on %s', (engineName) => {
  let engine: Engine;
  let redis: Redis;
  const apis: KeptApi[] = [];
  const others: Redis[] = [];

  const start = async (
    redisUrl: string,
    config: Partial<Pick<Config, 'limits' | 'auth'>> = {},
    of: Engine = engine,
  ): Promise<KeptApi> => {
    const api = await startKeptApi(of, { responseCache: { maxBytes, redisUrl }, ...config });
    apis.push(api);
    return api;
  };
  /** Does what leaves something in a Redis, and waits until it is there: it is sent while the answer is. */
  async function leaving<T>(work: () => Promise<T>, url = redis.url): Promise<T> {
    const client = await createClient({ url }).connect();
    try {
      const before = await client.dbSize();
      const done = await work();
      await until('something to be in Redis', async () => (await client.dbSize()) !== before);
      return done;
    } finally {
      client.destroy();
    }
  }

  /** Waits until a server has reached its Redis. */
  async function reached(api: KeptApi, url = redis.url): Promise<void> {
    let over = false;
    const asking = async (): Promise<void> => {
      while (!over) {
        asked += 1;
        await api.post(`query Q${asked} { __typename }`);
      }
    };
    let all: Promise<void> | undefined;
    await leaving(async () => void (all = asking()), url);
    over = true;
    await all;
  }
  let asked = 0;

  beforeAll(async () => {
    // First, so that it is stopped also where the rest takes too long.
    redis = await startRedis();
    engine = await engineWith(engineName, model, 'fixture');
    await markAsChanged(engine);
  });
  afterEach(async () => {
    for (const one of apis.splice(0)) await one.stop();
    for (const one of others.splice(0)) await one.stop();
  });
  afterAll(async () => {
    await redis?.stop();
    await engine?.close();
  });

  test('what one has computed another one has too, until it is changed', async () => {
    const [one, two] = [await start(redis.url, { auth: AUTH }), await start(redis.url)];
    for (const api of [one, two]) await reached(api);
    const first = await leaving(() => one.post(PROGRAM));
    let second = await two.post(PROGRAM);
    expect([second.text, first.kept, second.kept]).toEqual([first.text, false, true]);
    await one.post(
      'mutation { update(input: { id: "program:crecer", values: { program: { acronym: "R" } }, sources: ["source:uno"] }) { __typename } }',
      {},
      { token: await tokenWith({ roles: ['curator'] }) },
    );
    const changed = await leaving(() => one.post(PROGRAM));
    second = await two.post(PROGRAM);
    expect([changed.kept, second.kept]).toEqual([false, true]);
    expect(changed.body.data).toEqual({
      program: { id: 'program:crecer', name: 'Crecer (Wiñay)', acronym: 'R' },
    });
    expect(second.text).toBe(changed.text);
    const { status } = await two.get(PROGRAM, {
      'if-none-match': (await one.get(PROGRAM)).headers.get('etag') ?? '',
    });
    expect(status).toBe(304);
  });

  test('servers with other limits share nothing', async () => {
    const one = await start(redis.url);
    const two = await start(redis.url, { limits: limitsWith({ maxCost: 40_000 }) });
    for (const api of [one, two]) await reached(api);
    const query = '{ programs(first: 3) { nodes { id } } }';
    expect((await leaving(() => one.post(query))).kept).toBe(false);
    expect([(await two.post(query)).kept, (await one.post(query)).kept]).toEqual([false, true]);
  });

  test('other data, of the same version, is answered for itself', async () => {
    const own = await engineWith('embedded', model, 'time');
    const data = await engineWith('embedded', model, 'fixture');
    const [one, two] = [await start(redis.url, {}, own), await start(redis.url, {}, data)];
    for (const api of [one, two]) await reached(api);
    const query = '{ programs { nodes { id } } dataset { version } }';
    const first = await leaving(() => one.post(query));
    const second = await two.post(query);
    expect([first.body.extensions?.dataset, second.kept]).toEqual([
      second.body.extensions?.dataset,
      false,
    ]);
    expect(second.body.data).not.toEqual(first.body.data);
    for (const api of apis.splice(0)) await api.stop();
    for (const one of [own, data]) await one.close();
  });

  test('entries that are not ours are passed over', async () => {
    const query = 'query Ours { program(id: "program:crecer") { id } }';
    const [one, two] = [await start(redis.url), await start(redis.url)];
    for (const api of [one, two]) await reached(api);
    await leaving(() => one.post(query));
    const client = await createClient({ url: redis.url }).connect();
    for (const key of await client.keys('tinkuy:answer:*')) await client.set(key, 'x\ny');
    client.destroy();
    const { kept, body } = await two.post(query);
    expect([kept, body.errors]).toEqual([false, undefined]);
  });

  test('an entry that was cut short is passed over', async () => {
    const query = 'query Cut { program(id: "program:crecer") { id name } }';
    const [one, two] = [await start(redis.url), await start(redis.url)];
    for (const api of [one, two]) await reached(api);
    const first = await leaving(() => one.post(query));
    const client = await createClient({ url: redis.url }).connect();
    for (const key of await client.keys('tinkuy:answer:*')) {
      const kept = (await client.get(key)) ?? '';
      await client.set(key, kept.slice(0, -10));
    }
    client.destroy();
    const second = await two.post(query);
    expect([second.kept, second.text]).toEqual([false, first.text]);
  });

  const told = (api: KeptApi) =>
    api.logLines.filter(({ msg }) => String(msg).startsWith('Redis')).map(({ msg }) => msg);
  const LOST = 'Redis cannot be reached: answers are shared no more';
  const FOUND = 'Redis is reached again: answers are shared';

  test('one that is not there, goes or comes back is told of once, and requests are answered', async () => {
    const port = await freePort();
    const url = `redis://127.0.0.1:${port}`;
    const api = await start(url);
    const ask = async () => {
      const { body, kept } = await api.post(PROGRAM);
      expect(body.errors).toBeUndefined();
      return kept;
    };
    expect([await ask(), await ask(), await ask()]).toEqual([false, true, true]);
    await until('a line that it is lost', () => told(api).length > 0);
    const late = await startRedis(port);
    others.push(late);
    await until('a line that it is found', () => told(api).length > 1);
    await reached(api, url);
    await late.stop();
    await until('a line that it is lost again', () => told(api).length > 2);
    expect([await ask(), await ask()]).toEqual([true, true]);
    expect((await api.post('{ program(id: "program:fondo") { id } }')).body.errors).toBeUndefined();
    expect(told(api)).toEqual([LOST, FOUND, LOST]);
  });

  test('one that hangs is left alone, and requests are answered', async () => {
    const hanging = await startRedis();
    others.push(hanging);
    const api = await start(hanging.url);
    await reached(api, hanging.url);
    hanging.pause();
    for (const id of ['program:fondo', 'program:crecer', 'program:nuevo']) {
      expect((await api.post(`{ program(id: "${id}") { id } }`)).body.errors).toBeUndefined();
    }
    expect(told(api)).toEqual([LOST]);
    hanging.resume();
  });

  /** A cache of its own, and what it says. */
  async function cacheAt(url: string, length: number) {
    const lines: string[] = [];
    const log = pino({ base: undefined }, { write: (line: string) => void lines.push(line) });
    const cache = new RedisCache(url, log);
    const answer = { text: 'a'.repeat(length), cost: 1 };
    const kept = { ...answer, etag: etagOf(answer.text) };
    const messages = () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    await until('Redis to be reached', async () => {
      cache.put('first', kept);
      return (await cache.get('first')) !== undefined;
    });
    return { cache, kept, messages };
  }

  test('one that hangs does not gather what it is given', async () => {
    const hanging = await startRedis();
    others.push(hanging);
    const { cache, kept } = await cacheAt(hanging.url, 1_024 ** 2);
    hanging.pause();
    for (let i = 0; i < 600; i += 1) cache.put(`k${i}`, kept);
    expect(cache.waiting).toBeLessThanOrEqual(16 * 1_024 ** 2);
    expect(await cache.get('k0')).toBeUndefined();
    // From then on it is left alone.
    const { waiting } = cache;
    cache.put('small', { ...kept, text: '' });
    expect(cache.waiting).toBe(waiting);
    hanging.resume();
    await until('Redis to take what waits', () => cache.waiting === 0);
    cache.close();
  });

  test('one that is full is told of once, and gives what it has', async () => {
    const full = await startRedis();
    others.push(full);
    const { cache, kept, messages } = await cacheAt(full.url, 10);
    const client = await createClient({ url: full.url }).connect();
    await client.configSet({ maxmemory: '1', 'maxmemory-policy': 'noeviction' });
    client.destroy();
    for (let i = 0; i < 20; i += 1) {
      cache.put(`k${i}`, kept);
      expect(await cache.get('first')).toEqual(kept);
    }
    cache.close();
    expect(messages()).toEqual(['Redis takes no more answers: those that it has are shared']);
  });
});
