import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphModel } from '../../model/graph-model';
import type { SoughtWord } from '../../model/searched';
import { shaped, type Gap, type Statement } from './shape';
import type { Engine, Row, RunOptions, SearchCandidate, StoreSchema } from '../engine';
import { EngineError } from '../engine-error';
import { bound, closed, Connection, type Bound, type Columned } from './connection';
import { layoutOf, type Layout } from './layout';
import { Readers } from './readers';
import { SqlCompiler, type SqlQuery } from './sql-compiler';
import { indexStatements, prepareStore, refuseFormer } from './sql-schema';
import { TextSearch } from './sql-search';
import { SqlReader, type ReadRows } from './sql-store';
import { SqlTransaction } from './sql-transaction';
import { openError, toEngineError } from './sqlite-errors';

/** The path that stands for a store in memory, which is gone when the process ends. */
export const IN_MEMORY = ':memory:';

/** How long a write waits for another process that writes, in milliseconds. */
const BUSY_MS = 5_000;

/** A file that is larger is not looked through for damage when it is opened, in bytes. */
const LOOKED_THROUGH = 64 * 1024 * 1024;

/** What a statement has read of a node. */
interface Found {
  readonly node: unknown;
  readonly value: unknown;
}

/** What is open of a store. */
interface Opened {
  readonly path: string;
  readonly file: string;
  readonly writer: Connection;
  readonly watch: Connection;
  /** Tells in which state the file is: another text after each transaction. */
  readonly state: () => string;
  readonly readers: Readers;
}

/** The graph in a file of SQLite within a folder, or in memory. One write at a time, also of several processes. */
export class SqliteEngine implements Engine {
  readonly name = 'embedded';
  readonly capabilities = { seedsItself: true, exclusive: false };
  readonly compiler: SqlCompiler;
  readonly store: SqlReader;
  readonly #opened: Opened;
  readonly #layout: Layout;
  readonly #search: TextSearch;
  /** Which file it was opened as; undefined in memory. */
  readonly #inode: number | undefined;
  #lastWrite: Promise<unknown> = Promise.resolve();
  #isOpen = true;

  /** Opens a folder's store, and makes what it lacks. */
  static async open(path: string, model: GraphModel): Promise<SqliteEngine> {
    const layout = layoutOf(model);
    return new SqliteEngine(await openStore(path, layout), layout);
  }

