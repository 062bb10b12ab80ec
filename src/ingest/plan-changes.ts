/**
 * The plan of changes: what is checked, beside what is in the graph, gives what is to be created, updated and
 * removed, as plain data. An import adds and corrects; it takes nothing away but what its own source replaces.
 */
import type { GraphModel } from '../model/graph-model';
import { restate, type StatementSet } from './statements';
import type { LocalizedMessage } from '../messages/message';
import type { NodeData, RelationshipData } from './graph-data';
import { wayOf, type Outgoing, propertiesGiven } from './outgoing';
import { placeOf, type RelationshipPlace, oneAtATime } from './relationships';
import type { KeptRelationship } from './read-state';
import { combiningOf, relationshipProperties, typeOfId, type Kept } from './stored';
import { RECORDS } from '../messages/records';

/** A checked node with the relationships that leave it. */
export interface CheckedEntity {
  readonly node: NodeData;
  readonly relationships: readonly RelationshipData[];
}

/** What the graph holds of the entities that are at hand. */
export interface Current {
  readonly nodes: ReadonlyMap<string, Kept>;
  /** The relationships of the types at hand that leave these entities, and those that compete with theirs. */
  readonly relationships: readonly KeptRelationship[];
}

/** One entity before and after, with the relationships that leave it and change; `before` is absent where it is new. */
export interface PlannedEntity {
  readonly id: string;
  readonly before?: Kept;
  readonly after: Kept;
  readonly relationships: readonly PlannedRelationship[];
}

/** One relationship before and after: without `before` it is new, without `after` it goes. */
export interface PlannedRelationship extends RelationshipPlace {
  readonly before?: StatementSet;
  readonly after?: StatementSet;
}

/** A relationship of the graph as one that goes, until something is said of after. */
export const thereBefore = ({
  type,
  from,
  to,
  key,
  ...before
}: KeptRelationship): RelationshipPlace & { readonly before: StatementSet } => ({
  type,
  from,
  to,
  key,
  before,
});

/** A change that cannot be made, and of which entity. */
export interface Clash {
  readonly id: string;
  readonly relationship: string;
  /** Which relationship it is, among all of the graph. */
  readonly place: string;
  readonly message: LocalizedMessage;
}

/** What is to be done about entities: those that change or are new; the others are only counted. */
export interface PlannedChanges {
  readonly entities: readonly PlannedEntity[];
  readonly unchanged: readonly string[];
  readonly clashes: readonly Clash[];
}

interface Working {
  readonly before: Kept | undefined;
  after: Kept | undefined;
}

interface WorkingRelationship extends Omit<PlannedRelationship, 'after'> {
  after: StatementSet | undefined;
  /** The entity whose statement it is, or that takes its place. */
  owner: string;
}

/** What checked entities change in the graph; the same entity may be among them several times. */
export function planChanges(
  model: GraphModel,
  checked: readonly CheckedEntity[],
  current: Current,
): PlannedChanges {
  const plan = new ChangePlan(model, current);
  for (const one of checked) plan.add(one);
  return plan.planned();
}

class ChangePlan {
  readonly #nodes = new Map<string, Working>();
  readonly #relationships = new Map<string, WorkingRelationship>();
  /** The relationships of a type at either end, of those where there may be room for one only. */
  readonly #atEnds = new Map<string, WorkingRelationship[]>();
  readonly #clashes: Clash[] = [];

  constructor(
    private readonly model: GraphModel,
    private readonly current: Current,
  ) {
    for (const one of current.relationships) {
      const there = thereBefore(one);
      const working = { ...there, after: there.before, owner: one.from };
      this.#relationships.set(placeOf(one), working);
      for (const end of endsOf(one)) this.#rememberAt(end, working);
    }
  }

  add({ node, relationships }: CheckedEntity): void {
    const before = this.current.nodes.get(node.id);
    const working = this.#nodes.get(node.id) ?? { before, after: before };
    this.#nodes.set(node.id, working);
    const { id: _id, sources, ...properties } = node.properties;
    const isNew = working.after === undefined;
    if (isNew || Object.keys(properties).some((name) => name !== 'locator')) {
      // A source stands for itself where no other tells of it.
      const given = { properties, sources: (sources as string[] | undefined) ?? [node.id] };
      const type = typeOfId(this.model, node.id);
      const stated = restate(working.after, given, combiningOf(propertiesGiven(type)));
      working.after = { ...stated, version: working.after?.version ?? 1 };
    }
    for (const one of relationships) this.#relate(one);
  }

