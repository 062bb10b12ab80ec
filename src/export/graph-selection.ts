import {
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  parse,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { Kind, type FragmentDefinitionNode } from 'graphql';
import { invariant } from '../errors';
import type { Dataset } from '../read/run/dataset';

/** A value of a node or a relationship that graphs are exported with. */
export interface GraphField {
  readonly name: string;
  /** The name under which an answer has it. */
  readonly response: string;
  /** The name of its scalar or enum. */
  readonly type: string;
  readonly list: boolean;
}

/** What is asked of a graph that is exported, whatever the client selected. */
export interface GraphSelection {
  /** The fragments that the selections below spread. */
  readonly fragments: readonly FragmentDefinitionNode[];
  /** The selection for each type that is a graph. */
  readonly selections: Readonly<Record<string, string>>;
  /** The values of each type of nodes. */
  readonly nodeFields: ReadonlyMap<string, readonly GraphField[]>;
  readonly edgeFields: readonly GraphField[];
}

/** The name in English, beside the one in Spanish. */
export const NAME_EN = 'nameEn';

/** What has a place of its own in every format. */
const NODE_PARTS = new Set(['id', 'name', 'permalink']);

/** What tells of a node's place in this store, and nothing of what it stands for. */
const OF_THE_STORE = new Set(['version']);
const EDGE_PARTS = new Set(['key', 'type', 'from', 'to']);

const SELECTIONS = {
  Neighborhood: 'nodes { ...TinkuyNode } edges { ...TinkuyEdge } truncated',
  Paths: 'paths { length explanation nodes { ...TinkuyNode } edges { ...TinkuyEdge } } truncated',
};

/** Every value of every node and relationship, with what tells of its sources, as the schema has them. */
export function graphSelection(schema: GraphQLSchema): GraphSelection {
  const nodeTypes = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => type.getInterfaces().some(({ name }) => name === 'Entity'));
  const nodeFields = new Map(nodeTypes.map((type) => [type.name, fieldsOf(type, nodeTypes)]));
  const edge = schema.getType('Relationship');
  invariant(isObjectType(edge), 'the schema has relationships');
  const edgeFields = fieldsOf(edge, [edge]).filter(({ name }) => !EDGE_PARTS.has(name));
  const types = [...nodeFields].map(
    ([name, fields]) => `... on ${name} { __typename ${selectionOf(fields)} }`,
  );
  const sources = 'sources { id name url licence }';
  const told = `${sources} statements { property value shown ${sources} }`;
  const text = [
    `fragment TinkuyNode on Entity { __typename id name ${NAME_EN}: name(lang: EN) ${told} ${types.join(' ')} }`,
    `fragment TinkuyEdge on Relationship { key type from to ${told} ${selectionOf(edgeFields)} }`,
  ].join(' ');
  const fragments = parse(text, { noLocation: true }).definitions.filter(
    (one) => one.kind === Kind.FRAGMENT_DEFINITION,
  );
  return { fragments, selections: SELECTIONS, nodeFields, edgeFields };
}

const selectionOf = (fields: readonly GraphField[]): string =>
  fields.map(({ name, response }) => (name === response ? name : `${response}: ${name}`)).join(' ');

function fieldsOf(type: GraphQLObjectType, all: readonly GraphQLObjectType[]): GraphField[] {
  return Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0)
    .filter(({ name }) => !NODE_PARTS.has(name) && !OF_THE_STORE.has(name))
    .map((field) => ({
      name: field.name,
      // A name that has another type elsewhere cannot be selected beside it.
      response: isSame(field, all) ? field.name : `tinkuy${type.name}_${field.name}`,
      type: getNamedType(field.type).name,
      list: isListType(getNullableType(field.type)),
    }));
}

const isSame = (
  { name, type }: GraphQLField<unknown, unknown>,
  all: readonly GraphQLObjectType[],
): boolean =>
  all.every((other) => {
    const there = other.getFields()[name];
    return !there || String(there.type) === String(type);
  });

/** What a graph is written with. */
export interface GraphOrigin {
  readonly dataset: Dataset | null;
  /** The address of the server, from which things have theirs. */
  readonly base: string;
}
