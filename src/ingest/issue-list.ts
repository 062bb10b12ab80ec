import type { At } from './issue';
import type { LocalizedMessage } from '../messages/message';

/** Something that is told of what is imported. */
interface Reported {
  readonly code?: string;
  readonly at: At;
  readonly message: LocalizedMessage;
  readonly times?: number;
}

interface Kept<T> {
  readonly one: T;
  times: number;
  /** How many were told before. */
  readonly order: number;
}

/**
 * What is told of an import: equal ones once, with how often they were met and where first. Where there are more than
 * can be kept, some of each kind are: the kind that has most gives way.
 */
export class IssueList<T extends Reported> {
  /** How often anything was told. */
  count = 0;
  readonly #kinds = new Map<string, Map<string, Kept<T>>>();
  #kept = 0;

  constructor(private readonly most: number) {}

  add(one: T): void {
    this.count += 1;
    const kind = kindOf(one);
    const ofKind = this.#kinds.get(kind) ?? new Map<string, Kept<T>>();
    this.#kinds.set(kind, ofKind);
    const key = JSON.stringify([one.message.en, one.at.column]);
    const known = ofKind.get(key);
    if (known) known.times += 1;
    else if (this.#hasRoomFor(ofKind.size)) {
      ofKind.set(key, { one, times: 1, order: this.count });
      this.#kept += 1;
    }
  }

  /** All that is kept, as it stands in the files, which are named in their order. */
  all(files: readonly string[]): T[] {
    const place = ({ at }: T): number => files.indexOf(at.file) * 2 ** 32 + (at.line ?? 0);
    return [...this.#kinds.values()]
      .flatMap((ofKind) => [...ofKind.values()])
      .sort((a, b) => place(a.one) - place(b.one) || a.order - b.order)
      .map(({ one, times }) => (times > 1 ? { ...one, times } : one));
  }

  #hasRoomFor(size: number): boolean {
    if (this.#kept < this.most) return true;
    const largest = [...this.#kinds.values()].reduce((a, b) => (b.size > a.size ? b : a));
    if (largest.size <= size + 1) return false;
    const last = [...largest.keys()].at(-1);
    if (last !== undefined) largest.delete(last);
    this.#kept -= 1;
    return true;
  }
}

/** So many of a list, some of each kind, in the order of the list. */
export function someOfEachKind<T extends Reported>(list: readonly T[], most: number): T[] {
  const met = new Map<string, number>();
  const ranked = list.map((one, i) => {
    const rank = met.get(kindOf(one)) ?? 0;
    met.set(kindOf(one), rank + 1);
    return { one, i, rank };
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .slice(0, most)
    .sort((a, b) => a.i - b.i)
    .map(({ one }) => one);
}

const kindOf = ({ code = '' }: Reported): string => code;
