/**
 * What is used of `@neo4j/graphql`, which is installed for the benchmark alone: so the types are checked whether it
 * is there or not.
 */
declare module '@neo4j/graphql' {
  import type { GraphQLSchema } from 'graphql';
  import type { Driver } from 'neo4j-driver';

  export class Neo4jGraphQL {
    constructor(options: {
      readonly typeDefs: string;
      readonly driver?: Driver;
      readonly features?: Readonly<Record<string, unknown>>;
    });
    getSchema(): Promise<GraphQLSchema>;
  }
}
