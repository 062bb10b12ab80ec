import type { StoreTransaction } from '../engine/store';
import type { GraphModel } from '../model/graph-model';
import { combine } from './statements';
import type { Issue } from './issue';
import { flat, imagesOf, relationshipImages } from './journal';
import type { ChangeToWrite } from './one-change';
import { outgoing, propertiesGiven } from './outgoing';
import { thereBefore, type PlannedRelationship } from './plan-changes';
import { placeOf, oneAtATime } from './relationships';
import { readRelationships, type KeptRelationship } from './read-state';
import { combiningOf, relationshipProperties, typeOfId, type Kept } from './stored';
import { CURATION } from '../messages/curation';

interface Entity {
  readonly id: string;
  readonly kept: Kept;
}

/** Names of the one that goes; they become other names of the one that stays. */
const NAMES = ['name', 'nameEn', 'nameQu', 'aliases', 'formerNames'];

/**
 * What makes one entity of two: all that is stated of the one that goes is stated of the one that stays, its
 * relationships too, and its id leads there from now on.
 */
export async function mergeEntities(
  transaction: StoreTransaction,
  model: GraphModel,
  stays: Entity,
  goes: Entity,
  sources: readonly string[],
): Promise<ChangeToWrite | { readonly issues: readonly Issue[] }> {
  const type = typeOfId(model, stays.id);
  const refusal = refusalOf(model, stays, goes);
  if (refusal) return { issues: [refusal] };
  const [kept, moving] = [
    await readRelationships(transaction, model, { ids: [stays.id], end: 'either' }),
    await readRelationships(transaction, model, { ids: [goes.id], end: 'either' }),
  ];
  const relationships = movedTo(model, stays.id, goes.id, kept, moving);
  const issues = withoutRoom(model, stays.id, kept, relationships);
  if (issues.length > 0) return { issues };
  // Who reads it goes on from ids that led to the one that goes before.
  await transaction.addFormerIds([{ id: goes.id, now: stays.id }]);
  const stated = combine(
    stays.kept,
    renamed(stays.kept, goes.kept),
    combiningOf(propertiesGiven(type)),
  );
  const after: Kept = { ...stated, version: stays.kept.version + 1 };
  const images = imagesOf(stays.kept, after, relationships);
  const before = {
    ...images.before,
    relationships: [
      ...images.before.relationships,
      ...relationshipImages(moving.map(thereBefore), 'before'),
    ],
    entities: { [goes.id]: flat(goes.kept) },
  };
  return {
    nodes: [
      { id: stays.id, before: stays.kept, after },
      { id: goes.id, before: goes.kept },
    ],
    relationships,
    entries: [
      { kind: 'MERGED', entities: [stays.id, goes.id], sources, before, after: images.after },
    ],
  };
}

function refusalOf(model: GraphModel, stays: Entity, goes: Entity): Issue | undefined {
  const [a, b] = [typeOfId(model, stays.id).name, typeOfId(model, goes.id).name];
  const at = { file: 'api' };
  if (stays.id === goes.id) {
    return { code: 'SAME_ENTITY', at, field: 'from', message: CURATION.SAME_ENTITY(stays.id) };
  }
  if (a === 'Source') {
    return { code: 'SOURCES_STAY', at, field: 'from', message: CURATION.SOURCES_STAY };
  }
  if (a === b) return undefined;
  return { code: 'OTHER_TYPE', at, field: 'from', message: CURATION.OTHER_TYPE(b, a) };
}

/** What is stated of the one that goes, its names as other names. */
function renamed(stays: Kept, goes: Kept): Kept {
  const own = new Set([stays.properties.name, ...((stays.properties.aliases ?? []) as string[])]);
  const names = NAMES.flatMap((name) => (goes.properties[name] ?? []) as string | string[]);
  const aliases = [...new Set(names)].filter((name) => !own.has(name));
  const keep = (name: string): boolean => !NAMES.includes(name) && name !== 'formerNamesUntil';
  const properties = Object.entries(goes.properties).filter(([name]) => keep(name));
  return {
    ...goes,
    properties: Object.fromEntries([
      ...properties,
      ...(aliases.length > 0 ? [['aliases', aliases] as const] : []),
    ]),
    statements: goes.statements.filter(({ p }) => keep(p)),
  };
}

/** The relationships as they are written anew at the one that stays; one between the two is gone. */
function movedTo(
  model: GraphModel,
  stays: string,
  goes: string,
  kept: readonly KeptRelationship[],
  moving: readonly KeptRelationship[],
): PlannedRelationship[] {
  const there = new Map(kept.map((one) => [placeOf(one), one]));
  const moved = new Map<string, PlannedRelationship>();
  const here = (id: string): string => (id === goes ? stays : id);
  for (const { type, from, to, key, ...stated } of moving) {
    const place = { type, from: here(from), to: here(to), key };
    if (place.from === place.to) continue;
    const before = there.get(placeOf(place));
    const known = moved.get(placeOf(place))?.after ?? before;
    const combining = combiningOf(relationshipProperties(model, place));
    const after = known ? combine(known, stated, combining) : stated;
    moved.set(placeOf(place), { ...place, ...(before && thereBefore(before)), after });
  }
  return [...moved.values()];
}

/** Where there is room for one at a time and the two lead to different ones, somebody must say which holds. */
function withoutRoom(
  model: GraphModel,
  id: string,
  kept: readonly KeptRelationship[],
  moved: readonly PlannedRelationship[],
): Issue[] {
  const toOne = new Set(
    outgoing(model, typeOfId(model, id))
      .filter((one) => one.toOne)
      .map(({ type }) => type),
  );
  return moved.flatMap((one): Issue[] => {
    const { after } = one;
    if (one.before || !after || one.from !== id || !toOne.has(one.type)) return [];
    const others = kept.filter((other) => other.type === one.type && other.from === id);
    if (oneAtATime(after, others)) return [];
    return [
      {
        code: 'NO_ROOM',
        at: { file: 'api' },
        field: one.type,
        message: CURATION.NO_ROOM(one.type, others.map(({ to }) => to).join(', '), one.to),
      },
    ];
  });
}
