import { createPublicKey } from 'node:crypto';
import type * as Jose from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { AuthConfig } from '../config/auth-settings';
import { AppError } from '../errors';
import type { Actor, Role } from '../read/run/curation';

/** How long the keys' address may take to answer, how soon it is asked again, and how long its answer is kept. */
const KEYS = { timeoutDuration: 5_000, cooldownDuration: 30_000, cacheMaxAge: 600_000 };

/** By how many seconds the clocks of the issuer and of this server may differ. */
const CLOCK_TOLERANCE = 5;

/** The longest subject that OpenID Connect allows. */
const LONGEST_SUBJECT = 255;

const ROLES: readonly Role[] = ['curator', 'admin'];

/** Tells who asks from the header `Authorization`, or nothing where there is none; refuses a token that is not good. */
export type Authenticator = (header: string | undefined) => Promise<Actor | undefined>;

/** Checks bearer tokens by their signature, issuer, audience and time. */
export function authenticator(auth: AuthConfig): Authenticator {
  let loading: Promise<Checker> | undefined;
  return async (header) => {
    if (header === undefined) return undefined;
    const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(header)?.[1];
    if (!token) throw unauthenticated('Authorization must be `Bearer` and a token');
    const checker = await (loading ??= loadChecker(auth));
    return actorOf(await checker(token), auth);
  };
}

type Checker = (token: string) => Promise<JWTPayload>;

/** The library is loaded by the first token: a server that only reads does without it. */
async function loadChecker({ issuer, audience, keys, algorithms }: AuthConfig): Promise<Checker> {
  const jose = await import('jose');
  const { errors } = jose;
  const key = keys.kind === 'jwks' ? keysAt(jose, keys.url) : givenKey(keys.pem);
  const options = {
    issuer,
    audience,
    algorithms: [...algorithms],
    clockTolerance: CLOCK_TOLERANCE,
    requiredClaims: ['sub', 'exp'],
  };
  return async (token) => {
    try {
      return (await jose.jwtVerify(token, key, options)).payload;
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (error instanceof errors.JWTExpired) throw unauthenticated('The token has expired');
      throw unauthenticated(
        error instanceof errors.JWTClaimValidationFailed
          ? wrongClaim(error)
          : 'The token cannot be verified',
      );
    }
  };
}

function givenKey(pem: string): JWTVerifyGetKey {
  const key = createPublicKey(pem);
  return () => key;
}

/** The keys at an address. Where they cannot be had, the token may be good: that is told apart. */
function keysAt({ createRemoteJWKSet, errors }: typeof Jose, url: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(url), KEYS);
  const ofToken = [
    errors.JWKSNoMatchingKey,
    errors.JWKSMultipleMatchingKeys,
    errors.JOSENotSupported,
  ];
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      throw ofToken.some((kind) => error instanceof kind) ? error : keysUnavailable(error);
    }
  };
}

function wrongClaim({ claim }: { readonly claim: string }): string {
  switch (claim) {
    case 'iss':
    case 'aud':
      return 'The token was not issued for this server';
    case 'nbf':
      return 'The token does not hold yet';
    default:
      return `The token must have the claim ${claim}`;
  }
}

function actorOf(payload: JWTPayload, { rolesClaim }: AuthConfig): Actor {
  const { sub } = payload;
  if (typeof sub !== 'string' || sub.trim() === '' || sub.length > LONGEST_SUBJECT) {
    throw unauthenticated('The token must have the claim sub');
  }
  const named = rolesAt(payload, rolesClaim);
  return { subject: sub, roles: ROLES.filter((role) => named.includes(role)) };
}

/** The roles that a claim lists, or names in one text with blanks. A claim's own name may have dots. */
function rolesAt(payload: JWTPayload, path: string): readonly unknown[] {
  const step = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null && Object.hasOwn(of, name)
      ? (of as Readonly<Record<string, unknown>>)[name]
      : undefined;
  const value = step(payload, path) ?? path.split('.').reduce(step, payload as unknown);
  if (typeof value === 'string') return value.split(' ');
  return Array.isArray(value) ? value : [];
}

const unauthenticated = (message: string): AppError => new AppError('UNAUTHENTICATED', message);

function keysUnavailable(cause: unknown): AppError {
  const error = new AppError(
    'SERVICE_UNAVAILABLE',
    'Tokens cannot be checked now: their keys cannot be reached. Try again later',
  );
  return Object.assign(error, { cause });
}
