/**
 * The journal: what every change was, from what to what, by whom and why. An import that did not end is undone
 * by it (undo.ts), so it holds all that is needed for that.
 */
import type { StatementSet } from './statements';
import type { PlannedRelationship } from './plan-changes';
import type { StoreTransaction } from '../engine/store';
import type { RelationshipPlace } from './relationships';
import type { Kept } from './stored';

/** What kind of change it was. */
export type ChangeKind = 'CREATED' | 'UPDATED' | 'REMOVED' | 'MERGED' | 'WITHDRAWN';

/** Who changes, from where and why; the same for all entries of a revision. */
export interface Changing {
  readonly revision: number;
  /** The time, ISO 8601 with milliseconds, UTC. */
  readonly at: string;
  readonly by: string;
  readonly role: string;
  readonly why?: string | undefined;
  /** The names of imported files, or `api`. */
  readonly origin: string;
}

/** One entry of the journal, before it is stored. */
export interface ChangeEntry {
  readonly kind: ChangeKind;
  /** The ids of the entities it concerns. */
  readonly entities: readonly string[];
  readonly sources: readonly string[];
  readonly before?: Image;
  readonly after?: Image;
}

/** What changed of an entity, on one side of the change; null stands for what was not there. */
export interface Image {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly relationships: readonly RelationshipImage[];
  /** Entities that are no more, by id. */
  readonly entities?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A relationship on one side of a change. */
export interface RelationshipImage extends RelationshipPlace {
  readonly properties: Readonly<Record<string, unknown>> | null;
}

/** The id of an entry: its revision, and its place among the entries of the revision, from 1. */
export const changeId = (revision: number, n: number): string => `change:${revision}-${n}`;

/** Writes entries; `n` is the place of the first of them. */
export async function writeJournal(
  transaction: StoreTransaction,
  changing: Changing,
  entries: readonly ChangeEntry[],
  n: number,
): Promise<void> {
  if (entries.length === 0) return;
  const { why, ...of } = changing;
  const rows = entries.map(({ before, after, ...entry }, i) => ({
    ...of,
    ...(why !== undefined && { why }),
    ...entry,
    id: changeId(changing.revision, n + i),
    n: n + i,
    ...(before && { before: JSON.stringify(before) }),
    ...(after && { after: JSON.stringify(after) }),
  }));
  await transaction.addChanges(rows);
}

/** The two images of an entity and its relationships: only what differs between them. */
export function imagesOf(
  before: Kept | undefined,
  after: Kept | undefined,
  relationships: readonly PlannedRelationship[],
): { readonly before: Image; readonly after: Image } {
  const [old, now] = [before ? flat(before) : {}, after ? flat(after) : {}];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]),
  );
  const side = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  return {
    before: { properties: side(old), relationships: relationshipImages(relationships, 'before') },
    after: { properties: side(now), relationships: relationshipImages(relationships, 'after') },
  };
}

/** Relationships on one side of a change. */
export const relationshipImages = (
  relationships: readonly PlannedRelationship[],
  side: 'before' | 'after',
): RelationshipImage[] =>
  relationships.map(({ type, from, to, key, [side]: stated }) => ({
    type,
    from,
    to,
    key,
    properties: stated ? flat(stated) : null,
  }));

/** What is stated as one map, with the hidden ones beside the properties. */
export const flat = (
  stated: StatementSet & { readonly version?: number },
): Record<string, unknown> => ({
  ...stated.properties,
  sources: stated.sources,
  ...(stated.statements.length > 0 && { stated: stated.statements }),
  ...(stated.version !== undefined && { version: stated.version }),
});

/** What is stated, from a map that `imagesOf` made; values that are null are not there. */
export function unflat(
  values: Readonly<Record<string, unknown>>,
): StatementSet & { version: number } {
  const { sources, stated, version, ...properties } = values;
  const own = Object.entries(properties).filter(([, value]) => value !== null);
  return {
    properties: Object.fromEntries(own),
    sources: (sources ?? []) as string[],
    statements: (stated ?? []) as StatementSet['statements'],
    version: Number(version ?? 1),
  };
}
/** An entity as it was before a change, from how it is now and the image of the change. */
export function imagined(now: Kept, image: Image): Kept {
  return unflat({ ...flat(now), ...image.properties });
}
