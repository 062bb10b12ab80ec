/** Takes a source back: what rests on it alone goes, what others state too stays. */
import type { StoreReader } from '../engine/store';
import { createHash } from 'node:crypto';
import type { CurationOutcome, Reason, Withdrawal } from '../read/run/curation';
import type { GraphModel } from '../model/graph-model';
import { idPrefix } from '../model/ids';
import { compareTexts } from '../read/run/order';
import { withdraw } from './statements';
import { flat, imagesOf, relationshipImages, type ChangeEntry } from './journal';
import { oneChange, Refusal, type ChangeToWrite } from './one-change';
import { thereBefore, type PlannedRelationship } from './plan-changes';
import { placeOf } from './relationships';
import { keptRelationship, readRelationships } from './read-state';
import type { Store } from './recover';
import { combiningOf, readNode, relationshipProperties, typeOfId, type Kept } from './stored';
import { CURATION } from '../messages/curation';
import { propertiesGiven } from './outgoing';

/** How many of each are named; all are counted. */
const MOST_REPORTED = 1_000;
/** How many removed entities share an entry of the journal. */
const AN_ENTRY = 500;

type Outcome = Withdrawal | Extract<CurationOutcome, { kind: 'notFound' | 'busy' | 'invalid' }>;

interface Touched {
  readonly id: string;
  readonly before: Kept;
  readonly after?: Kept;
}

interface Consequences {
  readonly nodes: readonly Touched[];
  readonly relationships: readonly PlannedRelationship[];
}

/** What goes with a source; with the `confirm` that a look without it gave, it goes. */
export async function withdrawSource(
  store: Store,
  { source, confirm }: { readonly source: string; readonly confirm?: string },
  reason: Omit<Reason, 'sources'>,
): Promise<Outcome> {
  const { engine, model } = store;
  if (confirm === undefined) {
    const found = await consequencesOf(engine.store, model, source);
    return found ? withdrawalOf(source, found, null) : { kind: 'notFound', id: source };
  }
  let confirmed: Consequences | undefined;
  const outcome = await oneChange<Outcome>(store, reason, async (reader) => {
    const found = await consequencesOf(reader, model, source);
    if (!found) throw new Refusal({ kind: 'notFound', id: source });
    if (fingerprintOf(source, found) !== confirm) throw new Refusal(notConfirmed(confirm));
    confirmed = found;
    return toWrite(source, found);
  });
  if ('kind' in outcome || 'counts' in outcome) return outcome;
  return withdrawalOf(source, confirmed ?? { nodes: [], relationships: [] }, outcome.change);
}

async function consequencesOf(
  reader: StoreReader,
  model: GraphModel,
  source: string,
): Promise<Consequences | undefined> {
  if (model.byPrefix.get(idPrefix(source) ?? '')?.name !== 'Source') return undefined;
  const { nodes: named, relationships: links } = await reader.supportedBy(source);
  const stated = [...named].sort((a, b) => compareTexts(String(a.id), String(b.id)));
  if (!stated.some(({ id }) => id === source)) return undefined;
  const relationships = new Map<string, PlannedRelationship>();
  for (const row of links) {
    const one = keptRelationship(model, row);
    const combining = combiningOf(relationshipProperties(model, one));
    const after = withdraw(one, source, combining);
    relationships.set(placeOf(one), { ...thereBefore(one), ...(after && { after }) });
  }
  const left = stated.map((row) => {
    const [id, before] = [String(row.id), readNode(model, row)];
    const combining = combiningOf(propertiesGiven(typeOfId(model, id)));
    return { id, before, stated: withdraw(before, source, combining) };
  });
  const alone = left.filter(({ id, stated: rest }) => !rest && id !== source).map(({ id }) => id);
  const naming = new Map<string, Set<string>>();
  for (const one of await readRelationships(reader, model, { ids: alone, end: 'either' })) {
    const after = relationships.has(placeOf(one)) ? relationships.get(placeOf(one))?.after : one;
    for (const end of after ? [one.from, one.to] : []) {
      naming.set(end, new Set([...(naming.get(end) ?? []), ...(after?.sources ?? [])]));
    }
  }
  const nodes = left.map(({ id, before, stated: rest }): Touched => {
    const [name, version] = [before.properties.name, before.version + 1];
    if (rest) {
      // What has no name any more needs the one that it had.
      const properties = { ...rest.properties, name: rest.properties.name ?? name };
      return { id, before, after: { ...rest, properties, version } };
    }
    // Where other sources relate something to it, it stays, with no more than its name.
    const sources = id === source ? [] : [...(naming.get(id) ?? [])];
    const after = { properties: { name }, sources, statements: [], version };
    return { id, before, ...(sources.length > 0 && { after }) };
  });
  const sorted = [...relationships].sort(([a], [b]) => compareTexts(a, b));
  return { nodes, relationships: sorted.map(([, one]) => one) };
}

