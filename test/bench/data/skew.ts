/**
 * Shares as in life: of `count` things the first has most and the nth an nth of that (Zipf's law), so that a few
 * hold most.
 */
export class Skew {
  readonly #ends: Float64Array;

  constructor(readonly count: number) {
    this.#ends = new Float64Array(count);
    let sum = 0;
    for (let i = 0; i < count; i++) this.#ends[i] = sum += 1 / (i + 1);
    for (let i = 0; i < count; i++) this.#ends[i]! /= sum;
  }

  /** The thing in whose share a number from 0 to below 1 lies, and where in it, from 0 to 1. */
  at(share: number): { readonly index: number; readonly within: number } {
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle]! > share) high = middle;
      else low = middle + 1;
    }
    const start = low === 0 ? 0 : this.#ends[low - 1]!;
    return { index: low, within: (share - start) / (this.#ends[low]! - start) };
  }

  /** So many different things, the first ones most often. */
  some(random: () => number, wanted: number): number[] {
    const found = new Set<number>();
    while (found.size < Math.min(wanted, this.count)) found.add(this.at(random()).index);
    return [...found];
  }
}
