import { createPublicKey, type KeyObject } from 'node:crypto';

/** How the tokens of curators are checked. */
export interface AuthConfig {
  readonly issuer: string;
  readonly audience: string;
  /** Where the keys are: at an address that publishes them, or one that is given here. */
  readonly keys:
    | { readonly kind: 'jwks'; readonly url: string }
    | { readonly kind: 'key'; readonly pem: string };
  /** The algorithms that a token may be signed with. */
  readonly algorithms: readonly string[];
  /** The claim that lists roles; dots lead into claims within claims. */
  readonly rolesClaim: string;
}

/** What the environment says of tokens: nothing, all that is needed, or what is wrong with it. */
export interface ReadAuth {
  readonly auth?: AuthConfig;
  readonly issues: readonly string[];
}

const NAMES = [
  'AUTH_ISSUER',
  'AUTH_AUDIENCE',
  'AUTH_JWKS_URL',
  'AUTH_PUBLIC_KEY',
  'AUTH_ALGORITHM',
  'AUTH_ROLES_CLAIM',
];

const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const CURVES: Readonly<Record<string, readonly string[]>> = {
  prime256v1: ['ES256'],
  secp384r1: ['ES384'],
  secp521r1: ['ES512'],
};

/** Algorithms of two keys alone: with one key for both, who may check tokens could make them. */
const ALGORITHMS = [...RSA, ...Object.values(CURVES).flat(), 'EdDSA'];

const LEAST_RSA_BITS = 2_048;

/** Reads the settings of tokens; one that is missing is named together with all others. */
export function readAuth(given: Readonly<Record<string, string | undefined>>): ReadAuth {
  const set = NAMES.filter((name) => given[name] !== undefined);
  if (set.length === 0) return { issues: [] };
  const issues: string[] = [];
  const others = `${set.join(', ')} ${set.length === 1 ? 'is' : 'are'}`;
  const needed = (name: string): string => {
    if (given[name] === undefined) issues.push(`${name}: must be set, as ${others}`);
    return given[name] ?? '';
  };
  const issuer = needed('AUTH_ISSUER');
  const audience = needed('AUTH_AUDIENCE');
  const { AUTH_JWKS_URL: url, AUTH_PUBLIC_KEY: key, AUTH_ALGORITHM: algorithm } = given;
  if ((url === undefined) === (key === undefined)) {
    issues.push(
      `AUTH_JWKS_URL, AUTH_PUBLIC_KEY: exactly one of them must be set, got ${url === undefined ? 'none' : 'both'}`,
    );
  }
  if (url !== undefined && !isAddress(url)) {
    issues.push(
      `AUTH_JWKS_URL=${JSON.stringify(url)}: must look like https://login.example.org/jwks.json`,
    );
  }
  const pem = (key ?? '').replaceAll('\\n', '\n');
  const fitting = key === undefined ? ALGORITHMS : algorithmsOf(pem);
  if (fitting.length === 0) {
    issues.push(
      `AUTH_PUBLIC_KEY: must be the PEM text of a public key (-----BEGIN PUBLIC KEY-----): RSA of ${LEAST_RSA_BITS} bits or more, P-256, P-384, P-521 or Ed25519`,
    );
  } else if (algorithm !== undefined && !fitting.includes(algorithm)) {
    const whose = key === undefined ? '' : ' with this key';
    issues.push(
      `AUTH_ALGORITHM=${JSON.stringify(algorithm)}: must be one of ${fitting.join(', ')}${whose}`,
    );
  }
  if (issues.length > 0) return { issues };
  return {
    issues,
    auth: Object.freeze<AuthConfig>({
      issuer,
      audience,
      keys: url === undefined ? { kind: 'key', pem } : { kind: 'jwks', url },
      algorithms: algorithm === undefined ? fitting : [algorithm],
      rolesClaim: given.AUTH_ROLES_CLAIM ?? 'roles',
    }),
  };
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What can be checked with a public key; nothing where the text is none, or a weak one. */
function algorithmsOf(pem: string): readonly string[] {
  const key = publicKey(pem);
  const { modulusLength = 0, namedCurve = '' } = key?.asymmetricKeyDetails ?? {};
  switch (key?.asymmetricKeyType) {
    case 'rsa':
      return modulusLength < LEAST_RSA_BITS ? [] : RSA;
    case 'ec':
      return CURVES[namedCurve] ?? [];
    case 'ed25519':
      return ['EdDSA'];
    default:
      return [];
  }
}

function publicKey(pem: string): KeyObject | undefined {
  // Node would also take a private key, which has no place in these settings.
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) return undefined;
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}
