import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import type { CypherQuery } from '../cypher/cypher-query';
import { CypherReader, OWN_LABELS } from '../cypher/cypher-store';
import { CypherTransaction } from '../cypher/cypher-transaction';
import { readLevels, withMost } from '../cypher/levels';
import { withNames } from '../cypher/row-shape';
import type { SoughtWord } from '../../model/searched';
import type { Engine, Row, RunOptions, SearchCandidate, StoreSchema } from '../engine';
import { EngineError } from '../engine-error';
import { withinLimits } from '../within-limits';
import { EmbeddedCompiler } from './embedded-compiler';
import { isDiskFault, openError, toEngineError } from './embedded-errors';
import { TextIndex, type IndexedNode } from './text-index';

/** The path that stands for a store in memory, which is gone when the process ends. */
export const IN_MEMORY = ':memory:';

/** How many statements are known to be better read node by node. */
const MOST_TEXTS = 1_000;

/** A graph database within this process, its data in a folder or in memory. One write at a time. */
export class EmbeddedEngine implements Engine {
  readonly name = 'embedded';
  readonly capabilities = { seedsItself: true, exclusive: true };
  readonly compiler = new EmbeddedCompiler();
  readonly store = new CypherReader((query, options) => this.run(query, options));
  readonly #db: grafeo.GrafeoDB;
  #lastWrite: Promise<unknown> = Promise.resolve();
  #textIndex: { readonly properties: string; readonly index: Promise<TextIndex> } | undefined;
  #open = true;
  /** The statements that are not read by level again, as most of what they read is on no page. */
  readonly #readByNode = new Set<string>();
  /** How many writes were committed since it was opened. */
  #writes = 0;

