import { invariant } from '../errors';
import { NAME_EN, type GraphField, type GraphSelection } from './graph-selection';

/** A value of a node or a relationship; what is unknown is left out. */
export interface GraphValue {
  readonly field: GraphField;
  readonly value: string | number | boolean | readonly (string | number | boolean)[];
}

/** A source, as much of it as stands with what it tells of. */
export interface GraphSource {
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
  readonly licence: string | null;
}

/** What some of the sources say of a property, where not all say the same. */
export interface GraphStatement {
  readonly property: string;
  readonly value: unknown;
  readonly shown: boolean;
  readonly sources: readonly GraphSource[];
}

/** A node of a graph that is exported. */
export interface GraphNode {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** Undefined where it is the Spanish one. */
  readonly nameEn: string | undefined;
  readonly values: readonly GraphValue[];
  readonly sources: readonly GraphSource[];
  readonly statements: readonly GraphStatement[];
}

/** A relationship of a graph that is exported. */
export interface GraphEdge {
  readonly key: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly values: readonly GraphValue[];
  readonly sources: readonly GraphSource[];
  readonly statements: readonly GraphStatement[];
}

/** A path through a graph that is exported. */
export interface GraphPath {
  readonly explanation: string;
  readonly nodes: readonly string[];
}

/** A graph as it is exported: each node and each relationship once. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly paths: readonly GraphPath[];
  readonly truncated: boolean;
}

type Answer = Readonly<Record<string, unknown>>;

/** The graph that a neighbourhood or paths are. */
export function readGraph(answer: Answer, selection: GraphSelection): Graph {
  const paths = listOf(answer.paths);
  const parts = [answer, ...paths];
  const nodes = parts.flatMap((part) => listOf(part.nodes)).map((one) => nodeOf(one, selection));
  const edges = parts.flatMap((part) => listOf(part.edges)).map((one) => edgeOf(one, selection));
  return {
    nodes: [...new Map(nodes.map((one) => [one.id, one])).values()],
    edges: [...new Map(edges.map((one) => [one.key, one])).values()],
    paths: paths.map((path) => ({
      explanation: String(path.explanation),
      nodes: listOf(path.nodes).map(({ id }) => String(id)),
    })),
    truncated: answer.truncated === true,
  };
}

const listOf = (value: unknown): readonly Answer[] => (value ?? []) as readonly Answer[];

function nodeOf(node: Answer, { nodeFields }: GraphSelection): GraphNode {
  const type = String(node.__typename);
  const fields = nodeFields.get(type);
  invariant(fields, `the schema has ${type}`);
  const name = String(node.name);
  return {
    id: String(node.id),
    type,
    name,
    nameEn: node[NAME_EN] === name ? undefined : String(node[NAME_EN]),
    values: valuesOf(node, fields),
    ...toldOf(node),
  };
}

const edgeOf = (edge: Answer, { edgeFields }: GraphSelection): GraphEdge => ({
  key: String(edge.key),
  type: String(edge.type),
  from: String(edge.from),
  to: String(edge.to),
  values: valuesOf(edge, edgeFields),
  ...toldOf(edge),
});

const toldOf = ({ sources, statements }: Answer): Pick<GraphNode, 'sources' | 'statements'> => ({
  sources: sources as readonly GraphSource[],
  statements: statements as readonly GraphStatement[],
});

const valuesOf = (object: Answer, fields: readonly GraphField[]): GraphValue[] =>
  fields.flatMap((field) => {
    const value = object[field.response] as GraphValue['value'] | null;
    const known = value !== null && (!Array.isArray(value) || value.length > 0);
    return known ? [{ field, value }] : [];
  });
