import type { At, Issue, Note } from './issue';

/** How the texts of a file are to be read as numbers and dates. */
export interface TextFormat {
  readonly decimal: '.' | ',';
  /** `ISO` takes 2021-11-05, `DMY` takes 05/11/2021 as well. */
  readonly dates: 'ISO' | 'DMY' | 'MDY';
}

/**
 * A node as a file gives it: its properties, and its relationships under their types in capitals. What a
 * relationship leads to is named by an id (`district:080505`), by a code with its scheme (`ubigeo:080505`) or by
 * a name.
 */
export interface NodeRecord {
  readonly at: At;
  /** By property or relationship type. Without an `id`, it is found by a code or a name, or is new. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Its type, where no id tells it: `Community`. */
  readonly type?: string;
  /** How its texts are read, where every value is a text, as in a CSV. */
  readonly textual?: TextFormat;
  /** The columns that its values came from, where those are named otherwise. */
  readonly columns?: Readonly<Record<string, string>>;
  /**
   * When it counts; always unless given. `new`: only where neither the graph nor another record of the import has
   * its id, or its code (`scheme` and `notation`), as it merely names what something refers to. `known`: only where
   * its id and all that its relationships lead to are known; otherwise it is left out and told in a note, as what it
   * speaks of is not in the file.
   */
  readonly only?: 'new' | 'known';
  /**
   * True where its properties merely name what has its relationships: they count as those of a `new` record do, and
   * what names it otherwise is no contradiction.
   */
  readonly loosely?: boolean;
}

/** What a reader gives, one after the other, as it comes to it. */
export type Read =
  { readonly record: NodeRecord } | { readonly issue: Issue } | { readonly note: Note };

/** How far a reader has come, in bytes. */
export interface ReadProgress {
  bytes: number;
}