function toWrite(source: string, { nodes, relationships }: Consequences): ChangeToWrite {
  const entries: ChangeEntry[] = [];
  const removed = nodes.filter(({ after }) => !after);
  const apart = relationships.filter(({ after }) => !after);
  for (let i = 0; i < Math.max(1, removed.length, apart.length); i += AN_ENTRY) {
    const some = removed.slice(i, i + AN_ENTRY);
    const links = apart.slice(i, i + AN_ENTRY);
    entries.push({
      kind: 'WITHDRAWN',
      entities: some.map(({ id }) => id),
      sources: [source],
      before: {
        properties: {},
        relationships: relationshipImages(links, 'before'),
        entities: Object.fromEntries(some.map(({ id, before }) => [id, flat(before)])),
      },
      after: { properties: {}, relationships: relationshipImages(links, 'after') },
    });
  }
  for (const { id, before, after } of nodes) {
    if (!after) continue;
    const images = imagesOf(before, after, []);
    entries.push({ kind: 'UPDATED', entities: [id], sources: [source], ...images });
  }
  for (const one of relationships) {
    if (!one.after) continue;
    const images = imagesOf(undefined, undefined, [one]);
    entries.push({ kind: 'UPDATED', entities: [one.from], sources: [source], ...images });
  }
  return { nodes, relationships, entries };
}

function withdrawalOf(source: string, found: Consequences, change: string | null): Withdrawal {
  const [removed, changed] = part(found.nodes);
  const [apart, left] = part(found.relationships);
  const ids = (list: readonly Touched[]): string[] =>
    list.slice(0, MOST_REPORTED).map(({ id }) => id);
  return {
    source,
    done: change !== null,
    confirm: fingerprintOf(source, found),
    counts: {
      entitiesRemoved: removed.length,
      entitiesChanged: changed.length,
      relationshipsRemoved: apart.length,
      relationshipsChanged: left.length,
    },
    entitiesRemoved: ids(removed),
    entitiesChanged: ids(changed),
    relationshipsRemoved: apart
      .slice(0, MOST_REPORTED)
      .map(({ type, from, to }) => ({ type, from, to })),
    change,
  };
}

const part = <T extends { readonly after?: unknown }>(
  list: readonly T[],
): [gone: T[], left: T[]] => [
  list.filter(({ after }) => after === undefined),
  list.filter(({ after }) => after !== undefined),
];

/** Names exactly these consequences: another graph, or another source, has other ones. */
function fingerprintOf(source: string, { nodes, relationships }: Consequences): string {
  const lines = [
    source,
    ...nodes
      .map(({ id, before, after }) => `${id} ${before.version} ${after !== undefined}`)
      .sort(),
    ...relationships.map((one) => `${placeOf(one)} ${one.after !== undefined}`).sort(),
  ];
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}

function notConfirmed(confirm: string): CurationOutcome {
  const got = JSON.stringify(confirm);
  return { kind: 'invalid', issues: [{ field: 'confirm', message: CURATION.NOT_CONFIRMED(got) }] };
}
