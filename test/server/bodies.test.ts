/** What a request's body may be: JSON in UTF-8, packed or not. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { startApi, type AnswerBody, type Api } from '../support/api';

let api: Api;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ api, stop } = await startApi('embedded', 'fixture', { maxBodyBytes: 1_000 }));
});
afterAll(() => stop());

const ASKED = '{"query":"{ __typename }"}';
const JSON_TYPE = 'application/json';

/** The status, and the data or the first error's message. */
async function send(body: Buffer | string, headers: Record<string, string>): Promise<unknown[]> {
  const response = await fetch(`${api.url}/graphql`, { method: 'POST', headers, body });
  const { data, errors } = (await response.json()) as AnswerBody;
  return [response.status, data ?? errors?.[0]?.message];
}

const ANSWERED = [200, { __typename: 'Query' }];
const NOT_JSON = [400, 'The body must be valid JSON'];
const TOO_LARGE = [413, 'The body must have at most 1000 bytes'];
const UNREAD = (status: number): unknown[] => [status, 'The request could not be read'];
const NONE = [400, 'POST body missing, invalid Content-Type, or JSON object has no keys.'];

test.each<[string, string | Buffer, unknown[]]>([
  ['an object', ASKED, ANSWERED],
  ['an object behind a byte order mark', `\uFEFF${ASKED}`, ANSWERED],
  ['nothing', '', NONE],
  ['a blank', ' ', NOT_JSON],
  ['half an object', '{', NOT_JSON],
  ['null', 'null', NOT_JSON],
  ['a text', '"x"', NOT_JSON],
  ['a number', '1', NOT_JSON],
])('JSON that is %s', async (_name, body, expected) => {
  expect(await send(body, { 'content-type': JSON_TYPE })).toEqual(expected);
});

test.each<[string, unknown[]]>([
  [`${JSON_TYPE}; charset=UTF-8`, ANSWERED],
  [`${JSON_TYPE}; charset="utf-8"`, ANSWERED],
  [`${JSON_TYPE}; charset=iso-8859-1`, UNREAD(415)],
  ['application/graphql+json', NONE],
])('a body that says it is %s', async (type, expected) => {
  expect(await send(ASKED, { 'content-type': type })).toEqual(expected);
});

test.each<[string, string, Buffer | string, unknown[]]>([
  ['gzip', 'gzip', gzipSync(ASKED), ANSWERED],
  ['deflate', 'deflate', deflateSync(ASKED), ANSWERED],
  ['Brotli', 'BR', brotliCompressSync(ASKED), ANSWERED],
  ['nothing, and says so', 'identity', ASKED, ANSWERED],
  ['what we do not know', 'compress', ASKED, UNREAD(415)],
  ['gzip, and is not', 'gzip', ASKED, UNREAD(400)],
  ['gzip, and is cut short', 'gzip', gzipSync(ASKED).subarray(0, 20), UNREAD(400)],
  ['gzip, and is large unpacked', 'gzip', gzipSync(Buffer.alloc(100_000, ' ')), TOO_LARGE],
])('a body that is packed with %s', async (_name, packing, body, expected) => {
  const headers = { 'content-type': JSON_TYPE, 'content-encoding': packing };
  expect(await send(body, headers)).toEqual(expected);
});

test('a broken body that nobody reads harms nobody', async () => {
  const headers = { 'content-type': 'application/x-other', 'content-encoding': 'gzip' };
  expect(await send('no gzip', headers)).toEqual(NONE);
  expect(await send(ASKED, { 'content-type': JSON_TYPE })).toEqual(ANSWERED);
});

test('whoever sends no Host is answered', async () => {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  socket.write(
    `POST /graphql HTTP/1.0\r\nContent-Type: ${JSON_TYPE}\r\nContent-Length: ${ASKED.length}\r\n\r\n${ASKED}`,
  );
  expect(await text(socket)).toMatch(/^HTTP\/1.1 200 OK\r\n/);
});
