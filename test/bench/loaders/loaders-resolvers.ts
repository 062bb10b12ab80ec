import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import type { Ask, Variables } from '../operations/operation';
import { FOLLOWED_FIELDS, type Loaders } from './relationship-loaders';

/** What resolvers are given for one request. */
export interface LoadersContext {
  readonly ask: Ask;
  readonly loaders: Loaders;
}

type Resolver = GraphQLFieldResolver<{ readonly id: string }, LoadersContext, Variables>;

const OWN = 'i {.id, .name, .status, .startedOn}';
const TO_ONE = new Set(['category', 'award', 'district', 'province', 'department']);

/** Gives the fields of a schema their resolvers: a statement for each root field, a loader for each relationship. */
export function addResolvers(schema: GraphQLSchema): void {
  const set = (type: string, field: string, resolve: Resolver): void => {
    const of = schema.getType(type);
    const found = isObjectType(of) ? of.getFields()[field] : undefined;
    if (!found) throw new Error(`There is no ${type}.${field}`);
    found.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
  };
  for (const [field, resolve] of Object.entries(ROOTS)) set('Query', field, resolve);
  for (const followed of FOLLOWED_FIELDS) {
    const [type = '', field = ''] = followed.split('.');
    set(type, field, async ({ id }, _arguments, { loaders }) => {
      const rows = await loaders[followed].load(id);
      return TO_ONE.has(field) ? (rows[0] ?? null) : rows;
    });
  }
  set('Page', 'totalCount', (page, _arguments, { ask }) => {
    const { start, given } = page as unknown as PageSource;
    return ask(`${start} RETURN count(i) AS count`, given).then(([row]) => row?.count);
  });
}

/** A page, and what its total is counted from. */
interface PageSource {
  readonly start: string;
  readonly given: Variables;
}

const ROOTS: Readonly<Record<string, Resolver>> = {
  intervention: async (_source, given, { ask }) => {
    const [row] = await ask(`MATCH (i:Intervention {id: $id}) RETURN ${OWN} AS node`, given);
    return row?.node;
  },
  filteredList: (_source, given, context) =>
    nodes(
      context,
      `MATCH (:Approach {id: $approach})<-[:APPLIES]-(i:Intervention)
       WHERE i.startedOn >= $from AND i.startedOn < $before AND EXISTS { (i)-[:RECEIVED]->(:Certification {level: $level}) }
       RETURN ${OWN} AS node ORDER BY i.nameFolded, i.id LIMIT toInteger($first)`,
      given,
    ),
  page: async (_source, given, context) => {
    const { approach, status, skip = 0 } = given;
    const first = Number(given.first);
    const start = [
      approach === undefined
        ? 'MATCH (i:Intervention)'
        : 'MATCH (:Approach {id: $approach})<-[:APPLIES]-(i:Intervention)',
      ...(status === undefined ? [] : ['WHERE i.status = $status']),
    ].join(' ');
    const found = await nodes(
      context,
      `${start} RETURN ${OWN} AS node ORDER BY i.nameFolded, i.id SKIP toInteger($skip) LIMIT toInteger($most)`,
      { ...given, skip, most: first + 1 },
    );
    return {
      start,
      given,
      nodes: found.slice(0, first),
      pageInfo: { hasNextPage: found.length > first },
    };
  },
  byComponents: (_source, given, context) =>
    nodes(
      context,
      `MATCH (i:Intervention) WITH i, COUNT { (i)-[:HAS_COMPONENT]->() } AS components
       RETURN ${OWN} AS node ORDER BY components DESC, i.id DESC LIMIT toInteger($first)`,
      given,
    ),
  communitiesOf: (_source, given, context) =>
    nodes(
      context,
      `MATCH (:Ministry {id: $ministry})-[:OVERSEES]->(:Program)-[:RUNS]->(:Intervention)-[:IMPLEMENTED_IN]->(c:Community)
       WITH DISTINCT c RETURN c {.id, .name} AS node ORDER BY c.nameFolded, c.id LIMIT toInteger($first)`,
      given,
    ),
  search: (_source, given, context) =>
    nodes(
      context,
      `CALL db.index.fulltext.queryNodes('search', $phrase, {limit: toInteger($first)}) YIELD node AS i, score
       RETURN ${OWN} AS node ORDER BY score DESC, i.id`,
      given,
    ),
};

const nodes = async ({ ask }: LoadersContext, text: string, given: Variables): Promise<unknown[]> =>
  (await ask(text, given)).map(({ node }) => node);
