import { once } from 'node:events';
import {
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import pino from 'pino';
import { limitsWith } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { EngineError } from '../../src/engine/engine-error';
import { startServer } from '../../src/server/create-server';
import { describeAnyEngine, model, schema } from '../support/api';

/** What is sent, as it went over the wire: fetch would add headers, and unpack. */
interface Sent {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Asking {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** The head of an answer, whose body is still to come. */
async function begin(
  url: string,
  { method, headers = {}, body }: Asking,
): Promise<IncomingMessage> {
  const sending = request(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    agent: false,
  });
  sending.end(body);
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  return response;
}

async function ask(url: string, asking: Asking = {}): Promise<Sent> {
  const response = await begin(url, asking);
  const { statusCode: status, headers } = response;
  return { status, headers, body: await buffer(response) };
}

const accepting = (encodings: string): Asking => ({ headers: { 'accept-encoding': encodings } });

/** The text of an answer, however it was packed. */
function textOf({ headers, body }: Sent): string {
  const packing = headers['content-encoding'];
  if (packing === 'br') return brotliDecompressSync(body).toString();
  return (packing === 'gzip' ? gunzipSync(body) : body).toString();
}

/** Headers but for those that differ at each request. */
function settled({ headers }: Sent): IncomingHttpHeaders {
  const { date: _date, 'x-request-id': _id, ...same } = headers;
  return same;
}

const address = (query: string, path = '/graphql'): string =>
  `${path}?${new URLSearchParams({ query }).toString()}`;

const LIST = '{ interventions { nodes { id name description citation } } }';
const CSV = '{ interventions { nodes { id name description } } }';
const GRAPH = '{ neighborhood(id: "program:contigo") { truncated } }';

describeAnyEngine('seed', (api) => {
  const at = (path: string): string => `${api().url}${path}`;

  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['BR', 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0, gzip;q=0.1', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    ['identity, br;q=0.5', undefined],
    ['identity', undefined],
    ['deflate', undefined],
    ['', undefined],
    ['br;q=0', undefined],
    ['identity;q=0, *;q=0', undefined],
    ['no such thing; q=x, ;;', undefined],
  ])('who accepts "%s" is sent %s', async (accepted, packing) => {
    const plain = await ask(at('/schema.graphql'));
    const sent = await ask(at('/schema.graphql'), accepting(accepted));
    const { 'content-encoding': encoding, vary } = sent.headers;
    expect({ encoding, vary, status: sent.status }).toEqual({
      encoding: packing,
      vary: 'Accept-Encoding',
      status: 200,
    });
    expect(textOf(sent)).toBe(textOf(plain));
  });

  test('the whole schema by introspection is a fraction', async () => {
    const body = JSON.stringify({ query: getIntrospectionQuery() });
    const plain = await ask(at('/graphql'), { body });
    const packed = await ask(at('/graphql'), { body, ...accepting('br') });
    expect(textOf(packed)).toBe(textOf(plain));
    expect(packed.body.length * 10).toBeLessThan(plain.body.length);
  });

  test.each(['br', 'gzip'])('%s changes no header but those of what is sent', async (packing) => {
    for (const path of [address(LIST), '/schema.graphql']) {
      const plain = await ask(at(path));
      const packed = await ask(at(path), accepting(packing));
      expect(textOf(packed)).toBe(textOf(plain));
      expect(plain.headers.etag).toMatch(/^"[\w-]{43}"$/);
      expect(settled(packed)).toEqual({
        ...settled(plain),
        vary: path === address(LIST) ? 'Accept, Accept-Encoding' : 'Accept-Encoding',
        'content-encoding': packing,
        'content-length': String(packed.body.length),
        etag: `W/${plain.headers.etag}`,
      });
      expect(packed.body.length).toBeLessThan(plain.body.length);
    }
  });

  test.each([
    ['one character less is sent as it is', 1_999, undefined, 'Accept'],
    ['what is just long enough is packed', 2_000, 'br', 'Accept, Accept-Encoding'],
  ])('%s', async (_name, length, packing, vary) => {
    const query = (letters: number): string =>
      JSON.stringify({ query: `{ ${'a'.repeat(letters)}: __typename }` });
    const short = await ask(at('/graphql'), { body: query(1) });
    const body = query(length - textOf(short).length + 1);
    const plain = await ask(at('/graphql'), { body });
    const sent = await ask(at('/graphql'), { body, ...accepting('br') });
    expect(textOf(plain).length).toBe(length);
    expect(textOf(sent)).toBe(textOf(plain));
    expect(sent.headers).toEqual({
      ...plain.headers,
      'x-request-id': sent.headers['x-request-id'],
      date: sent.headers.date,
      vary,
      ...(packing && { 'content-encoding': packing }),
      'content-length': String(sent.body.length),
    });
  });

  test.each([address('{ __typename }'), '/possibleTypes.json', '/health/live', '/nowhere'])(
    'what is short is the same whatever is accepted: %s',
    async (path) => {
      const plain = await ask(at(path));
      for (const accepted of ['br', 'gzip', 'identity', '*']) {
        const sent = await ask(at(path), accepting(accepted));
        expect(settled(sent)).toEqual(settled(plain));
        expect(textOf(sent)).toBe(textOf(plain));
      }
      expect(plain.headers.vary ?? '').not.toContain('Encoding');
    },
  );

  test.each([
    ['packed', 'br', 'W/'],
    ['packed otherwise', 'gzip', 'W/'],
    ['as it is', 'identity', ''],
  ])('who has an answer is told so, in the form of its tag %s', async (_name, accepted, weak) => {
    for (const path of [address(LIST), '/schema.graphql']) {
      const whole = await ask(at(path), accepting(accepted));
      const { etag = '', vary } = whole.headers;
      expect([whole.status, etag]).toEqual([
        200,
        expect.stringMatching(weak ? /^W\/"[\w-]{43}"$/ : /^"[\w-]{43}"$/),
      ]);
      const strong = etag.replace('W/', '');
      for (const had of [strong, `W/${strong}`, `"other", W/${strong}`, '*']) {
        const again = await ask(at(path), {
          headers: { 'accept-encoding': accepted, 'if-none-match': had },
        });
        const {
          'content-length': _length,
          'content-type': _type,
          'content-encoding': _encoding,
          ...same
        } = settled(whole);
        expect([again.status, again.body.length]).toEqual([304, 0]);
        expect(settled(again)).toEqual(same);
        expect(again.headers.vary).toBe(vary);
      }
      const other = await ask(at(path), {
        headers: { 'accept-encoding': accepted, 'if-none-match': 'W/"other"' },
      });
      expect([other.status, settled(other)]).toEqual([200, settled(whole)]);
    }
  });

  test.each(['br', 'gzip', 'identity'])('HEAD has the headers of GET, %s', async (accepted) => {
    for (const path of [address(LIST), address('{ __typename }'), '/schema.graphql']) {
      const got = await ask(at(path), accepting(accepted));
      const head = await ask(at(path), { method: 'HEAD', ...accepting(accepted) });
      expect([head.status, head.body.length]).toEqual([200, 0]);
      expect(settled(head)).toEqual(settled(got));
    }
  });

  test('who has an answer that is kept, or was packed before, is told so', async () => {
    const server = await startServer(
      { schema, model, engine: api().engine, log: pino({ enabled: false }) },
      {
        host: '127.0.0.1',
        port: 0,
        limits: limitsWith(),
        corsOrigins: '*',
        responseCache: { maxBytes: 8 * 1_024 ** 2 },
      },
    );
    try {
      const url = `${server.url}${address(LIST)}`;
      const plain = await ask(url);
      for (const packing of ['br', 'gzip', 'br', 'gzip']) {
        const packed = await ask(url, accepting(packing));
        expect(textOf(packed)).toBe(textOf(plain));
        expect(packed.headers).toMatchObject({
          'content-encoding': packing,
          etag: `W/${plain.headers.etag}`,
        });
        const headers = { 'accept-encoding': packing, 'if-none-match': packed.headers.etag };
        const again = await ask(url, { headers });
        expect([again.status, again.headers.etag]).toEqual([304, packed.headers.etag]);
      }
    } finally {
      await server.stop();
    }
  });

  test('a long refusal is packed as an answer is', async () => {
    const body = JSON.stringify({ query: `{ ${'nothing '.repeat(40)} }` });
    const plain = await ask(at('/graphql'), { body });
    const packed = await ask(at('/graphql'), { body, ...accepting('br') });
    expect([plain.status, packed.status, packed.headers['content-encoding']]).toEqual([
      400,
      400,
      'br',
    ]);
    expect(textOf(packed)).toBe(textOf(plain));
  });

  test.each([
    ['csv', CSV],
    ['jsonld', GRAPH],
    ['graphml', GRAPH],
  ])('an export as %s is the same file, packed or not', async (format, query) => {
    const path = address(query, `/graphql.${format}`);
    const plain = await ask(at(path));
    expect(plain.headers.vary).toBe('Accept-Encoding');
    for (const packing of ['br', 'gzip']) {
      const packed = await ask(at(path), accepting(packing));
      expect(settled(packed)).toEqual({ ...settled(plain), 'content-encoding': packing });
      expect(textOf(packed)).toBe(textOf(plain));
      expect(packed.body.length).toBeLessThan(plain.body.length);
      const head = await ask(at(path), { method: 'HEAD', ...accepting(packing) });
      const { 'transfer-encoding': _transfer, ...told } = settled(packed);
      expect(settled(head)).toEqual(told);
    }
  });

  test('the format and the packing are agreed each for itself', async () => {
    const sent = await ask(at(address(CSV)), {
      headers: { accept: 'text/csv', 'accept-encoding': 'br' },
    });
    const file = await ask(at(address(CSV, '/graphql.csv')));
    expect([sent.headers.vary, textOf(sent)]).toEqual(['Accept, Accept-Encoding', textOf(file)]);
  });

  /** A server on the same graph whose pages after the first wait, and then fail. */
  async function failing<Result>(work: (url: string, fail: () => void) => Promise<Result>) {
    let pages = 0;
    let fail = (): void => undefined;
    const failed = new Promise<never>((_resolve, reject) => {
      fail = () => reject(new EngineError('unavailable', 'gone'));
    });
    failed.catch(() => undefined);
    const engine: Engine = new Proxy(api().engine, {
      get: (target, name) => {
        if (name === 'run') {
          return (...asked: Parameters<Engine['run']>) => {
            const page = asked[0].text.includes('Intervention') && asked[0].text.includes('LIMIT');
            return page && ++pages > 1 ? failed : target.run(...asked);
          };
        }
        if (name === 'bookmark') return () => Promise.resolve(undefined);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const server = await startServer(
      { schema, model, engine, log: pino({ enabled: false }) },
      { host: '127.0.0.1', port: 0, limits: limitsWith({ exportPageSize: 7 }), corsOrigins: '*' },
    );
    try {
      return await work(server.url, fail);
    } finally {
      await server.stop();
    }
  }

  test.each(['br', 'gzip'])(
    'a page goes out as it is read, and a file that breaks off is whole for nobody, %s',
    async (packing) => {
      await failing(async (url, fail) => {
        const response = await begin(`${url}${address(CSV, '/graphql.csv')}`, accepting(packing));
        const got: Buffer[] = [];
        response.on('data', (part: Buffer) => got.push(part));
        const ended = once(response, 'close').catch(() => undefined);
        // Two parts, the head of the table and its first page, while the second page is not there yet.
        while (got.length < 2) await once(response, 'data');
        fail();
        await ended;
        const unpack = packing === 'br' ? brotliDecompressSync : gunzipSync;
        expect([
          response.statusCode,
          response.headers['content-encoding'],
          response.complete,
        ]).toEqual([200, packing, false]);
        expect(() => unpack(Buffer.concat(got))).toThrow('unexpected end of file');
      });
    },
  );

  test('what is packed already is not packed again', async () => {
    const page = await ask(at('/'), accepting('br, gzip'));
    expect([page.headers['content-encoding'], page.headers.vary]).toEqual([
      'gzip',
      'Accept-Encoding',
    ]);
    expect(textOf(page)).toContain('<!doctype html>');
  });
});
