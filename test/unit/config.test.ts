import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { limitsWith, readConfig, readLanguage } from '../../src/config';

test('without any setting', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    logLevel: 'info',
    corsOrigins: '*',
    store: { kind: 'embedded', path: '.tinkuy' },
    limits: {
      defaultPageSize: 20,
      maxPageSize: 100,
      maxCost: 50_000,
      maxDepth: 20,
      maxAliases: 100,
      maxFields: 2_000,
      maxTokens: 10_000,
      maxNesting: 200,
      maxTextLength: 1_000,
      maxListLength: 1_000,
      maxConditions: 200,
      maxBodyBytes: 524_288,
      maxAnswerLength: 33_554_432,
      maxExportRows: 100_000,
      exportPageSize: 1_000,
      queryTimeoutMs: 10_000,
    },
    responseCache: { maxBytes: 67_108_864 },
    stopTimeoutMs: 8_000,
    underNpm: false,
  });
});

test('an empty variable is none', () => {
  const empty = { PORT: '', NEO4J_URI: '', HOST: '', TINKUY_DATA: '', LOG_LEVEL: '', MAX_COST: '' };
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test('with every setting', () => {
  const config = readConfig({
    HOST: '0.0.0.0',
    PORT: '8080',
    LOG_LEVEL: 'warn',
    CORS_ORIGINS: 'https://a.pe, https://b.pe',
    NEO4J_URI: 'neo4j+s://abc.databases.neo4j.io',
    NEO4J_USERNAME: 'user',
    NEO4J_PASSWORD: 'secret',
    NEO4J_DATABASE: 'tinkuy',
    QUERY_TIMEOUT_MS: '500',
    MAX_COST: '1000',
    MAX_DEPTH: '5',
    MAX_EXPORT_ROWS: '2000',
    RESPONSE_CACHE: '1GB',
    REDIS_URL: 'rediss://user:secret@redis.example:6380/1',
    STOP_TIMEOUT_MS: '20000',
    PUBLIC_URL: 'https://tinkuy.example/',
    npm_lifecycle_event: 'start',
  });
  expect(config).toEqual({
    host: '0.0.0.0',
    port: 8080,
    logLevel: 'warn',
    corsOrigins: ['https://a.pe', 'https://b.pe'],
    publicUrl: 'https://tinkuy.example',
    responseCache: {
      maxBytes: 1_073_741_824,
      redisUrl: 'rediss://user:secret@redis.example:6380/1',
    },
    store: {
      kind: 'neo4j',
      uri: 'neo4j+s://abc.databases.neo4j.io',
      username: 'user',
      password: 'secret',
      database: 'tinkuy',
    },
    limits: limitsWith({ queryTimeoutMs: 500, maxCost: 1_000, maxDepth: 5, maxExportRows: 2_000 }),
    stopTimeoutMs: 20_000,
    underNpm: true,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test.each([
  'neo4j://localhost:7687',
  'neo4j+s://a',
  'neo4j+ssc://a',
  'bolt://localhost',
  'bolt+s://a',
  'bolt+ssc://a',
])('%s is an address of Neo4j', (uri) => {
  expect(readConfig({ NEO4J_URI: uri }).store).toMatchObject({ kind: 'neo4j', uri });
});

test('every bad setting is named in one error, and no other one', () => {
  const read = (): unknown =>
    readConfig({
      HOST: 'localhost',
      PORT: '70000',
      LOG_LEVEL: 'loud',
      NEO4J_URI: 'http://localhost:7474',
      NEO4J_PASSWORD: 'secret',
      QUERY_TIMEOUT_MS: 'soon',
      MAX_COST: '1.5',
      MAX_DEPTH: '0',
      PUBLIC_URL: 'ftp://tinkuy.pe',
    });
  expect(read).toThrow(
    new Error(
      [
        'These settings cannot be used:',
        '  - PORT="70000": Too big: expected number to be <=65535',
        '  - LOG_LEVEL="loud": Invalid option: expected one of "fatal"|"error"|"warn"|"info"|"debug"|"trace"|"silent"',
        '  - NEO4J_URI="http://localhost:7474": must look like neo4j://host:7687 or bolt://host:7687',
        '  - QUERY_TIMEOUT_MS="soon": Invalid input: expected number, received NaN',
        '  - MAX_COST="1.5": Invalid input: expected int, received number',
        '  - MAX_DEPTH="0": Too small: expected number to be >=1',
        '  - PUBLIC_URL="ftp://tinkuy.pe": must look like https://example.org',
      ].join('\n'),
    ),
  );
});

test.each(['tinkuy.example', 'ftp://tinkuy.example', 'https://'])(
  '%s is no address to be reached under',
  (url) =>
    expect(() => readConfig({ PUBLIC_URL: url })).toThrow(
      `PUBLIC_URL=${JSON.stringify(url)}: must look like https://example.org`,
    ),
);

describe('settings for tokens', () => {
  const AUTH = { AUTH_ISSUER: 'https://login.example', AUTH_AUDIENCE: 'tinkuy' };
  const URL = 'https://login.example/jwks.json';
  const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
  const ec = (namedCurve: string): string =>
    pemOf(generateKeyPairSync('ec', { namedCurve }).publicKey);
  const rsa = (modulusLength: number): string =>
    pemOf(generateKeyPairSync('rsa', { modulusLength }).publicKey);
  const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
  const ALL = [...RSA, 'ES256', 'ES384', 'ES512', 'EdDSA'];

  test('with an address of keys', () => {
    expect(readConfig({ ...AUTH, AUTH_JWKS_URL: URL }).auth).toEqual({
      issuer: 'https://login.example',
      audience: 'tinkuy',
      keys: { kind: 'jwks', url: URL },
      algorithms: ALL,
      rolesClaim: 'roles',
    });
  });

  test('with a key in one line, and everything else', () => {
    const pem = ec('P-256');
    const config = readConfig({
      ...AUTH,
      AUTH_PUBLIC_KEY: pem.replaceAll('\n', '\\n'),
      AUTH_ALGORITHM: 'ES256',
      AUTH_ROLES_CLAIM: 'realm_access.roles',
    });
    expect(config.auth).toEqual({
      issuer: 'https://login.example',
      audience: 'tinkuy',
      keys: { kind: 'key', pem },
      algorithms: ['ES256'],
      rolesClaim: 'realm_access.roles',
    });
  });

  test.each([
    ['RSA', () => rsa(2_048), RSA],
    ['P-384', () => ec('P-384'), ['ES384']],
    ['P-521', () => ec('P-521'), ['ES512']],
    ['Ed25519', () => pemOf(generateKeyPairSync('ed25519').publicKey), ['EdDSA']],
  ])('the algorithms of a key: %s', (_name, key, algorithms) => {
    expect(readConfig({ ...AUTH, AUTH_PUBLIC_KEY: key() }).auth?.algorithms).toEqual(algorithms);
  });

  const NO_KEY =
    'AUTH_PUBLIC_KEY: must be the PEM text of a public key (-----BEGIN PUBLIC KEY-----): RSA of 2048 bits or more, P-256, P-384, P-521 or Ed25519';

  test.each<[string, () => NodeJS.ProcessEnv, string[]]>([
    [
      'one alone',
      () => ({ AUTH_ROLES_CLAIM: 'roles' }),
      [
        'AUTH_ISSUER: must be set, as AUTH_ROLES_CLAIM is',
        'AUTH_AUDIENCE: must be set, as AUTH_ROLES_CLAIM is',
        'AUTH_JWKS_URL, AUTH_PUBLIC_KEY: exactly one of them must be set, got none',
      ],
    ],
    [
      'no audience, and another setting that is wrong',
      () => ({ PORT: 'x', AUTH_ISSUER: 'a', AUTH_JWKS_URL: 'login.example', AUTH_AUDIENCE: '' }),
      [
        'PORT="x": Invalid input: expected number, received NaN',
        'AUTH_AUDIENCE: must be set, as AUTH_ISSUER, AUTH_JWKS_URL are',
        'AUTH_JWKS_URL="login.example": must look like https://login.example.org/jwks.json',
      ],
    ],
    [
      'both keys',
      () => ({ ...AUTH, AUTH_JWKS_URL: URL, AUTH_PUBLIC_KEY: ec('P-256') }),
      ['AUTH_JWKS_URL, AUTH_PUBLIC_KEY: exactly one of them must be set, got both'],
    ],
    ['no key', () => ({ ...AUTH, AUTH_PUBLIC_KEY: 'secret' }), [NO_KEY]],
    ['a weak key', () => ({ ...AUTH, AUTH_PUBLIC_KEY: rsa(1_024) }), [NO_KEY]],
    ['a curve of others', () => ({ ...AUTH, AUTH_PUBLIC_KEY: ec('secp256k1') }), [NO_KEY]],
    [
      'a private key',
      () => {
        const { privateKey } = generateKeyPairSync('ed25519');
        const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
        return { ...AUTH, AUTH_PUBLIC_KEY: pem };
      },
      [NO_KEY],
    ],
    [
      'an algorithm of another key',
      () => ({ ...AUTH, AUTH_PUBLIC_KEY: ec('P-256'), AUTH_ALGORITHM: 'RS256' }),
      ['AUTH_ALGORITHM="RS256": must be one of ES256 with this key'],
    ],
    [
      'an algorithm that has a secret',
      () => ({ ...AUTH, AUTH_JWKS_URL: URL, AUTH_ALGORITHM: 'HS256' }),
      [`AUTH_ALGORITHM="HS256": must be one of ${ALL.join(', ')}`],
    ],
  ])('%s is refused', (_name, env, issues) => {
    const lines = ['These settings cannot be used:', ...issues.map((one) => `  - ${one}`)];
    expect(() => readConfig(env())).toThrow(new Error(lines.join('\n')));
  });
});

test.each([
  [{}, 'en'],
  [{ TINKUY_LANG: 'es', LANG: 'en_US.UTF-8' }, 'es'],
  [{ TINKUY_LANG: 'en', LANG: 'es_PE.UTF-8' }, 'en'],
  [{ LANG: 'es_PE.UTF-8' }, 'es'],
  [{ LANG: 'es_PE.UTF-8', LC_MESSAGES: 'en_GB' }, 'en'],
  [{ LANG: 'en_GB', LC_MESSAGES: 'en_GB', LC_ALL: 'es' }, 'es'],
  [{ TINKUY_LANG: 'qu', LANG: 'es_PE.UTF-8', LC_ALL: '' }, 'es'],
])('the language of %j is %s', (env, language) => {
  expect(readLanguage(env)).toBe(language);
});

test.each([
  ['64MB', 67_108_864],
  ['512 kb', 524_288],
  ['2GB', 2_147_483_648],
])('RESPONSE_CACHE=%s is a size', (RESPONSE_CACHE, maxBytes) => {
  expect(readConfig({ RESPONSE_CACHE }).responseCache).toEqual({ maxBytes });
});

test.each(['off', 'OFF'])('RESPONSE_CACHE=%s keeps nothing, whatever Redis is there', (off) => {
  const { responseCache } = readConfig({ RESPONSE_CACHE: off, REDIS_URL: 'redis://localhost' });
  expect(responseCache).toBeUndefined();
});

test('bad settings of what is kept are named, without the password of a Redis', () => {
  const bad = { RESPONSE_CACHE: '64', REDIS_URL: 'http://user:secret@localhost' };
  expect(() => readConfig(bad)).toThrow(
    [
      'These settings cannot be used:',
      '  - RESPONSE_CACHE="64": must be off, or a size such as 64MB',
      '  - REDIS_URL: must look like redis://host:6379, or rediss://user:password@host:6379 for TLS',
    ].join('\n'),
  );
});
