/**
 * What the graph is, as frozen plain data: the one description that the planner, the search and the
 * ingest share. It is read from the schema (read-graph-model.ts), so that a type is described once.
 */
import type { FieldNode } from 'graphql';
import type { MakeValue, NodeOrder, Says } from './notes';

/** How a property is stored and compared. */
export interface PropertyModel {
  readonly name: string;
  /** GraphQL name of the scalar or enum: `String`, `Int`, `Float`, `PartialDate`, `ParticipantRole`, … */
  readonly type: string;
  readonly list: boolean;
  readonly required: boolean;
  /** The allowed values of an enum. */
  readonly values?: readonly string[];
  /** The properties that hold the text in other languages, by language: `{ EN: 'nameEn' }`. */
  readonly languages?: Readonly<Record<string, string>>;
  /** The type of the nodes whose ids the property lists (`sources`). */
  readonly references?: string;
  /** The type of the nodes whose ids the property lists as ids, some of which may be gone. */
  readonly mentions?: string;
  /** How much a search's match in the property weighs; absent where it is not searched. */
  readonly search?: number;
  /** True for sentences, which may be long; lists are not ordered by them. */
  readonly prose?: boolean;
  /** True for codes, which the database keeps an index of. */
  readonly indexed?: boolean;
  /** Of a number, the property that tells its unit: `currency`, or behind a to-one relationship `indicator.unit`. */
  readonly unit?: string;
  /** True for the date with which a node or a relationship begins. */
  readonly begins?: boolean;
  /** The date with which what ends on this one began. */
  readonly endsAfter?: string;
  /** True for codes that begin with those of the place that contains theirs. */
  readonly nested?: boolean;
  /** True for what the graph keeps of itself: nobody states it. */
  readonly kept?: boolean;
  /** True for the revision of the data set that a node belongs to. */
  readonly revision?: boolean;
  /** The properties that list the values that it had before, and until when it had each, in that order. */
  readonly former?: { readonly values: string; readonly until: string };
}

/** One end of a relationship as a field of a type. */
export interface RelationshipModel {
  readonly field: string;
  readonly type: string;
  readonly direction: 'out' | 'in';
  readonly target: string;
  /** True where relationships of this type lead to nothing else in this direction, whatever they come from. */
  readonly targetLabelImplied: boolean;
  /** True where relationships of this type come from nothing else in this direction. */
  readonly sourceLabelImplied: boolean;
  /** True where relationships of this type lead to nothing else from what has the field. */
  readonly targetLabelImpliedHere: boolean;
  readonly toOne: boolean;
  /** What it says, between the names of its ends, in Spanish and English. */
  readonly says?: Says;
  /** The relationship's properties by name, those that every relationship has included. */
  readonly properties: ReadonlyMap<string, PropertyModel>;
}

/** A field whose value is made of stored properties when it is asked for. */
export interface ComputedModel {
  readonly make: MakeValue;
  /** The properties that it is made of, as far as a type has them. */
  readonly reads: readonly string[];
  /** The fields that lead to others which it is made of, as far as a type has them. */
  readonly asks: readonly FieldNode[];
  /** The stored properties that nothing else shows. */
  readonly hidden: readonly string[];
}

/** A type or an interface: its label, its properties and its relationships. */
export interface NodeModel {
  readonly name: string;
  readonly plural?: string;
  readonly abstract: boolean;
  /** The interfaces it implements, all of which are labels of its nodes. */
  readonly interfaces: readonly string[];
  /** The concrete types it stands for: itself, or those that implement it; in alphabetical order. */
  readonly concrete: readonly string[];
  readonly properties: ReadonlyMap<string, PropertyModel>;
  readonly relationships: ReadonlyMap<string, RelationshipModel>;
  readonly computed: ReadonlyMap<string, ComputedModel>;
  /** True where a name tells a node from others of its type. */
  readonly nameIdentifies: boolean;
  /** The relationship that leads from a node to the one that contains it, for `within`. */
  readonly containment?: string;
  /** The order of its lists where no other is asked for. */
  readonly order: NodeOrder;
  /** What has more is shown earlier where a search finds both equally well. */
  readonly prominence: number;
}

/** The whole graph: types and interfaces by name, concrete types by the prefix of their ids. */
export interface GraphModel {
  readonly nodes: ReadonlyMap<string, NodeModel>;
  readonly byPrefix: ReadonlyMap<string, NodeModel>;
}

/** True for what the graph tells of, and false for what tells of the graph itself, such as its changes. */
export const isEntity = ({ name, interfaces }: NodeModel): boolean =>
  name === 'Entity' || interfaces.includes('Entity');

/** The names of the concrete types of entities, in alphabetical order. */
export const entityTypes = ({ byPrefix }: GraphModel): string[] =>
  [...byPrefix.values()]
    .filter(isEntity)
    .map(({ name }) => name)
    .sort();

/** The scalar types whose values are free text and are compared without case and accents. */
export const isText = (property: PropertyModel): boolean => property.type === 'String';

/** True for what either is so or is not: nothing stored means false, and it is never unknown. */
export const isFlag = ({ type, list, required }: PropertyModel): boolean =>
  type === 'Boolean' && !list && required;

/** True for what nodes can be ordered by: one value, and no sentences. */
export const isOrdered = ({ list, prose }: PropertyModel): boolean => !list && !prose;

/** The dates with which nodes of the named types begin, or those of any type where none are named. */
export function beginnings(model: GraphModel, types?: readonly string[]): string[] {
  const nodes = [...model.nodes.values()].filter(({ name }) => types?.includes(name) ?? true);
  const dates = nodes.flatMap(({ properties }) => [...properties.values()]);
  return [...new Set(dates.filter(({ begins }) => begins).map(({ name }) => name))];
}

/** The type or interface of that name; throws where the model has none. */
export function nodeModel(model: GraphModel, name: string): NodeModel {
  const node = model.nodes.get(name);
  if (!node) throw new Error(`Invariant: the graph has no type ${name}`);
  return node;
}
