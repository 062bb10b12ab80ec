// What relay-compiler compiles: a fragment that is fetched again by its id, and lists that are paged both ways.
graphql`
  fragment programs_program on Program @refetchable(queryName: "programsAgainQuery") {
    id
    asOf
    name
  }
`;
graphql`
  fragment programs_forward on Program
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" })
  @refetchable(queryName: "programsForwardQuery") {
    interventions(first: $first, after: $after) @connection(key: "programs_forward_interventions") {
      edges {
        node {
          id
        }
      }
    }
  }
`;
graphql`
  fragment programs_backward on Program
  @argumentDefinitions(last: { type: "Int", defaultValue: 2 }, before: { type: "String" })
  @refetchable(queryName: "programsBackwardQuery") {
    earlier: interventions(last: $last, before: $before)
      @connection(key: "programs_backward_earlier") {
      edges {
        node {
          id
        }
      }
    }
  }
`;
graphql`
  query programsQuery($id: ID!, $at: PointInTime) {
    program(id: $id, asOf: $at) {
      id
      asOf
      ...programs_program
      ...programs_forward
      ...programs_backward
    }
  }
`;
