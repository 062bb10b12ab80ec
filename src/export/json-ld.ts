import { createHash } from 'node:crypto';
import type { Graph, GraphEdge, GraphNode, GraphSource, GraphValue } from './read-graph';
import { edgeTerms, isConcept, typesOf, valueTerm, VOCABULARIES } from './terms';
import type { GraphOrigin } from './graph-selection';
import { permalink } from '../model/ids';

/** An object of JSON-LD. */
type Thing = Record<string, unknown>;

/** Addresses of licences that data sets name in short. */
const LICENCES: Readonly<Record<string, string>> = {
  'CC BY 4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC BY-SA 4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  CC0: 'https://creativecommons.org/publicdomain/zero/1.0/',
};

/** Fields that hold Spanish texts; what else is a text has no language. */
const SPANISH = new Set(['description', 'summary', 'definition', 'outcome', 'subgroup']);

/**
 * The graph as JSON-LD, in the terms of schema.org and SKOS where these have one. A relationship is a property
 * of a node, and a statement that has the relationship's own values and sources. It is a named graph, so that
 * several in one store can be told apart: what is equal has the same name, and nothing else has it.
 */
export function jsonLd(graph: Graph, { dataset, base }: GraphOrigin): string {
  const told = {
    '@type': 'schema:Dataset',
    ...(dataset && {
      'schema:name': dataset.name ?? 'Tinkuy',
      'schema:version': dataset.version,
      'schema:license': reference(LICENCES[dataset.licence]) ?? dataset.licence,
      'schema:creditText': dataset.citation,
      'tinkuy:asOf': dataset.asOf,
    }),
    'tinkuy:truncated': graph.truncated,
    '@graph': [
      ...things(graph, base),
      ...graph.paths.map(({ explanation, nodes }) => ({
        '@type': ['schema:ItemList', 'tinkuy:Path'],
        'schema:description': spanish(explanation),
        'schema:numberOfItems': nodes.length,
        'schema:itemListElement': { '@list': nodes.map((id) => ({ '@id': permalink(base, id) })) },
      })),
      ...graph.edges.map((edge) => statement(edge, base)),
    ],
  };
  const name = createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 32);
  const document = { '@context': VOCABULARIES, '@id': own(base, 'export', name), ...told };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** The address of what only this server knows, and that has no page. */
const own = (base: string, kind: string, name: string): string =>
  `${base}/graphql#${kind}/${encodeURIComponent(name)}`;

const reference = (id: string | undefined): Thing | undefined => (id ? { '@id': id } : undefined);

const spanish = (text: unknown): Thing => ({ '@value': text, '@language': 'es' });

function things({ nodes, edges }: Graph, base: string): Thing[] {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const made = new Map(nodes.map((node) => [node.id, thingOf(node, base)]));
  const sources = [...nodes, ...edges].flatMap((one) => one.sources);
  for (const source of sources) {
    if (!made.has(source.id)) made.set(source.id, sourceOf(source, base));
  }
  const link = (subject: string, term: string, object: string): void => {
    const thing = made.get(subject) ?? { '@id': permalink(base, subject) };
    made.set(subject, thing);
    add(thing, term, { '@id': permalink(base, object) });
  };
  for (const edge of edges) {
    const target = known.get(edge.to);
    const terms = edgeTerms({
      edge,
      from: known.get(edge.from)?.type,
      to: target?.type,
      target: (name) => target?.values.find(({ field }) => field.name === name)?.value,
    });
    link(edge.from, `tinkuy:${edge.type}`, edge.to);
    for (const { term, inverse } of terms) {
      if (inverse) link(edge.to, term, edge.from);
      else link(edge.from, term, edge.to);
    }
  }
  return [...made.values()];
}

/** Adds a value to a property, which has each only once. */
function add(thing: Thing, term: string, value: unknown): void {
  const values = (thing[term] ?? []) as unknown[];
  const text = JSON.stringify(value);
  if (!values.some((one) => JSON.stringify(one) === text)) thing[term] = [...values, value];
}

function thingOf({ id, type, name, nameEn, values, ...told }: GraphNode, base: string): Thing {
  const names = [spanish(name), ...(nameEn ? [{ '@value': nameEn, '@language': 'en' }] : [])];
  const thing: Thing = {
    '@id': permalink(base, id),
    '@type': typesOf(type),
    'schema:identifier': id,
    'schema:name': names,
    ...(isConcept(type) && { 'skos:prefLabel': names }),
  };
  for (const value of values) addValue(thing, type, value);
  addTold(thing, told, base);
  return thing;
}

/** Adds the sources of a thing, and what they tell differently, each with those that do. */
function addTold(
  thing: Thing,
  { sources, statements }: Pick<GraphNode, 'sources' | 'statements'>,
  base: string,
): void {
  addSources(thing, sources, base);
  for (const { property, value, shown, sources: by } of statements) {
    const told: Thing = {
      'tinkuy:property': property,
      'tinkuy:value': value,
      'tinkuy:shown': shown,
    };
    addSources(told, by, base);
    add(thing, 'tinkuy:statements', told);
  }
}

function addSources(thing: Thing, sources: readonly GraphSource[], base: string): void {
  for (const { id } of sources) add(thing, 'prov:wasDerivedFrom', { '@id': permalink(base, id) });
}

function addValue(thing: Thing, type: string, { field: { name }, value }: GraphValue): void {
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const term = valueTerm(type, name);
  for (const one of values) add(thing, term, SPANISH.has(name) ? spanish(one) : one);
  if (isConcept(type) && name === 'scheme') {
    add(thing, 'skos:inScheme', {
      '@id': `tinkuy:scheme/${encodeURIComponent(String(value))}`,
      '@type': 'skos:ConceptScheme',
      'skos:prefLabel': value,
    });
  }
}

const sourceOf = ({ id, name, url, licence }: GraphSource, base: string): Thing => ({
  '@id': permalink(base, id),
  '@type': typesOf('Source'),
  'schema:identifier': id,
  'schema:name': [spanish(name)],
  ...(url && { 'schema:url': [url] }),
  ...(licence && { 'schema:license': [licence] }),
});

function statement({ key, type, from, to, values, ...told }: GraphEdge, base: string): Thing {
  const thing: Thing = {
    '@id': own(base, 'relationship', key),
    '@type': 'rdf:Statement',
    'rdf:subject': { '@id': permalink(base, from) },
    'rdf:predicate': { '@id': `tinkuy:${type}` },
    'rdf:object': { '@id': permalink(base, to) },
  };
  for (const { field, value } of values) thing[`tinkuy:${field.name}`] = value;
  addTold(thing, told, base);
  return thing;
}
