import neo4j, {
  Neo4jError,
  type Driver,
  type ManagedTransaction,
  type Session,
} from 'neo4j-driver';
import type { StoreConfig } from '../../config';
import { CypherCompiler } from '../cypher/cypher-compiler';
import { CypherReader } from '../cypher/cypher-store';
import { CypherTransaction } from '../cypher/cypher-transaction';
import type { CypherQuery } from '../cypher/cypher-query';
import { withNames } from '../cypher/row-shape';
import type { SoughtWord } from '../../model/searched';
import type { Engine, Row, RunOptions, SearchCandidate, StoreSchema } from '../engine';
import { withinLimits } from '../within-limits';
import { EngineError, type EngineErrorKind } from '../engine-error';
import { Bookmarks } from './bookmarks';
import { candidateOf, searchStatement } from './neo4j-search';
import { schemaStatements } from './neo4j-schema';

/** How long a lost connection is tried again before the caller is told, in milliseconds. */
const RETRY_MS = 2_000;
const CONNECT_MS = 3_000;

/** How long after the end of its time a statement's server may be silent, which should have ended it. */
const SILENCE_MS = 1_000;

/** A Neo4j server or cluster: reads go to its read replicas, writes are tried again on transient errors. */
export class Neo4jEngine implements Engine {
  readonly name = 'neo4j';
  readonly capabilities = { seedsItself: false, exclusive: false };
  readonly compiler = new CypherCompiler();
  readonly store = new CypherReader((query, options) => this.run(query, options));
  readonly #driver: Driver;
  readonly #bookmarks: Bookmarks;

  /** `onRestored` is told where the server has lost what this process had written. */
  constructor(
    private readonly config: Extract<StoreConfig, { kind: 'neo4j' }>,
    onRestored: () => void = () => undefined,
  ) {
    this.#bookmarks = new Bookmarks({ reach: (bookmarks) => this.#reach(bookmarks), onRestored });
    this.#driver = neo4j.driver(config.uri, neo4j.auth.basic(config.username, config.password), {
      disableLosslessIntegers: true,
      maxTransactionRetryTime: RETRY_MS,
      connectionTimeout: CONNECT_MS,
      connectionAcquisitionTimeout: 2 * CONNECT_MS,
      userAgent: 'tinkuy',
      // Nobody reads them, and there is one for each relationship type that a statement names and the graph has none of.
      notificationFilter: { minimumSeverityLevel: 'OFF' },
    });
  }

  async run(query: CypherQuery, options: RunOptions = {}): Promise<readonly Row[]> {
    return this.#reading(options, (session) => readWith(session, query, options));
  }

  async bookmark(options: RunOptions = {}): Promise<string | undefined> {
    let bookmark: string | undefined;
    const onBookmark = (text: string): void => void (bookmark = text);
    await this.#reading({ ...options, onBookmark }, (session) => nothing(session, options));
    return bookmark;
  }

  async transaction<T>(work: (transaction: CypherTransaction) => Promise<T>): Promise<T> {
    return this.#writing((session) =>
      session.executeWrite((transaction) =>
        work(new CypherTransaction((query) => rowsOf(transaction, query))),
      ),
    );
  }

  async ensureSchema(schema: StoreSchema): Promise<void> {
    await this.#writing(async (session) => {
      const { records } = await session.run(
        'SHOW INDEXES YIELD name RETURN collect(name) AS names',
      );
      const there = new Set(records[0]?.get('names') as string[]);
      const missing = schemaStatements(schema).filter(({ name }) => !there.has(name));
      for (const { text } of missing) await session.run(text);
      if (missing.length > 0) await session.run('CALL db.awaitIndexes(600)');
    });
  }

  /** Without fresh index statistics the planner takes the indexes for empty and scans instead. */
  async refreshStatistics(): Promise<void> {
    await this.#writing((session) => session.run('CALL db.prepareForReplanning()'));
  }

  async search(
    words: readonly SoughtWord[],
    labels: readonly string[],
    properties: readonly string[],
    limit: number,
    options: RunOptions = {},
  ): Promise<readonly SearchCandidate[]> {
    const rows = await this.run(searchStatement(words, labels, properties, limit), options);
    return rows.map((row) => candidateOf(row, properties));
  }

  async check(): Promise<void> {
    try {
      // The driver's own check is content with a server that has not the database.
      await this.run({ text: 'RETURN 1 AS one', params: {} }, { timeoutMs: CONNECT_MS });
    } catch (error) {
      const { uri, username } = this.config;
      throw new EngineError(
        'unavailable',
        `Neo4j cannot be reached at ${uri} as ${username}: check that it runs there, and NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.`,
        error,
      );
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #reading<T>(options: RunOptions, work: (session: Session) => Promise<T>): Promise<T> {
    // Each read has a session of its own: one that is used again keeps all that it was ever answered.
    const open = async (): Promise<Session> =>
      this.#session(neo4j.session.READ, await this.#bookmarks.begin(options.after));
    try {
      return await limited(open, options, async (session) => {
        const result = await work(session);
        const bookmarks = session.lastBookmarks();
        if (bookmarks.length > 0) options.onBookmark?.(this.#bookmarks.toText(bookmarks));
        return result;
      });
    } catch (error) {
      throw this.#failed(error);
    }
  }

  async #writing<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const from = await this.#bookmarks.begin();
    const session = this.#session(neo4j.session.WRITE, from);
    try {
      const result = await work(session);
      this.#bookmarks.wrote(session.lastBookmarks(), from);
      return result;
    } catch (error) {
      throw this.#failed(error);
    } finally {
      await closed(session);
    }
  }

  /** Asked of the server that leads: it has all that was ever written. */
  async #reach(bookmarks: readonly string[]): Promise<void> {
    const options = { timeoutMs: CONNECT_MS };
    const open = async (): Promise<Session> => this.#session(neo4j.session.WRITE, bookmarks);
    try {
      await limited(open, options, (session) => nothing(session, options));
    } catch (error) {
      throw toEngineError(error);
    }
  }

  #failed(error: unknown): unknown {
    const mapped = toEngineError(error);
    if (!(mapped instanceof EngineError)) return mapped;
    if (mapped.kind === 'timeout' || mapped.kind === 'unavailable') this.#bookmarks.lost();
    return mapped.kind === 'unavailable'
      ? new EngineError(
          mapped.kind,
          `Neo4j at ${this.config.uri} was lost, or takes no statements now: check that it runs there, and try again`,
          error,
        )
      : mapped;
  }

  #session(mode: typeof neo4j.session.READ, bookmarks: readonly string[]): Session {
    return this.#driver.session({
      defaultAccessMode: mode,
      database: this.config.database,
      bookmarks: [...bookmarks],
    });
  }
}

