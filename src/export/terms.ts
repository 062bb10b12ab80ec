import type { GraphEdge } from './read-graph';

/** The vocabularies of JSON-LD exports. What the others have no term for is in `tinkuy:`, which is the same on every server. */
export const VOCABULARIES = {
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  tinkuy: 'urn:uuid:1a2fda99-4b31-44fd-a56a-7191580163c5#',
} as const;

/** The types whose nodes are SKOS concepts. */
const CONCEPTS = [
  'Approach',
  'Component',
  'Methodology',
  'TargetGroup',
  'Horizon',
  'Sector',
  'Goal',
];

/** What a type of nodes is in schema.org or SKOS; each also has its own type. */
const NODE_TERMS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CONCEPTS.map((name) => [name, 'skos:Concept'])),
  Intervention: 'schema:Project',
  Program: 'schema:GovernmentService',
  Ministry: 'schema:GovernmentOrganization',
  Organization: 'schema:Organization',
  Department: 'schema:AdministrativeArea',
  Province: 'schema:AdministrativeArea',
  District: 'schema:AdministrativeArea',
  Community: 'schema:Place',
  Certification: 'schema:Certification',
  Study: 'schema:CreativeWork',
  Source: 'schema:CreativeWork',
  Finding: 'schema:Claim',
  Observation: 'schema:Observation',
  Indicator: 'schema:StatisticalVariable',
};

/** The terms of values, by type and field; those of `Entity` are every type's. */
const VALUE_TERMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Entity: {
    description: 'schema:description',
    aliases: 'schema:alternateName',
    formerNames: 'schema:alternateName',
    acronym: 'schema:alternateName',
    definition: 'skos:definition',
    notation: 'skos:notation',
    latitude: 'schema:latitude',
    longitude: 'schema:longitude',
    url: 'schema:url',
  },
  Concept: { aliases: 'skos:altLabel', formerNames: 'skos:altLabel' },
  Intervention: { startedOn: 'schema:foundingDate', endedOn: 'schema:dissolutionDate' },
  Ministry: { createdOn: 'schema:foundingDate' },
  Organization: { ruc: 'schema:taxID' },
  Certification: { year: 'schema:datePublished' },
  Study: { year: 'schema:datePublished' },
  Source: {
    title: 'schema:headline',
    publisher: 'schema:publisher',
    publishedOn: 'schema:datePublished',
    licence: 'schema:license',
  },
  Observation: {
    value: 'schema:value',
    year: 'schema:observationDate',
    method: 'schema:measurementTechnique',
  },
};

/** What a relationship says in schema.org, where it does. */
export interface EdgeTerm {
  readonly type: string;
  /** The types that it leaves; any unless given. */
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  /** The property belongs to the node that the relationship leads to, and names the one that it leaves. */
  readonly inverse?: true;
  readonly term: string;
  /** A value that the relationship must have. */
  readonly edge?: readonly [name: string, value: string];
  /** A value that the node must have that it leads to. */
  readonly target?: readonly [name: string, value: string];
}

const TO_CONCEPTS = [
  'APPLIES',
  'USES',
  'HAS_COMPONENT',
  'AIMS_AT',
  'CLASSIFIED_AS',
  'REACHES',
].flatMap((type): EdgeTerm[] => [
  { type, from: ['Intervention'], term: 'schema:keywords' },
  { type, from: ['Program'], term: 'schema:category' },
]);

/** The terms of relationships. All of them are told by their own type as well. */
export const EDGE_TERMS: readonly EdgeTerm[] = [
  ...TO_CONCEPTS,
  { type: 'IMPLEMENTED_IN', term: 'schema:areaServed' },
  {
    type: 'PART_OF',
    from: ['Community', 'District', 'Province'],
    term: 'schema:containedInPlace',
  },
  // One that was only submitted is no certification yet.
  { type: 'RECEIVED', term: 'schema:hasCertification', target: ['level', 'CERTIFIED'] },
  {
    type: 'PARTICIPATES_IN',
    to: ['Intervention'],
    edge: ['role', 'FUNDING'],
    inverse: true,
    term: 'schema:funder',
  },
  {
    type: 'PARTICIPATES_IN',
    to: ['Program'],
    edge: ['role', 'IMPLEMENTING'],
    inverse: true,
    term: 'schema:provider',
  },
  { type: 'EVALUATES', term: 'schema:about' },
  { type: 'ABOUT', term: 'schema:about' },
  { type: 'REPORTS', inverse: true, term: 'schema:appearance' },
  { type: 'CONDUCTED_BY', term: 'schema:creator' },
  { type: 'MEASURES', term: 'schema:variableMeasured' },
  { type: 'OBSERVED_ON', term: 'schema:observationAbout' },
];

/** True where nodes of a type are SKOS concepts. */
export const isConcept = (type: string): boolean => CONCEPTS.includes(type);

/** The types of a node: that of schema.org or SKOS where there is one, and its own. */
export const typesOf = (type: string): string[] =>
  [NODE_TERMS[type], `tinkuy:${type}`].filter((one) => one !== undefined);

/** The term of a value of a node. */
export const valueTerm = (type: string, field: string): string =>
  VALUE_TERMS[type]?.[field] ??
  (isConcept(type) ? VALUE_TERMS.Concept?.[field] : undefined) ??
  VALUE_TERMS.Entity?.[field] ??
  `tinkuy:${field}`;

/** What the terms of a relationship look at; an end that the graph does not show has no type. */
export interface EdgeEnds {
  readonly edge: GraphEdge;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The value of a node that the relationship leads to. */
  readonly target: (name: string) => unknown;
}

/** The terms that a relationship has. */
export const edgeTerms = ({ edge, from, to, target }: EdgeEnds): readonly EdgeTerm[] =>
  EDGE_TERMS.filter(
    (one) =>
      one.type === edge.type &&
      (!one.from || (from !== undefined && one.from.includes(from))) &&
      (!one.to || (to !== undefined && one.to.includes(to))) &&
      (!one.edge || valueOf(edge, one.edge[0]) === one.edge[1]) &&
      (!one.target || target(one.target[0]) === one.target[1]),
  );

const valueOf = ({ values }: GraphEdge, name: string): unknown =>
  values.find(({ field }) => field.name === name)?.value;
