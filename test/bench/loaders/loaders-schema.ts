import { buildSchema, type GraphQLSchema } from 'graphql';

/** The schema of the resolvers with DataLoader: what the operations ask, and nothing more. */
export const loadersSchema = (): GraphQLSchema =>
  buildSchema(`
type Query {
  intervention(id: ID!): Intervention
  filteredList(approach: ID!, from: String!, before: String!, level: String!, first: Int!): [Intervention!]!
  page(first: Int!, skip: Int, approach: ID, status: String): Page!
  byComponents(first: Int!): [Intervention!]!
  communitiesOf(ministry: ID!, first: Int!): [Place!]!
  search(phrase: String!, first: Int!): [Intervention!]!
}
type Page { totalCount: Int! pageInfo: PageInfo! nodes: [Intervention!]! }
type PageInfo { hasNextPage: Boolean! }
type Intervention {
  id: ID! name: String! status: String startedOn: String
  programs: [Program!]! approaches: [Approach!]! components: [Named!]!
  certifications: [Certification!]! places: [Place!]!
}
type Named { id: ID! name: String! }
type Program { id: ID! name: String! ministries: [Named!]! }
type Approach { id: ID! name: String! significance: String }
type Certification { id: ID! name: String! year: Int level: String category: Category }
type Category { id: ID! name: String! award: Named }
type Place { id: ID! name: String! households: Float district: District }
type District { id: ID! name: String! province: Province }
type Province { id: ID! name: String! department: Named }
`);
