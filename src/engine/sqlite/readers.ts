import type { RunOptions } from '../engine';
import { cancelled, withinLimits } from '../within-limits';
import { closed, type Bound, type Columned, type Connection } from './connection';

/** How many statements read at the same time; others wait. */
const MOST_READERS = 4;

/**
 * Connections that read, each one statement at a time and away from the event loop. A statement whose time is over, or
 * whose caller has gone, is ended in the middle; its connection is as good as before.
 */
export class Readers {
  readonly #connect: () => Promise<Connection>;
  readonly #idle: Connection[] = [];
  /** Who waits for a connection; where there will be none, they are told so. */
  readonly #waiting: ((connection: Connection | undefined) => void)[] = [];
  readonly #all = new Set<Promise<Connection>>();
  #isOpen = true;

  constructor(connect: () => Promise<Connection>) {
    this.#connect = connect;
  }

  /** All rows of a statement; to wait for a connection counts as its time. */
  rows(
    sql: string,
    values: readonly Bound[] = [],
    options: RunOptions,
  ): Promise<readonly Columned[]> {
    let running: Connection | undefined;
    let isOver = false;
    return withinLimits(
      options,
      async () => {
        const connection = await this.#take();
        try {
          if (isOver) throw cancelled();
          running = connection;
          return await connection.rows(sql, values);
        } finally {
          running = undefined;
          this.#give(connection);
        }
      },
      () => {
        isOver = true;
        void running?.callOff();
      },
    );
  }

  /** Makes all connections that there may be, and opens the file in each. */
  async openAll(): Promise<void> {
    const made = Array.from({ length: MOST_READERS }, () => this.#made());
    this.#idle.push(...(await Promise.all(made)));
  }

  /** Ends what runs and what waits, and closes all. */
  async close(): Promise<void> {
    this.#isOpen = false;
    for (const tell of this.#waiting.splice(0)) tell(undefined);
    const ended = [...this.#all].map(async (made) => {
      const connection = await made.catch(() => undefined);
      await connection?.callOff();
      connection?.close();
    });
    await Promise.all(ended);
  }

  async #take(): Promise<Connection> {
    if (!this.#isOpen) throw closed();
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.size < MOST_READERS) return this.#made();
    const given = await new Promise<Connection | undefined>((tell) => this.#waiting.push(tell));
    if (!given) throw closed();
    return given;
  }

  #made(): Promise<Connection> {
    const made = this.#connect();
    this.#all.add(made);
    made.catch(() => this.#all.delete(made));
    return made;
  }

  #give(connection: Connection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#idle.push(connection);
  }
}
