import { join } from 'node:path';
import type { Operation, Variables } from '../operations/operation';

/** The names of the contenders, in the order in which they are told. */
export const CONTENDERS = ['tinkuy', 'hand-written', 'peer', 'loaders', 'embedded'] as const;

/** The name of a contender. */
export type ContenderName = (typeof CONTENDERS)[number];

interface Kind {
  readonly title: string;
  /** The program that serves it. */
  readonly file: string;
  readonly store: 'neo4j' | 'embedded';
  /** What it is sent for an operation; undefined where it has nothing for it. */
  query(operation: Operation): string | undefined;
}

/** What each contender is. */
export const KINDS: Readonly<Record<ContenderName, Kind>> = {
  tinkuy: {
    title: 'Tinkuy on Neo4j',
    file: 'tinkuy.ts',
    store: 'neo4j',
    query: ({ tinkuy }) => tinkuy,
  },
  'hand-written': {
    title: 'Bare driver, hand-written Cypher',
    file: 'hand-written.ts',
    store: 'neo4j',
    query: ({ name }) => name,
  },
  peer: { title: '@neo4j/graphql', file: 'peer.ts', store: 'neo4j', query: ({ peer }) => peer },
  loaders: {
    title: 'Resolvers with DataLoader',
    file: 'loaders.ts',
    store: 'neo4j',
    query: ({ loaders }) => loaders,
  },
  embedded: {
    title: 'Tinkuy embedded',
    file: 'tinkuy.ts',
    store: 'embedded',
    query: ({ tinkuy }) => tinkuy,
  },
};

/** The program that serves a contender. */
export const programOf = (name: ContenderName): string => join(__dirname, KINDS[name].file);

/** The body of a request for an operation; undefined where the contender has nothing for it. */
export function bodyOf(
  name: ContenderName,
  operation: Operation,
  variables: Variables,
): string | undefined {
  const query = KINDS[name].query(operation);
  if (query === undefined) return undefined;
  if (name === 'hand-written')
    return JSON.stringify({ operation: query, variables: named(operation.cypher.text, variables) });
  return JSON.stringify({ query, variables: named(query, variables) });
}

/** Those variables that a text names. */
function named(text: string, variables: Variables): Variables {
  const names = new Set([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name));
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name)));
}
