import { LRUCache } from 'lru-cache';

/** An answer that is kept. */
export interface KeptAnswer {
  /** The body as it is sent. */
  readonly text: string;
  /** Names exactly these bytes. */
  readonly etag: string;
  /** What the operation cost when it was computed, for the log. */
  readonly cost: number | null;
}

/** Keeps answers by keys that no other answer can have; it may forget any of them. */
export interface AnswerCache {
  get(key: string): KeptAnswer | undefined | Promise<KeptAnswer | undefined>;
  put(key: string, answer: KeptAnswer): void;
  close(): void;
}

/** What an entry takes besides its text: key, tag and the places that lead to it. */
const BESIDES = 512;

/** Which part of the whole one answer may take at most, so that a large one does not drive all others out. */
const LARGEST_PART = 4;

/** Keeps answers within the process, those that were asked for last, and never more bytes than are given. */
export class ProcessCache implements AnswerCache {
  readonly #answers: LRUCache<string, KeptAnswer>;

  constructor(maxBytes: number) {
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.floor(maxBytes / LARGEST_PART),
      // A text takes two bytes for each of its units where one of them is beyond Latin-1.
      sizeCalculation: ({ text }) => 2 * text.length + BESIDES,
    });
  }

  /** How many bytes are taken. */
  get bytes(): number {
    return this.#answers.calculatedSize;
  }

  get(key: string): KeptAnswer | undefined {
    return this.#answers.get(key);
  }

  put(key: string, answer: KeptAnswer): void {
    this.#answers.set(key, answer);
  }

  close(): void {
    this.#answers.clear();
  }
}

/** Looks near first, then far, and brings what it finds there near. */
export class LayeredCache implements AnswerCache {
  constructor(
    private readonly near: AnswerCache,
    private readonly far: AnswerCache,
  ) {}

  async get(key: string): Promise<KeptAnswer | undefined> {
    const near = await this.near.get(key);
    if (near) return near;
    const far = await this.far.get(key);
    if (far) this.near.put(key, far);
    return far;
  }

  put(key: string, answer: KeptAnswer): void {
    this.near.put(key, answer);
    this.far.put(key, answer);
  }

  close(): void {
    this.near.close();
    this.far.close();
  }
}
