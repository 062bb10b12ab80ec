import { distance } from 'fastest-levenshtein';
import { asOther, misspellings, type SoughtWord } from '../../model/searched';
import type { RunOptions, SearchCandidate } from '../engine';
import { withinLimits } from '../within-limits';
import { bound } from './connection';
import type { Layout } from './layout';
import type { ReadRows } from './sql-store';
import { literals, property } from './sql-writer';
import { asJson } from './sql-values';

/** Finds nodes by their texts: SQLite's full text knows words and beginnings, and the list of its words the misspelt. */
export class TextSearch {
  #words: { readonly at: string; readonly all: Promise<readonly string[]> } | undefined;
  readonly #layout: Layout;
  readonly #read: ReadRows;

  constructor(layout: Layout, read: ReadRows) {
    this.#layout = layout;
    this.#read = read;
  }

  /** The nodes that may match all words, the likeliest first; `at` names the state of the store. */
  async search(
    words: readonly SoughtWord[],
    labels: readonly string[],
    properties: readonly string[],
    {
      limit,
      at,
      options,
    }: { readonly limit: number; readonly at: string; readonly options: RunOptions },
  ): Promise<readonly SearchCandidate[]> {
    if (words.length === 0) return [];
    const known = words.some(({ word }) => misspellings(word) > 0)
      ? await withinLimits(options, () => this.#known(at))
      : [];
    const match = words.map((one) => `(${spellings(one, known).join(' OR ')})`).join(' AND ');
    const types = labels.flatMap((label) => this.#layout.typesOf(label) ?? []);
    const columns = properties.map((name) =>
      asJson(property('n', name), this.#layout.node.get(name) ?? 'TEXT'),
    );
    const some = types.length > 0 ? ` AND n.type IN ${literals(types)}` : '';
    const rows = await this.#read(
      `SELECT n."id", json_array(${columns.join(', ')}) FROM search CROSS JOIN node AS n ON n.pk = search.rowid ` +
        `WHERE search MATCH ?1${some} ORDER BY search.rank, n."id" LIMIT ?2`,
      [bound(match), limit],
      options,
    );
    return rows.map(([id, values]) => {
      const read = JSON.parse(String(values)) as unknown[];
      return {
        id: String(id),
        properties: Object.fromEntries(properties.map((name, i) => [name, read[i] ?? null])),
      };
    });
  }

  /** All words of the texts, read anew when the store has changed: once for all who ask, whichever of them goes away. */
  #known(at: string): Promise<readonly string[]> {
    if (this.#words?.at !== at) {
      const all = this.#read('SELECT json_group_array(term) FROM vocabulary').then(
        ([row]) => JSON.parse(String(row?.[0])) as string[],
      );
      const words = { at, all };
      this.#words = words;
      all.catch(() => {
        if (this.#words === words) this.#words = undefined;
      });
    }
    return this.#words.all;
  }
}

/** A word whole, as a beginning or misspelt; as another spelling of it, and run together with its neighbours. */
function spellings({ word, together }: SoughtWord, known: readonly string[]): string[] {
  const most = misspellings(word);
  const near = known.filter(
    (one) => Math.abs(one.length - word.length) <= most && distance(one, word) <= most,
  );
  const whole = new Set([...(most > 0 ? near : []), asOther(word), ...together]);
  return [`"${word}"*`, ...[...whole].map((one) => `"${one}"`)];
}
