import { z } from 'zod';
import { readAuth, type AuthConfig } from './config/auth-settings';
import { cacheSize, redisUrl, type CacheConfig } from './config/cache-settings';
import { IssuesError } from './errors';

const wholeNumber = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

/** The languages that the command line speaks. */
export const LANGUAGES = ['es', 'en'] as const;

const settings = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: wholeNumber(4000, 0, 65535),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info'),
    CORS_ORIGINS: z.string().default('*'),
    TINKUY_DATA: z.string().min(1).default('.tinkuy'),
    TINKUY_LANG: z.enum(LANGUAGES).optional(),
    NEO4J_URI: z
      .string()
      .regex(
        /^(neo4j|bolt)(\+s|\+ssc)?:\/\/.+/,
        'must look like neo4j://host:7687 or bolt://host:7687',
      )
      .optional(),
    NEO4J_USERNAME: z.string().default('neo4j'),
    NEO4J_PASSWORD: z.string().default(''),
    NEO4J_DATABASE: z.string().min(1).optional(),
    QUERY_TIMEOUT_MS: wholeNumber(10_000, 1, 3_600_000),
    MAX_COST: wholeNumber(50_000, 1, 10_000_000),
    MAX_DEPTH: wholeNumber(20, 1, 100),
    MAX_EXPORT_ROWS: wholeNumber(100_000, 1, 10_000_000),
    STOP_TIMEOUT_MS: wholeNumber(8_000, 0, 3_600_000),
    RESPONSE_CACHE: cacheSize,
    REDIS_URL: redisUrl,
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'must look like https://example.org' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
  })
  .readonly();

/** Settings that may hold a password, and are not repeated where they are wrong. */
const SECRETS = new Set(['REDIS_URL']);

/** How a store is reached: a Neo4j server, or a folder of the embedded engine (`:memory:` for none). */
export type StoreConfig =
  | { readonly kind: 'embedded'; readonly path: string }
  | { readonly kind: 'sqlite'; readonly path: string }
  | {
      readonly kind: 'neo4j';
      readonly uri: string;
      readonly username: string;
      readonly password: string;
      readonly database?: string;
    };

/** What a request may ask for; readable by clients at `limits`. */
export interface Limits {
  readonly defaultPageSize: number;
  readonly maxPageSize: number;
  readonly maxCost: number;
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxFields: number;
  readonly maxTokens: number;
  /** How deep the signs of a document may nest, and the values of its variables. */
  readonly maxNesting: number;
  readonly maxTextLength: number;
  readonly maxListLength: number;
  readonly maxConditions: number;
  readonly maxBodyBytes: number;
  /** How many characters an answer may have. */
  readonly maxAnswerLength: number;
  readonly maxExportRows: number;
  /** How many rows an export reads at a time. */
  readonly exportPageSize: number;
  readonly queryTimeoutMs: number;
}

/** Everything that the environment decides. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly corsOrigins: '*' | readonly string[];
  /** The address under which others reach the server, without a slash at its end; that of each request where absent. */
  readonly publicUrl?: string;
  readonly store: StoreConfig;
  readonly limits: Limits;
  /** How the tokens of curators are checked; absent where nothing can be changed over the API. */
  readonly auth?: AuthConfig;
  /** How answers are kept; absent where each is computed anew. */
  readonly responseCache?: CacheConfig;
  /** How long a server that is told to stop finishes what it is at, in milliseconds. */
  readonly stopTimeoutMs: number;
  /** True where npm started the process, and is to take it along when it ends. */
  readonly underNpm: boolean;
}

/** The settings in force, read from the environment; every bad variable is named in one error. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = settings.safeParse(given);
  const { auth, issues: authIssues } = readAuth(given);
  if (!read.success || authIssues.length > 0) {
    const issues = (read.error?.issues ?? []).map(({ path, message }) => {
      const name = path.join('.');
      return `${name}${SECRETS.has(name) ? '' : `=${JSON.stringify(env[name])}`}: ${message}`;
    });
    throw new IssuesError('These settings cannot be used:', [...issues, ...authIssues]);
  }
  const value = read.data;
  return Object.freeze<Config>({
    host: value.HOST,
    port: value.PORT,
    logLevel: value.LOG_LEVEL,
    underNpm: env.npm_lifecycle_event !== undefined,
    corsOrigins:
      value.CORS_ORIGINS === '*' ? '*' : value.CORS_ORIGINS.split(',').map((one) => one.trim()),
    publicUrl: value.PUBLIC_URL,
    store: value.NEO4J_URI
      ? {
          kind: 'neo4j',
          uri: value.NEO4J_URI,
          username: value.NEO4J_USERNAME,
          password: value.NEO4J_PASSWORD,
          database: value.NEO4J_DATABASE,
        }
      : { kind: 'embedded', path: value.TINKUY_DATA },
    limits: limitsWith({
      maxCost: value.MAX_COST,
      maxDepth: value.MAX_DEPTH,
      maxExportRows: value.MAX_EXPORT_ROWS,
      queryTimeoutMs: value.QUERY_TIMEOUT_MS,
    }),
    stopTimeoutMs: value.STOP_TIMEOUT_MS,
    ...(auth && { auth }),
    ...(value.RESPONSE_CACHE > 0 && {
      responseCache: {
        maxBytes: value.RESPONSE_CACHE,
        ...(value.REDIS_URL !== undefined && { redisUrl: value.REDIS_URL }),
      },
    }),
  });
}

/**
 * The language of whoever uses the command line: that of TINKUY_LANG, else Spanish where the locale is. It never
 * fails, so that what is wrong with the settings can be told in it.
 */
export function readLanguage(env: NodeJS.ProcessEnv = process.env): (typeof LANGUAGES)[number] {
  const own = LANGUAGES.find((one) => one === env.TINKUY_LANG);
  // As POSIX has it: the first of these that is set decides.
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return own ?? (locale.startsWith('es') ? 'es' : 'en');
}

/** The default limits with some of them changed. */
export function limitsWith(changes: Partial<Limits> = {}): Limits {
  return Object.freeze({
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
    maxBodyBytes: 512 * 1024,
    maxAnswerLength: 32 * 1024 * 1024,
    maxExportRows: 100_000,
    exportPageSize: 1_000,
    queryTimeoutMs: 10_000,
    ...changes,
  });
}