  private constructor(opened: Opened, layout: Layout) {
    this.#opened = opened;
    this.#layout = layout;
    this.#inode = this.#inodeNow();
    this.compiler = new SqlCompiler(layout);
    this.store = new SqlReader(layout, this.#rows);
    this.#search = new TextSearch(layout, this.#rows);
  }

  async run(query: SqlQuery, options: RunOptions = {}): Promise<readonly Row[]> {
    const values = Object.values(query.params).map(bound);
    return (await this.#run(query, [null, ...values], options)) as readonly Row[];
  }

  /** Runs a statement and, where it leads deeper than one can, those that fill what it leaves open. */
  async #run(
    { text, shape }: Statement,
    [nodes = null, ...values]: readonly Bound[],
    options: RunOptions,
  ): Promise<unknown> {
    const [row] = await this.#rows(text, [nodes, ...values], options);
    const gaps: Gap[] = [];
    const result = shaped(JSON.parse(String(row?.[0])), shape, gaps);
    for (const of of new Set(gaps.map((gap) => gap.of))) {
      const mine = gaps.filter((gap) => gap.of === of);
      const wanted = bound([...new Set(mine.map(({ node }) => node))]);
      const found = (await this.#run(of, [wanted, ...values], options)) as readonly Found[];
      const byNode = new Map(found.map(({ node, value }) => [node, value]));
      for (const { map, name, node } of mine) map[name] = byNode.get(node);
    }
    return result;
  }

  async bookmark(): Promise<string> {
    this.#mustBeOpen();
    return this.#opened.state();
  }

  async transaction<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T> {
    return this.#writing((writer) =>
      this.#write(writer, () => work(new SqlTransaction(this.#layout, writer))),
    );
  }

  async ensureSchema(schema: StoreSchema): Promise<void> {
    const statements = indexStatements(schema, this.#layout);
    const rows = await this.#rows("SELECT name FROM sqlite_schema WHERE type = 'index'");
    for (const [name] of rows) statements.delete(String(name));
    // Where all are there, nobody who writes is waited for.
    if (statements.size === 0) return;
    const text = [...statements.values()].join('\n');
    await this.#writing((writer) => this.#write(writer, () => writer.execute(text)));
  }

  /** A checkpoint, so that the next opening need not read the journal. */
  async refreshStatistics(): Promise<void> {
    await this.#writing((writer) => writer.execute('PRAGMA wal_checkpoint(PASSIVE)'));
  }

  async search(
    words: readonly SoughtWord[],
    labels: readonly string[],
    properties: readonly string[],
    limit: number,
    options: RunOptions = {},
  ): Promise<readonly SearchCandidate[]> {
    this.#mustBeOpen();
    const at = this.#opened.state();
    return this.#search.search(words, labels, properties, { limit, at, options });
  }

  async check(): Promise<void> {
    await this.#rows('SELECT 1');
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.#lastWrite;
    const { readers, watch, writer, path, file } = this.#opened;
    await readers.close();
    // So that the file alone is the store; where another process has it open or the disk is full, the journal beside it has
    // the rest, and nobody is waited for.
    await writer
      .execute('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)')
      .catch(() => undefined);
    watch.close();
    writer.close();
    if (path === IN_MEMORY) rmSync(join(file, '..'), { recursive: true, force: true });
  }

  readonly #rows: ReadRows = async (sql, values, options = {}): Promise<readonly Columned[]> => {
    this.#mustBeOpen();
    try {
      const rows = await this.#opened.readers.rows(sql, values, options);
      if (this.#isOpen) options.onBookmark?.(this.#opened.state());
      return rows;
    } catch (error) {
      // What was still running when it was closed has been ended.
      throw this.#isOpen ? toEngineError(error) : closed();
    }
  };

  /** Gives the connection that writes to one after another: what one has begun, no other may end. */
  async #writing<T>(work: (writer: Connection) => Promise<T>): Promise<T> {
    this.#mustBeOpen();
    const mine = this.#lastWrite.then(() => work(this.#opened.writer));
    this.#lastWrite = mine.catch(() => undefined);
    return mine.catch((error: unknown) => {
      throw toEngineError(error);
    });
  }

  /** A transaction: all of the work or nothing. */
  async #write<T>(writer: Connection, work: () => Promise<T>): Promise<T> {
    this.#mustBeThere();
    await writer.execute('BEGIN IMMEDIATE');
    try {
      const result = await work();
      this.#mustBeThere();
      await writer.execute('COMMIT');
      return result;
    } catch (error) {
      // What failed may have ended the transaction by itself, as a full disk does.
      await writer.execute('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** What is written to a file that was deleted, or replaced, is gone with the process. */
  #mustBeThere(): void {
    if (this.#inodeNow() === this.#inode) return;
    throw new EngineError(
      'unavailable',
      `The store ${this.#opened.file} was deleted or replaced while it was open, and takes no changes: put it back, or start again`,
    );
  }

  #inodeNow(): number | undefined {
    const { path, file } = this.#opened;
    return path === IN_MEMORY ? undefined : statSync(file, { throwIfNoEntry: false })?.ino;
  }

  #mustBeOpen(): void {
    if (!this.#isOpen) throw closed();
  }
}

/** Opens the file of a folder, and makes its tables. */
async function openStore(path: string, layout: Layout): Promise<Opened> {
  const inMemory = path === IN_MEMORY;
  const folder = inMemory ? mkdtempSync(join(tmpdir(), 'tinkuy-memory-')) : path;
  const file = join(folder, 'graph.db');
  const opened: Connection[] = [];
  const connect = async (pragmas: string): Promise<Connection> => {
    const connection = new Connection(file);
    opened.push(connection);
    await connection.execute(pragmas);
    return connection;
  };
  try {
    refuseFormer(folder);
    mkdirSync(folder, { recursive: true });
    // FULL: a change that was acknowledged has reached the disk, and survives that the power fails. What is gone with the
    // process has no disk to reach.
    const durable = `PRAGMA synchronous = ${inMemory ? 'OFF' : 'FULL'}`;
    const writer = await connect(`PRAGMA busy_timeout = ${BUSY_MS}`);
    // What is refused is left as it is.
    await mustBeOurs(writer);
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size > 0 && size < LOOKED_THROUGH) await mustBeWhole(writer);
    await writer.execute(`PRAGMA journal_mode = WAL; ${durable}; PRAGMA cache_size = -16000`);
    await prepareStore(writer, layout, file);
    const watch = await connect('PRAGMA query_only = true');
    const version = await watch.inPlace('PRAGMA data_version');
    // What has read the schema has the file and its journal open.
    const readers = new Readers(() =>
      connect(
        `PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA query_only = true; PRAGMA cache_size = -16000; SELECT 1 FROM sqlite_schema`,
      ),
    );
    const state = (): string => String(version()?.[0]);
    state();
    if (inMemory) await leaveNothing(folder, readers);
    return { path, file, writer, watch, state, readers };
  } catch (error) {
    for (const connection of opened) connection.close();
    if (error instanceof EngineError) throw error;
    throw openError(file, error);
  }
}

/**
 * Takes the name of a file that all connections have open away, so that nothing is left of it however the process ends.
 * Windows keeps a file that is open.
 */
async function leaveNothing(folder: string, readers: Readers): Promise<void> {
  if (process.platform === 'win32') return;
  await readers.openAll();
  rmSync(folder, { recursive: true });
}

/** Fails where SQLite finds the file damaged. */
async function mustBeWhole(connection: Connection): Promise<void> {
  const [row] = await connection.rows('PRAGMA quick_check(1)');
  if (row?.[0] !== 'ok') {
    throw Object.assign(new Error(String(row?.[0])), { code: 'SQLITE_CORRUPT' });
  }
}

/** Fails where another program's tables are in the file. */
async function mustBeOurs(connection: Connection): Promise<void> {
  const tables = await connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'");
  if (tables.length > 0 && !tables.some(([name]) => name === 'former_id')) {
    throw Object.assign(new Error('the tables are not ours'), { code: 'SQLITE_NOTADB' });
  }
}
