import neo4j, {
  Neo4jError,
  type Driver,
  type ManagedTransaction,
  type Session,
} from 'neo4j-driver';
import type { StoreConfig } from '../../config';
import { CypherCompiler } from '../../cypher/cypher-compiler';
import type { CompiledQuery } from '../../cypher/compiled-query';
import { withNames } from '../../cypher/row-shape';
import type { Engine, Row, RunOptions, SearchCandidate, StoreSchema, Transaction } from '../engine';
import { withinLimits } from '../within-limits';
import { EngineError } from '../engine-error';
import { toEngineError } from './neo4j-errors';
import { candidateOf, searchStatement } from './neo4j-search';
import { schemaStatements } from './neo4j-schema';
import { toNeo4jValue } from './neo4j-values';

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
  readonly #driver: Driver;
  /** Where the last writes of this process ended: what is read after them waits until a server has come that far. */
  #written: string[] = [];

  constructor(private readonly config: Extract<StoreConfig, { kind: 'neo4j' }>) {
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

  async run(query: CompiledQuery, options: RunOptions = {}): Promise<readonly Row[]> {
    return this.#reading(options, (session) => readWith(session, query, options));
  }

  async bookmark(options: RunOptions = {}): Promise<string | undefined> {
    let bookmark: string | undefined;
    const onBookmark = (told: string): void => void (bookmark = told);
    // The least that a server can be asked: it is sent the beginning and the end at once, and has nothing to plan or to run.
    const nothing = (session: Session): Promise<void> =>
      withoutStack(() => session.beginTransaction(timeout(options)).commit());
    await this.#reading({ ...options, onBookmark }, nothing);
    return bookmark;
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#writing((session) =>
      session.executeWrite((transaction) => work({ run: (query) => rowsOf(transaction, query) })),
    );
  }

  async prepare(schema: StoreSchema): Promise<void> {
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
  async settle(): Promise<void> {
    await this.#writing((session) => session.run('CALL db.prepareForReplanning()'));
  }

  async search(
    words: readonly string[],
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
    const session = this.#session(neo4j.session.READ);
    // To close a session resets its connection, which ends the statement on the server.
    const close = (): void => void closed(session);
    const { signal, timeoutMs } = options;
    const limits = {
      signal,
      ...(timeoutMs !== undefined && { timeoutMs: timeoutMs + SILENCE_MS }),
    };
    try {
      const result = await withinLimits(limits, () => work(session), close);
      const bookmarks = session.lastBookmarks();
      if (bookmarks.length > 0) options.onBookmark?.(bookmarks.join());
      return result;
    } catch (error) {
      throw toEngineError(error);
    } finally {
      close();
    }
  }

  async #writing<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const before = this.#written;
    const session = this.#session(neo4j.session.WRITE);
    try {
      const result = await work(session);
      // What was written beside it ended where it did not begin, and is still to be waited for.
      const beside = this.#written.filter((bookmark) => !before.includes(bookmark));
      this.#written = [...beside, ...session.lastBookmarks()];
      return result;
    } catch (error) {
      throw toEngineError(error);
    } finally {
      await closed(session);
    }
  }

  #session(mode: typeof neo4j.session.READ): Session {
    return this.#driver.session({
      defaultAccessMode: mode,
      database: this.config.database,
      bookmarks: this.#written,
    });
  }
}

/** Resolves when a session is closed, as well as that goes. */
const closed = (session: Session): Promise<void> => session.close().catch(() => undefined);

async function readWith(
  session: Session,
  query: CompiledQuery,
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
  { text, params, shape }: CompiledQuery,
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
