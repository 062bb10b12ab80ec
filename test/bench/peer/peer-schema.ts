import type { GraphQLSchema } from 'graphql';
import type { Driver } from 'neo4j-driver';

/** What @neo4j/graphql is told: nothing that it calls deprecated, and texts that are compared as dates are. */
const FEATURES = {
  filters: { String: { GT: true, GTE: true, LT: true, LTE: true } },
  excludeDeprecatedFields: {
    mutationOperations: true,
    aggregationFilters: true,
    aggregationFiltersOutsideConnection: true,
    relationshipFilters: true,
    attributeFilters: true,
    bookmark: true,
  },
};

/** The schema that @neo4j/graphql makes of type definitions. */
export async function peerSchema(typeDefs: string, driver?: Driver): Promise<GraphQLSchema> {
  const { Neo4jGraphQL } = await import('@neo4j/graphql');
  return new Neo4jGraphQL({ typeDefs, driver, features: FEATURES }).getSchema();
}