  readonly #path: string;
  /** Which file it was opened as; undefined in memory. */
  readonly #file: number | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#db = path === IN_MEMORY ? grafeo.GrafeoDB.create() : openFile(path);
    this.#file = this.#fileNow();
  }

  async run(query: CypherQuery, options: RunOptions = {}): Promise<readonly Row[]> {
    return withinLimits(options, async () => {
      const rows = await this.#execute(query);
      options.onBookmark?.(String(this.#writes));
      return rows;
    });
  }

  /** Nobody else writes to its store. */
  async bookmark(): Promise<string> {
    this.#mustBeOpen();
    return String(this.#writes);
  }

  async transaction<T>(work: (transaction: CypherTransaction) => Promise<T>): Promise<T> {
    this.#mustBeOpen();
    const mine = this.#lastWrite.then(() => this.#write(work));
    this.#lastWrite = mine.catch(() => undefined);
    return mine;
  }

  async ensureSchema({ labels, indexes }: StoreSchema): Promise<void> {
    const unique = [...labels, ...OWN_LABELS].map(
      (label) =>
        `CREATE CONSTRAINT ${label}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
    );
    const others = indexes.map(({ label, properties }) => {
      const on = properties.map((property) => `n.${property}`).join(', ');
      return `CREATE INDEX ${[label, ...properties].join('_')} IF NOT EXISTS FOR (n:${label}) ON (${on})`;
    });
    const ids = 'CREATE INDEX ids IF NOT EXISTS FOR (n:Entity) ON (n.id)';
    for (const text of [ids, ...unique, ...others]) await this.#execute({ text, params: {} });
  }

  /** A checkpoint, so that the next opening need not replay the write. */
  async refreshStatistics(): Promise<void> {
    if (this.#path !== IN_MEMORY) this.#db.walCheckpoint();
  }

  async search(
    words: readonly SoughtWord[],
    labels: readonly string[],
    properties: readonly string[],
    limit: number,
    options: RunOptions = {},
  ): Promise<readonly SearchCandidate[]> {
    this.#mustBeOpen();
    const wanted = properties.join(', ');
    if (this.#textIndex?.properties !== wanted) {
      this.#textIndex = { properties: wanted, index: this.#readTexts(properties) };
    }
    const { index } = this.#textIndex;
    return withinLimits(options, async () => {
      const found = (await index).search(words, labels, limit);
      options.onBookmark?.(String(this.#writes));
      return found;
    });
  }

  async check(): Promise<void> {
    await this.run({ text: 'RETURN 1 AS one', params: {} });
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#lastWrite;
    try {
      this.#db.close();
    } catch (error) {
      // Where the disk is full, all that was written stands in the journal, which the next start reads.
      if (!isDiskFault(error)) throw error;
    }
  }

  async #execute({ text, params, shape, byLevel }: CypherQuery): Promise<readonly Row[]> {
    if (!byLevel) return withNames((await this.#result(text, params)).toArray(), shape);
    const { levels, byNode } = byLevel;
    if (!this.#readByNode.has(text)) {
      const limited = withMost(params, levels);
      const result = await this.#result(text, limited);
      const { rows, wasteful } = readLevels(result.rows(), levels, limited);
      if (wasteful) this.#keepByNode(text);
      if (rows) return rows;
    }
    return this.#execute({ ...byNode, params });
  }

  #keepByNode(text: string): void {
    if (this.#readByNode.size >= MOST_TEXTS) this.#readByNode.clear();
    this.#readByNode.add(text);
  }

  async #result(text: string, params: CypherQuery['params']): Promise<grafeo.QueryResult> {
    this.#mustBeOpen();
    try {
      return await this.#db.executeCypher(text, params);
    } catch (error) {
      throw toEngineError(error);
    }
  }

  async #write<T>(work: (transaction: CypherTransaction) => Promise<T>): Promise<T> {
    this.#mustBeThere();
    const transaction = this.#db.beginTransaction();
    try {
      const result = await work(
        new CypherTransaction(async ({ text, params }) =>
          (await transaction.executeCypher(text, params)).toArray(),
        ),
      );
      this.#mustBeThere();
      transaction.commit();
      this.#writes += 1;
      this.#textIndex = undefined;
      return result;
    } catch (error) {
      rollBack(transaction);
      throw toEngineError(error);
    }
  }

  async #readTexts(properties: readonly string[]): Promise<TextIndex> {
    const read = properties.map((property) => `${property}: n.${property}`).join(', ');
    const rows = await this.#execute({
      text: `MATCH (n:Entity) RETURN {id: n.id, searchText: n.searchText, searchType: n.searchType, properties: {${read}}} AS row`,
      params: {},
    });
    return new TextIndex(rows.map(({ row }) => row as IndexedNode));
  }

  /** What is written to a file that was deleted, or replaced, is gone with the process. */
  #mustBeThere(): void {
    if (this.#fileNow() === this.#file) return;
    const where = fileOf(this.#path);
    throw new EngineError(
      'unavailable',
      `The store ${where} was deleted or replaced while it was open, and takes no changes: put it back, or start again`,
    );
  }

  #fileNow(): number | undefined {
    if (this.#path === IN_MEMORY) return undefined;
    return statSync(fileOf(this.#path), { throwIfNoEntry: false })?.ino;
  }

  #mustBeOpen(): void {
    if (!this.#open) throw new EngineError('unavailable', 'The embedded engine is closed');
  }
}

/** What fails at a transaction's end is told by the first error, not by that there is none to be taken back then. */
function rollBack(transaction: grafeo.Transaction): void {
  try {
    if (transaction.isActive) transaction.rollback();
  } catch {
    // It was not committed, which is all that is wanted.
  }
}

const fileOf = (folder: string): string => join(folder, 'graph.grafeo');

function openFile(folder: string): grafeo.GrafeoDB {
  const path = fileOf(folder);
  try {
    mkdirSync(folder, { recursive: true });
    return grafeo.GrafeoDB.create(path);
  } catch (error) {
    throw openError(path, error);
  }
}
