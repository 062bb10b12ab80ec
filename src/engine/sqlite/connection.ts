import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises';
import Database from 'libsql/promise';
import { EngineError } from '../engine-error';

/** How many statements a connection keeps prepared; the oldest go. */
const MOST_STATEMENTS = 500;

/** How long it takes until a statement that is called off is told so again, in milliseconds. */
const AGAIN_MS = 5;

/** How long writes hold the event loop, in milliseconds. */
const MOST_HELD_MS = 10;

/** What is bound to a statement: SQLite's own kinds of values, as the binding ends the process at others. */
export type Bound = string | number | null;

/** A row: the values of its columns, in their order. */
export type Columned = readonly unknown[];

/** A value as it is bound: truth values as 0 and 1, lists and maps as JSON. */
export function bound(value: unknown): Bound {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return isNumbers(value) ? `[${value.map(digitsOf).join()}]` : JSON.stringify(value);
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

/** With all its digits: of the shortest text of one number in ten thousand, SQLite's JSON makes its neighbour. */
const digitsOf = (number: number): string =>
  Number.isFinite(number) && !Number.isInteger(number)
    ? number.toPrecision(17)
    : JSON.stringify(number);

/** What is said of all that is asked of an engine that was closed. */
export const closed = (): EngineError =>
  new EngineError('unavailable', 'The embedded engine is closed');

/** One connection to a file, with the statements that it has prepared. It runs one statement at a time. */
export class Connection {
  readonly #database: Database;
  readonly #statements = new Map<string, Promise<Database.Statement>>();
  #last: Promise<unknown> = Promise.resolve();
  #isOpen = true;

  constructor(path: string) {
    this.#database = new Database(path);
  }

  /** Runs statements that have no values, away from the event loop. */
  execute(sql: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#database.exec(sql);
    });
  }

  /** All rows of a statement, which is run away from the event loop. */
  rows(sql: string, values: readonly Bound[] = []): Promise<readonly Columned[]> {
    return this.#inTurn(async () => (await this.#prepared(sql)).all(values));
  }

  /**
   * Runs a statement for each list of values, in place; gives how many rows each wrote. To hand one over to another thread
   * takes as long as to write it; so that others are answered meanwhile, it stops now and then.
   */
  write(sql: string, each: readonly (readonly Bound[])[]): Promise<readonly number[]> {
    return this.#inTurn(async () => {
      const statement = await this.#prepared(sql);
      const written: number[] = [];
      let since = performance.now();
      for (const values of each) {
        written.push(statement.run(values).changes);
        if (performance.now() - since < MOST_HELD_MS) continue;
        await nextTurn();
        since = performance.now();
      }
      return written;
    });
  }

  /** Makes a function that gives the first row of a statement in place, for what takes microseconds. */
  async inPlace(sql: string): Promise<(values?: readonly Bound[]) => Columned | undefined> {
    const statement = await this.#prepared(sql);
    return (values = []) => statement.get(values);
  }

  /**
   * Ends the statement that was asked for last, and resolves when it has ended. One that waits for a thread has not
   * begun, and does not hear what it is told: it is told until it ends.
   */
  async callOff(): Promise<void> {
    let isOver = false;
    const ended = this.#last.then(() => (isOver = true));
    while (!isOver && this.#isOpen) {
      this.#database.interrupt();
      await Promise.race([ended, after(AGAIN_MS)]);
    }
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#statements.clear();
    this.#database.close();
  }

  /** One statement after another: a prepared one holds its values and its place. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(() => {
      if (!this.#isOpen) throw closed();
      return work();
    });
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  #prepared(sql: string): Promise<Database.Statement> {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#database
      .prepare(sql)
      .then((statement) => (statement.reader ? statement.raw() : statement));
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined && this.#statements.size >= MOST_STATEMENTS) {
      this.#statements.delete(oldest);
    }
    this.#statements.set(sql, made);
    made.catch(() => this.#statements.delete(sql));
    return made;
  }
}
