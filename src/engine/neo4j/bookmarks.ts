import { EngineError, type EngineErrorKind } from '../engine-error';

/** After how long a silence a server may be another one by the same address, in milliseconds. None restarts faster. */
const SILENT_MS = 3_000;

/** What is told by a server of itself, and not of a bookmark. */
const BUSY: ReadonlySet<EngineErrorKind> = new Set(['unavailable', 'memory']);

/** What a server is asked of bookmarks. */
export interface BookmarkServer {
  /** Resolves when the server that takes writes has all that was written until the bookmarks; fails where that takes long. */
  reach(bookmarks: readonly string[]): Promise<void>;
  /** Told that a server has not what this process had written: it was restored from a backup. */
  onRestored(): void;
}

/**
 * Where sessions begin: at what this process has written, and at what it is told to have been read. A server that was
 * away may have come back with the data of a backup. It would be waited for until others have written as much, and
 * would then stand at a bookmark of before with other data: so a bookmark is worth nothing after a silence, and what was
 * written is looked for before anything waits for it.
 */
export class Bookmarks {
  /** Where the last writes of this process ended: what is read after them waits until a server has come that far. */
  #written: readonly string[] = [];
  /** Counts the silences; it is a part of each bookmark that is told. */
  #time = 0;
  #heardAt = -Infinity;
  #inDoubt = false;
  #looking: Promise<void> | undefined;

  constructor(private readonly server: BookmarkServer) {}

  /** What a session begins at that is to see what was written until a bookmark that was told. */
  async begin(after?: string): Promise<string[]> {
    const now = performance.now();
    if (now - this.#heardAt > SILENT_MS) this.lost();
    this.#heardAt = now;
    if (this.#inDoubt) await (this.#looking ??= this.#look());
    const [time, ...read] = after?.split(' ') ?? [];
    return [...this.#written, ...(time === String(this.#time) ? read : [])];
  }

  /** What is told of where a session stood when it had ended. */
  toText(bookmarks: readonly string[]): string {
    this.#heardAt = performance.now();
    return [this.#time, ...bookmarks].join(' ');
  }

  /** Notes where a session ended that wrote, and what it began at. */
  wrote(bookmarks: readonly string[], began: readonly string[]): void {
    // What was written beside it ended where it did not begin, and is still to be waited for.
    const beside = this.#written.filter((bookmark) => !began.includes(bookmark));
    this.#written = [...beside, ...bookmarks];
    this.#heardAt = performance.now();
  }

  /** Notes that a server gave no answer. */
  lost(): void {
    this.#time += 1;
    this.#inDoubt = this.#written.length > 0;
  }

  async #look(): Promise<void> {
    try {
      await this.server.reach([]);
      await this.server.reach(this.#written).catch((error: unknown) => {
        if (!(error instanceof EngineError) || BUSY.has(error.kind)) throw error;
        this.#written = [];
        this.#time += 1;
        this.server.onRestored();
      });
      this.#inDoubt = false;
    } catch {
      // It cannot be reached, as whoever asks it next is told.
    } finally {
      this.#looking = undefined;
    }
  }
}
