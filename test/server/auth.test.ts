import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import type { AuthConfig } from '../../src/config/auth-settings';
import { startApi, type AnswerBody, type Api } from '../support/api';
import { AUTH, claimsWith, keyPair, PUBLIC_PEM, tokenWith } from '../support/tokens';

const READ = '{ program(id: "program:juntos") { id } }';

/** Mutations that are refused for what they say: only who may make them gets that far. */
const CHANGE =
  'mutation { merge(input: { into: "program:a", from: "program:a", sources: ["source:a"] }) { __typename } }';
const WITHDRAW = 'mutation { withdrawSource(input: { source: "program:a" }) { __typename } }';
const SAME = 'input.into and input.from must be two entities, got program:a';
const NO_SOURCE = 'input.source must be source:…, got "program:a"';

const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

async function serverWith(auth?: AuthConfig): Promise<Api> {
  const { api, stop } = await startApi('embedded', 'fixture', {}, auth);
  stops.push(stop);
  return api;
}

interface Received {
  readonly status: number;
  readonly challenge: string | null;
  readonly body: AnswerBody;
}

async function send(api: Api, query: string, authorization?: string): Promise<Received> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: JSON.stringify({ query }),
  });
  const challenge = response.headers.get('www-authenticate');
  return { status: response.status, challenge, body: (await response.json()) as AnswerBody };
}

const now = (): number => Math.floor(Date.now() / 1_000);
const bearer = (token: string): string => `Bearer ${token}`;
const withClaims = async (claims: JWTPayload): Promise<string> => bearer(await tokenWith(claims));

/** What `send` gives for a token that is not good. */
const refusedToken = (message: string): Received => ({
  status: 401,
  challenge: 'Bearer error="invalid_token"',
  body: { errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] },
});

/** What is told of a mutation that is refused, without the extensions of the answer. */
async function refusalOf(api: Api, query: string, authorization?: string): Promise<unknown> {
  const { status, challenge, body } = await send(api, query, authorization);
  const errors = body.errors?.map(({ message, path, extensions }) => [
    extensions.code,
    message,
    ...(path ? [path] : []),
  ]);
  return { status, challenge, errors, data: body.data };
}

const refused = (status: number, challenge: string | null, ...error: unknown[]): unknown => ({
  status,
  challenge,
  errors: [error],
  data: undefined,
});