/** What the work gives within its limits, the opening of its session among them; the session is then closed. */
async function limited<T>(
  open: () => Promise<Session>,
  { signal, timeoutMs }: RunOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  // To close a session resets its connection, which ends the statement on the server.
  const opened = open();
  const close = (): void => void opened.then(closed, () => undefined);
  const limits = {
    signal,
    ...(timeoutMs !== undefined && { timeoutMs: timeoutMs + SILENCE_MS }),
  };
  try {
    return await withinLimits(limits, async () => work(await opened), close);
  } finally {
    close();
  }
}

/** The least that a server can be asked: it is sent the beginning and the end at once, and has nothing to plan or to run. */
const nothing = (session: Session, options: RunOptions): Promise<void> =>
  withoutStack(() => session.beginTransaction(timeout(options)).commit());

/** Resolves when a session is closed, as well as that goes. */
const closed = (session: Session): Promise<void> => session.close().catch(() => undefined);

async function readWith(
  session: Session,
  query: CypherQuery,
  options: RunOptions,
): Promise<readonly Row[]> {
  try {
    // Without a transaction of its own there is one message to send, and one to wait for, instead of three.
    return await rowsOf(session, query, timeout(options));
  } catch (error) {
    if (options.once || !(error instanceof Neo4jError && error.retryable)) throw error;
    const again = (transaction: ManagedTransaction): Promise<readonly Row[]> =>
      rowsOf(transaction, query);
    return session.executeRead(again, timeout(options));
  }
}

const timeout = ({ timeoutMs }: RunOptions): { timeout?: number } =>
  timeoutMs === undefined ? {} : { timeout: timeoutMs };

async function rowsOf(
  runner: ManagedTransaction | Session,
  { text, params, shape }: CypherQuery,
  settings?: { timeout?: number },
): Promise<readonly Row[]> {
  const values = Object.entries(params).map(([name, value]) => [name, toNeo4jValue(value)]);
  const { records } = await withoutStack(() =>
    runner.run(text, Object.fromEntries(values), settings),
  );
  const rows = records.map((record) => record.toObject());
  return withNames(rows, shape);
}

/**
 * Starts what would note where it was started from. The driver has the stack written out for each statement, for
 * the case that it fails: a twelfth of what an answer takes, where the log tells of which request a fault is.
 */
function withoutStack<T>(start: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return start();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * The value as the driver must get it: JavaScript has one kind of number, and the driver would send 20 as
 * 20.0, which LIMIT refuses. Coming back, `disableLosslessIntegers` gives plain numbers.
 */
export function toNeo4jValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toNeo4jValue);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toNeo4jValue(one)]));
  }
  return value;
}

/** The driver's error in the program's terms, told by its code and never by its message. */
export function toEngineError(error: unknown): unknown {
  return error instanceof Neo4jError
    ? new EngineError(kindOf(error), 'Neo4j refused or lost a statement', error)
    : error;
}

function kindOf({ code }: Neo4jError): EngineErrorKind {
  if (code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut')) return 'timeout';
  if (code === 'Neo.ClientError.Schema.ConstraintValidationFailed') return 'conflict';
  // Of one transaction, of all that run, of the heap and beside it: each is told by a code of its own.
  if (/^Neo\.\w+\.General\.\w*Memory/.test(code)) return 'memory';
  const unavailable = ['Neo.ClientError.Security.', 'Neo.ClientError.Database.', 'Neo.Transient'];
  if (!code.startsWith('Neo.') || unavailable.some((one) => code.startsWith(one))) {
    return 'unavailable';
  }
  return 'statement';
}
