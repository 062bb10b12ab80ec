import type { RunOptions } from '../engine';
import { EngineError } from '../engine-error';
import { withinLimits } from '../within-limits';
import type { Bound, Columned, Connection } from './connection';

/** How many statements read at the same time; others wait. */
const MOST_READERS = 4;

/**
 * Connections that read, each one statement at a time and away from the event loop. A statement whose time is over, or
 * whose caller has gone, is ended in the middle; its connection is as good as before.
 */
export class Readers {
  readonly #connect: () => Promise<Connection>;
  readonly #idle: Connection[] = [];
  readonly #waiting: ((connection: Connection) => void)[] = [];
  readonly #all = new Set<Promise<Connection>>();

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
          if (isOver) throw new EngineError('cancelled', 'The caller went away');
          running = connection;
          return await connection.rows(sql, values);
        } finally {
          running = undefined;
          this.#give(connection);
        }
      },
      () => {
        isOver = true;
        running?.interrupt();
      },
    );
  }

  /** Ends what runs, and closes all. */
  async close(): Promise<void> {
    for (const made of this.#all) {
      const connection = await made.catch(() => undefined);
      connection?.interrupt();
      connection?.close();
    }
  }

  async #take(): Promise<Connection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.size >= MOST_READERS) {
      return new Promise((resolve) => this.#waiting.push(resolve));
    }
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
