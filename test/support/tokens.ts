import { generateKeyPairSync } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { AuthConfig } from '../../src/config/auth-settings';

/** Who issues the tokens of tests, and for whom. */
export const ISSUER = 'https://login.example';
export const AUDIENCE = 'tinkuy';

/** The key pair that tokens of tests are signed with. */
export const keyPair = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The public key as it is given in the settings. */
export const PUBLIC_PEM = keyPair.publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** Settings under which the tokens of tests are good. */
export const AUTH: AuthConfig = {
  issuer: ISSUER,
  audience: AUDIENCE,
  keys: { kind: 'key', pem: PUBLIC_PEM },
  algorithms: ['ES256'],
  rolesClaim: 'roles',
};

/** The claims of a good token, with some of them changed; one that is undefined is left out. */
export function claimsWith(changes: JWTPayload = {}): JWTPayload {
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'somebody', iat: now, exp: now + 600 };
  return { ...claims, ...changes };
}

/** A good token, with some claims changed. */
export const tokenWith = (changes?: JWTPayload): Promise<string> =>
  new SignJWT(claimsWith(changes))
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .sign(keyPair.privateKey);
