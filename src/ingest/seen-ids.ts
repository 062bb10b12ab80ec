const EMPTY = 0;
const FIRST_SIZE = 1 << 14;

/**
 * Remembers which ids came by, in eight bytes for each: an import of a million rows must not keep a million
 * texts. Two ids could be taken for one once in some 10^7 imports of a million; who must be sure looks again.
 */
export class SeenIds {
  #table = new Float64Array(FIRST_SIZE);
  #count = 0;

  /** Adds an id, and tells whether it came by before. */
  add(id: string): boolean {
    if (this.#count * 2 > this.#table.length) this.#grow();
    const mark = markOf(id);
    const at = this.#find(mark);
    if (this.#table[at] === mark) return true;
    this.#table[at] = mark;
    this.#count += 1;
    return false;
  }

  /** True where the id came by. */
  has(id: string): boolean {
    const mark = markOf(id);
    return this.#table[this.#find(mark)] === mark;
  }

  #find(mark: number): number {
    const last = this.#table.length - 1;
    let at = mark % this.#table.length;
    while (this.#table[at] !== EMPTY && this.#table[at] !== mark) at = (at + 1) & last;
    return at;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Float64Array(old.length * 2);
    for (const mark of old) if (mark !== EMPTY) this.#table[this.#find(mark)] = mark;
  }
}

/** 53 bits made of the text, by two FNV-1a hashes side by side: what a number holds exactly; never zero. */
function markOf(id: string): number {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let i = 0; i < id.length; i += 1) {
    const letter = id.charCodeAt(i);
    high = Math.imul(high ^ letter, 0x01000193);
    low = Math.imul(low ^ letter, 0x5bd1e995);
    low ^= low >>> 15;
  }
  return (high >>> 11) * 0x100000000 + (low >>> 0) + 1;
}
