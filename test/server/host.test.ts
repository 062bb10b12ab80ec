/** What a server makes of the header Host, which permalinks begin with where no PUBLIC_URL is set. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { limitsWith } from '../../src/config';
import type { Engine } from '../../src/engine/engine';
import { startServer, type RunningServer } from '../../src/server/create-server';
import { model, schema, type AnswerBody } from '../support/api';
import { engineWith } from '../support/test-engines';

let engine: Engine;
let server: RunningServer;
beforeAll(async () => {
  engine = await engineWith('embedded', model, 'fixture');
  server = await startServer(
    { schema, model, engine, log: pino({ enabled: false }) },
    { host: '127.0.0.1', port: 0, limits: limitsWith(), corsOrigins: '*' },
  );
});
afterAll(async () => {
  await server.stop();
  await engine.close();
});

const port = (): number => Number(new URL(server.url).port);

/** The status and the body of the answer to a request with these lines in its head. */
async function ask(path: string, ...lines: string[]): Promise<readonly [number, unknown]> {
  const socket = connect(port(), '127.0.0.1');
  socket.write([`GET ${path} HTTP/1.1`, ...lines, 'Connection: close', '', ''].join('\r\n'));
  const answer = await text(socket);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return [Number(head.split(' ')[1]), body];
}

const PERMALINK = `/graphql?query=${encodeURIComponent('{ districts(first: 1) { nodes { permalink } } }')}`;

async function permalink(...lines: string[]): Promise<string | undefined> {
  const [, body] = await ask(PERMALINK, ...lines, 'Apollo-Require-Preflight: 1');
  const { data } = JSON.parse(String(body)) as AnswerBody;
  return (data as { districts: { nodes: { permalink: string }[] } }).districts.nodes[0]?.permalink;
}

test.each(['example.org', 'api_1:4000', 'EXAMPLE.org:80', '[::1]:4000', '10.0.0.1'])(
  'permalinks begin with %s where it is the host',
  async (host) => {
    const link = await permalink(`Host: ${host}`);
    expect(link?.slice(0, link.indexOf('/id/'))).toBe(`http://${host}`);
  },
);

test('they begin with the address where the host is empty', async () => {
  expect(await permalink('Host: ')).toMatch(new RegExp(`^http://127.0.0.1:${port()}/id/district:`));
});

const REFUSED = {
  errors: [
    {
      message:
        'The header Host must be given once, as a name or an address, such as example.org:4000',
      extensions: { code: 'BAD_REQUEST' },
    },
  ],
};

test.each<[string, readonly string[]]>([
  ['with a script', ['Host: evil.example"><script>alert(1)</script>']],
  ['with a blank', ['Host: evil.example x']],
  ['with a path', ['Host: evil.example/id']],
  ['with a user', ['Host: somebody@evil.example']],
  ['with a port that is none', ['Host: evil.example:x']],
  ['with letters that no host has', ['Host: ñandú.example']],
  ['that is a dot', ['Host: .']],
  ['that is given twice', ['Host: example.org', 'Host: evil.example']],
  ['that is given twice alike', ['Host: example.org', 'HOST: example.org']],
])('a host %s is refused on each path', async (_, lines) => {
  for (const path of [PERMALINK, '/graphql.csv', '/', '/health/live', '/id/district:080505']) {
    const [status, body] = await ask(path, ...lines);
    expect([path, status, JSON.parse(String(body))]).toEqual([path, 400, REFUSED]);
  }
});

test('a browser is told of the methods that are served', async () => {
  const { headers } = await fetch(`${server.url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' },
  });
  expect(headers.get('access-control-allow-methods')).toBe('GET,HEAD,POST');
});