describe('with the public key of the issuer', () => {
  let api: Api;
  beforeAll(async () => {
    api = await serverWith(AUTH);
    // The first request of all has the size of the graph read, whatever it asks for.
    await send(api, READ);
  });

  test.each<[string, () => string | undefined | Promise<string>]>([
    ['without a token', () => undefined],
    ['with one that has no role', () => withClaims({})],
    ['with one that has a role of others', () => withClaims({ roles: ['owner'] })],
    ['with that of a curator', () => withClaims({ roles: ['curator'] })],
    ['with one of several audiences', () => withClaims({ aud: ['other', 'tinkuy'] })],
    ['with one that expired within the tolerance', () => withClaims({ exp: now() - 2 })],
    ['with one whose scheme is in small letters', async () => `bearer ${await tokenWith()}`],
  ])('%s one may read', async (_name, authorization) => {
    const { status, body } = await send(api, READ, await authorization());
    expect([status, body.errors, body.data]).toEqual([200, undefined, { program: null }]);
  });

  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const signed = async (alg: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> =>
    bearer(await new SignJWT(claimsWith()).setProtectedHeader({ alg }).sign(key));

  /** The same token with other claims under its signature. */
  async function tampered(): Promise<string> {
    const [header, , signature] = (await tokenWith()).split('.');
    const claims = Buffer.from(JSON.stringify(claimsWith({ roles: ['admin'] })));
    return bearer([header, claims.toString('base64url'), signature].join('.'));
  }

  const NOT_VERIFIED = 'The token cannot be verified';
  const ELSEWHERE = 'The token was not issued for this server';

  test.each<[string, () => string | Promise<string>, string]>([
    ['of another issuer', () => withClaims({ iss: 'https://login.example/' }), ELSEWHERE],
    ['of no issuer', () => withClaims({ iss: undefined }), ELSEWHERE],
    ['for another audience', () => withClaims({ aud: 'other' }), ELSEWHERE],
    ['for no audience', () => withClaims({ aud: undefined }), ELSEWHERE],
    ['that has expired', () => withClaims({ exp: now() - 60 }), 'The token has expired'],
    [
      'that never expires',
      () => withClaims({ exp: undefined }),
      'The token must have the claim exp',
    ],
    [
      'that does not hold yet',
      () => withClaims({ nbf: now() + 60 }),
      'The token does not hold yet',
    ],
    [
      'without a subject',
      () => withClaims({ sub: undefined }),
      'The token must have the claim sub',
    ],
    ['with an empty subject', () => withClaims({ sub: ' ' }), 'The token must have the claim sub'],
    [
      'with a subject too long',
      () => withClaims({ sub: 'a'.repeat(256) }),
      'The token must have the claim sub',
    ],
    ['that is not signed', () => bearer(new UnsecuredJWT(claimsWith()).encode()), NOT_VERIFIED],
    [
      'signed with the public key as a secret',
      () => signed('HS256', Buffer.from(PUBLIC_PEM)),
      NOT_VERIFIED,
    ],
    ['signed with another key', () => signed('ES256', other.privateKey), NOT_VERIFIED],
    ['signed with another algorithm', () => signed('RS256', rsa.privateKey), NOT_VERIFIED],
    ['whose claims were changed', tampered, NOT_VERIFIED],
    ['that is no token', () => 'Bearer abc', NOT_VERIFIED],
    ['that is empty', () => 'Bearer ', 'Authorization must be `Bearer` and a token'],
    ['of another scheme', () => 'Basic dXNlcjpwYXNz', 'Authorization must be `Bearer` and a token'],
  ])('a token %s is refused, also for reading', async (_name, authorization, message) => {
    api.engine.forget();
    const received = await send(api, READ, await authorization());
    expect([received, api.engine.statements]).toEqual([refusedToken(message), []]);
  });

  test.each<[string, string, JWTPayload | undefined, unknown]>([
    [
      'nobody',
      CHANGE,
      undefined,
      refused(
        401,
        'Bearer',
        'UNAUTHENTICATED',
        'A mutation needs a token in the header Authorization: Bearer …',
      ),
    ],
    [
      'somebody without a role',
      CHANGE,
      {},
      refused(
        403,
        null,
        'FORBIDDEN',
        'A mutation needs the role curator or admin; the token has none',
      ),
    ],
    [
      'a curator',
      CHANGE,
      { roles: ['curator'] },
      refused(400, null, 'BAD_USER_INPUT', SAME, ['merge']),
    ],
    [
      'an administrator',
      CHANGE,
      { roles: ['admin'] },
      refused(400, null, 'BAD_USER_INPUT', SAME, ['merge']),
    ],
    [
      'a curator, to take a source back',
      WITHDRAW,
      { roles: ['curator'] },
      refused(403, null, 'FORBIDDEN', 'withdrawSource needs the role admin', ['withdrawSource']),
    ],
    [
      'a curator, to take a source back by a fragment and another name',
      'mutation { ...Way } fragment Way on Mutation { w: withdrawSource(input: { source: "source:a" }) { __typename } }',
      { roles: ['curator'] },
      refused(403, null, 'FORBIDDEN', 'withdrawSource needs the role admin', ['w']),
    ],
    [
      'a curator, to take a source back beside something that is allowed',
      'mutation { merge(input: { into: "program:a", from: "program:a", sources: ["source:a"] }) { __typename } w: withdrawSource(input: { source: "source:a" }) { __typename } }',
      { roles: ['curator'] },
      refused(403, null, 'FORBIDDEN', 'withdrawSource needs the role admin', ['w']),
    ],
    [
      'an administrator, to take a source back',
      WITHDRAW,
      { roles: ['other', 'admin'] },
      refused(400, null, 'BAD_USER_INPUT', NO_SOURCE, ['withdrawSource']),
    ],
    [
      'one whose roles are one text',
      WITHDRAW,
      { roles: 'curator admin' },
      refused(400, null, 'BAD_USER_INPUT', NO_SOURCE, ['withdrawSource']),
    ],
  ])('a mutation by %s', async (_name, query, claims, expected) => {
    api.engine.forget();
    const authorization = claims && (await withClaims(claims));
    const received = await refusalOf(api, query, authorization);
    expect([received, api.engine.statements]).toEqual([expected, []]);
  });

  test('an operation that reads is one, whatever else its document has', async () => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query A ${READ} ${CHANGE.replace('mutation', 'mutation B')}`,
        operationName: 'A',
      }),
    });
    expect(((await response.json()) as AnswerBody).data).toEqual({ program: null });
  });

  test.each([
    ['a token that is not good', READ, { exp: 1 }, 401, 'The token has expired'],
    [
      'a mutation',
      CHANGE,
      { roles: ['admin'] },
      400,
      'A mutation cannot be exported: an export only reads',
    ],
  ])('an export with %s', async (_name, query, claims, status, message) => {
    const response = await fetch(`${api.url}/graphql.csv?query=${encodeURIComponent(query)}`, {
      headers: { authorization: await withClaims(claims) },
    });
    const { errors } = (await response.json()) as AnswerBody;
    expect([response.status, errors?.map((one) => one.message)]).toEqual([status, [message]]);
  });

  test('a page of another origin may send a token, and sees why it is refused', async () => {
    const origin = 'https://curation.example';
    const asked = await fetch(`${api.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    const answered = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', authorization: 'Bearer abc' },
      body: JSON.stringify({ query: READ }),
    });
    expect([
      asked.status,
      asked.headers.get('access-control-allow-headers'),
      answered.status,
      answered.headers.get('access-control-allow-origin'),
    ]).toEqual([204, 'authorization,content-type', 401, '*']);
  });

  test('the log tells that a token was refused, and neither the token nor its subject', async () => {
    api.logLines.splice(0);
    const token = await tokenWith({ sub: 'maria@example.org', exp: now() - 60 });
    await send(api, READ, bearer(token));
    await send(api, CHANGE, await withClaims({ sub: 'maria@example.org', roles: ['curator'] }));
    const text = JSON.stringify(api.logLines);
    expect([
      api.logLines.map(({ level, msg, code, errors }) => ({ level, msg, code, errors })),
      text.includes('maria'),
      text.includes(token.split('.')[1] ?? ''),
    ]).toEqual([
      [
        { level: 30, msg: 'token refused', code: 'UNAUTHENTICATED' },
        { level: 30, msg: 'operation', errors: ['BAD_USER_INPUT'] },
      ],
      false,
      false,
    ]);
  });
});

