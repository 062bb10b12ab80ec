import Builder from 'fast-xml-builder';
import type { Graph, GraphEdge, GraphNode, GraphValue } from './read-graph';
import type { GraphOrigin } from './graph-selection';
import { printable } from './document';
import { permalink } from '../model/ids';

/** What a key of GraphML is of. */
type Domain = 'graph' | 'node' | 'edge';

/** A value with the type that its key declares. */
interface Datum {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** The types of GraphML for those of GraphQL; every other is a text. */
const TYPES: Readonly<Record<string, string>> = { Int: 'int', Float: 'double', Boolean: 'boolean' };

const builder = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  indentBy: ' ',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** The graph as GraphML, with a key for each value that something of it has. Lists are joined by semicolons. */
export function graphMl(graph: Graph, { dataset, base }: GraphOrigin): string {
  const keys = new Keys();
  const shown = new Set(graph.nodes.map(({ id }) => id));
  // A relationship may lead to a node that the client has and asked to leave out.
  const others = new Set(
    graph.edges.flatMap(({ from, to }) => [from, to]).filter((id) => !shown.has(id)),
  );
  const content = {
    '@id': 'tinkuy',
    '@edgedefault': 'directed',
    data: keys.data('graph', [
      ...(dataset
        ? [
            text('dataset_version', dataset.version),
            text('dataset_licence', dataset.licence),
            text('dataset_citation', dataset.citation),
          ]
        : []),
      { name: 'truncated', type: 'boolean', value: String(graph.truncated) },
      ...graph.paths.map(({ explanation }, i) => text(`path_${i + 1}`, explanation)),
    ]),
    node: [
      ...graph.nodes.map((node) => ({
        '@id': node.id,
        data: keys.data('node', nodeData(node, base)),
      })),
      ...[...others].map((id) => ({ '@id': id })),
    ],
    edge: graph.edges.map((edge, i) => ({
      '@id': `e${i}`,
      '@source': edge.from,
      '@target': edge.to,
      data: keys.data('edge', edgeData(edge)),
    })),
  };
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    graphml: {
      '@xmlns': 'http://graphml.graphdrawing.org/xmlns',
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation':
        'http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd',
      key: keys.declared(),
      graph: content,
    },
  };
  return builder.build(document);
}

const text = (name: string, value: string): Datum => ({ name, type: 'string', value });

const nodeData = (
  { id, type, name, nameEn, values, ...told }: GraphNode,
  base: string,
): Datum[] => [
  text('label', name),
  text('type', type),
  text('permalink', permalink(base, id)),
  ...(nameEn ? [text('nameEn', nameEn)] : []),
  ...values.map(datumOf),
  ...toldData(told),
];

const edgeData = ({ key, type, values, ...told }: GraphEdge): Datum[] => [
  text('label', type),
  text('key', key),
  ...values.map(datumOf),
  ...toldData(told),
];

/** The sources, and what they tell differently, as JSON. */
const toldData = ({ sources, statements }: Pick<GraphNode, 'sources' | 'statements'>): Datum[] => [
  ...(sources.length > 0 ? [text('sources', idsOf(sources).join('; '))] : []),
  ...(statements.length > 0
    ? [
        text(
          'statements',
          JSON.stringify(statements.map((one) => ({ ...one, sources: idsOf(one.sources) }))),
        ),
      ]
    : []),
];

const idsOf = (sources: GraphNode['sources']): string[] => sources.map(({ id }) => id);

function datumOf({ field: { name, type, list }, value }: GraphValue): Datum {
  return list
    ? text(name, (value as readonly unknown[]).join('; '))
    : { name, type: TYPES[type] ?? 'string', value: String(value) };
}

/** The keys of a document: what data of one domain and name has two types for is a text. */
class Keys {
  readonly #keys = new Map<string, { domain: Domain; name: string; type: string }>();

  data(domain: Domain, data: readonly Datum[]): object[] {
    return data.map(({ name, type, value }) => {
      const id = `${domain}_${name}`;
      const known = this.#keys.get(id);
      this.#keys.set(id, {
        domain,
        name,
        type: known && known.type !== type ? 'string' : type,
      });
      return { '@key': id, '#text': printable(value) };
    });
  }

  declared(): object[] {
    return [...this.#keys].map(([id, { domain, name, type }]) => ({
      '@id': id,
      '@for': domain,
      '@attr.name': name,
      '@attr.type': type,
    }));
  }
}
