import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  rmSync,
  type WriteStream,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A list that is kept in a temporary file: read again as often as one likes, whatever its length. */
export class Spool<T> {
  length = 0;
  readonly #folder = mkdtempSync(join(tmpdir(), 'tinkuy-'));
  readonly #file = join(this.#folder, 'spool.jsonl');
  readonly #out: WriteStream = createWriteStream(this.#file);
  #failed: Error | undefined;

  constructor() {
    this.#out.on('error', (error) => (this.#failed = error));
  }

  /** Adds items; resolves when more can be taken. */
  async add(items: readonly T[]): Promise<void> {
    if (this.#failed) throw this.#failed;
    if (items.length === 0) return;
    this.length += items.length;
    const text = items.map((one) => `${JSON.stringify(one)}\n`).join('');
    if (!this.#out.write(text)) await once(this.#out, 'drain');
  }

  /** The items in the order in which they were added, in lists of a size; nothing can be added any more. */
  async *batches(size: number): AsyncGenerator<T[]> {
    if (!this.#out.writableEnded) {
      this.#out.end();
      await once(this.#out, 'close');
    }
    if (this.#failed) throw this.#failed;
    let batch: T[] = [];
    for await (const line of createInterface({ input: createReadStream(this.#file) })) {
      batch.push(JSON.parse(line) as T);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  /** Removes the file. */
  remove(): void {
    this.#out.destroy();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