describe('with the address of the issuer’s keys', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  let asked = 0;

  /** The address of a server that answers with a body. */
  async function addressOf(status: number, body: unknown): Promise<string> {
    const server = createServer((_request, response) => {
      asked += 1;
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(async () => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
  }

  let url: string;
  beforeAll(async () => {
    url = await addressOf(200, {
      keys: [
        { ...(await exportJWK(keyPair.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' },
        { ...(await exportJWK(rsa.publicKey)), kid: 'two', alg: 'RS256', use: 'sig' },
      ],
    });
  });

  const auth = (address: string, rolesClaim = 'roles'): AuthConfig => ({
    ...AUTH,
    keys: { kind: 'jwks', url: address },
    algorithms: ['ES256', 'RS256'],
    rolesClaim,
  });

  const signedBy = async (kid: string | undefined, alg = 'RS256'): Promise<string> =>
    bearer(
      await new SignJWT(claimsWith({ roles: ['curator'] }))
        .setProtectedHeader({ alg, ...(kid && { kid }) })
        .sign(alg === 'RS256' ? rsa.privateKey : keyPair.privateKey),
    );

  test('tokens of each key are good, and the keys are asked for once', async () => {
    const api = await serverWith(auth(url));
    asked = 0;
    const passed = refused(400, null, 'BAD_USER_INPUT', SAME, ['merge']);
    expect([
      await refusalOf(api, CHANGE, await signedBy('one', 'ES256')),
      await refusalOf(api, CHANGE, await signedBy('two')),
      await refusalOf(api, CHANGE, await signedBy(undefined)),
      await send(api, READ, await signedBy('three')),
      await send(api, READ, await signedBy('one')),
      asked,
    ]).toEqual([
      passed,
      passed,
      passed,
      refusedToken('The token cannot be verified'),
      refusedToken('The token cannot be verified'),
      1,
    ]);
  });

  test.each<[string, JWTPayload, boolean]>([
    ['realm_access.roles', { realm_access: { roles: ['curator'] } }, true],
    ['realm_access.roles', { roles: ['curator'] }, false],
    ['https://tinkuy.example/roles', { 'https://tinkuy.example/roles': ['curator'] }, true],
    ['realm_access.roles', { realm_access: 'curator' }, false],
    ['constructor.name', {}, false],
  ])('roles in the claim %s of %j', async (claim, claims, found) => {
    const api = await serverWith(auth(url, claim));
    const received = await refusalOf(api, CHANGE, await withClaims(claims));
    expect(received).toMatchObject({ status: found ? 400 : 403 });
  });

  test.each<[string, () => string | Promise<string>]>([
    ['nobody answers', () => 'http://127.0.0.1:9/jwks.json'],
    ['the answer is an error', () => addressOf(500, {})],
    ['the answer has no keys', () => addressOf(200, {})],
  ])('where %s, who has a token is told to come again', async (_name, address) => {
    const api = await serverWith(auth(await address()));
    const message = 'Tokens cannot be checked now: their keys cannot be reached. Try again later';
    const { data } = (await send(api, READ)).body;
    expect([data, await send(api, READ, await signedBy('two'))]).toEqual([
      { program: null },
      {
        status: 503,
        challenge: null,
        body: { errors: [{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }] },
      },
    ]);
    const warned = api.logLines.filter(({ level }) => level === 40);
    expect(warned).toMatchObject([
      {
        msg: 'token not checked',
        code: 'SERVICE_UNAVAILABLE',
        err: { message: expect.any(String) as string },
      },
    ]);
  });
});

describe('without settings for tokens', () => {
  test('a token is not looked at, and mutations are off for everybody', async () => {
    const api = await serverWith();
    const off =
      'Mutations are off: this server only reads. The settings AUTH_ISSUER, AUTH_AUDIENCE and AUTH_JWKS_URL or AUTH_PUBLIC_KEY turn them on';
    const { body } = await send(api, READ, 'Bearer abc');
    expect([
      body.data,
      await refusalOf(api, CHANGE, await withClaims({ roles: ['admin'] })),
    ]).toEqual([{ program: null }, refused(403, null, 'CURATION_OFF', off)]);
  });
});