  planned(): PlannedChanges {
    const changed = new Map<string, PlannedRelationship[]>();
    for (const one of this.#relationships.values()) {
      if (sameStatements(one.before, one.after)) continue;
      const { owner, ...planned } = one;
      // A programme may run a hundred thousand interventions.
      const ofOwner = changed.get(owner);
      if (ofOwner) ofOwner.push(planned);
      else changed.set(owner, [planned]);
    }
    const entities: PlannedEntity[] = [];
    const unchanged: string[] = [];
    for (const [id, { before, after }] of this.#nodes) {
      const relationships = changed.get(id) ?? [];
      if (!after) continue;
      if (before && sameStatements(before, after) && relationships.length === 0) {
        unchanged.push(id);
        continue;
      }
      const version = before ? before.version + 1 : 1;
      entities.push({ id, ...(before && { before }), after: { ...after, version }, relationships });
    }
    return { entities, unchanged, clashes: this.#clashes };
  }

  #relate({ type, from, to, properties: given }: RelationshipData): void {
    const { sources, key, ...properties } = given;
    const place = { type, from, to, key: String(key) };
    const known = this.#relationships.get(placeOf(place));
    const way = wayOf(this.model, type, from, to);
    const stated = { properties, sources: sources as string[] };
    const models = relationshipProperties(this.model, place);
    const after = restate(known?.after, stated, combiningOf(models));
    const working = known ?? { ...place, after, owner: from };
    if (way) this.#makeRoom(way, working, after, stated.sources);
    working.after = after;
    if (!known) this.#relationships.set(placeOf(place), working);
  }

  /** Where there is room for one relationship only, a source replaces its own; another's is a clash. */
  #makeRoom(
    { toOne, fromOne }: Outgoing,
    one: WorkingRelationship,
    after: StatementSet,
    sources: readonly string[],
  ): void {
    const [leaving, leading] = endsOf(one);
    const ends = [...(toOne ? [leaving] : []), ...(fromOne ? [leading] : [])];
    for (const end of ends) {
      for (const other of this.#atEnds.get(end) ?? []) {
        if (other === one || !other.after || oneAtATime(after, [other.after])) continue;
        if (other.after.sources.every((source) => sources.includes(source))) {
          other.after = undefined;
          other.owner = one.from;
        } else {
          this.#clashes.push(clashOf(one, other, other.after.sources));
        }
      }
      this.#rememberAt(end, one);
    }
  }

  #rememberAt(end: string, one: WorkingRelationship): void {
    const known = this.#atEnds.get(end);
    if (!known) this.#atEnds.set(end, [one]);
    else if (!known.includes(one)) known.push(one);
  }
}

function clashOf(
  one: RelationshipPlace,
  other: RelationshipPlace,
  sources: readonly string[],
): Clash {
  return {
    id: one.from,
    relationship: one.type,
    place: placeOf(one),
    message: noRoom(one, other, sources),
  };
}

/** Why there is no room for a relationship beside another, which sources state. */
export function noRoom(
  one: Omit<RelationshipPlace, 'key'>,
  other: Omit<RelationshipPlace, 'key'>,
  sources: readonly string[],
): LocalizedMessage {
  const by = sources.join(', ');
  return RECORDS.NO_ROOM(one.type, one.from, one.to, by, other.from, other.to);
}

const endsOf = ({ type, from, to }: RelationshipPlace): [string, string] => [
  `${type} from ${from}`,
  `${type} to ${to}`,
];

const sameStatements = (a: StatementSet | undefined, b: StatementSet | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    sameValues(a.properties, b.properties) &&
    JSON.stringify([a.sources, a.statements]) === JSON.stringify([b.sources, b.statements]));

function sameValues(a: StatementSet['properties'], b: StatementSet['properties']): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}

/** What is written of a plan: nodes and relationships before and after. */
export interface Writes {
  readonly nodes: readonly { readonly id: string; readonly before?: Kept; readonly after?: Kept }[];
  readonly relationships: readonly PlannedRelationship[];
}
