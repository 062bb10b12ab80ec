// What a client in TypeScript writes, and the types that it must get for it.
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import { graphql, useFragment } from './gql';
import type { ActivityStatus, InterventionFilter, ParticipantRole } from './gql/graphql';

export const Named = graphql(`
  fragment Named on Entity {
    id
    name
    asOf
  }
`);

export const Line = graphql(`
  fragment Line on Program {
    ...Named
    acronym
    status
  }
`);

export const ProgramThen = graphql(`
  query ProgramThen($id: ID!, $asOf: PointInTime) {
    entity(id: $id, asOf: $asOf) {
      __typename
      ...Named
      ... on Program {
        startedOn
        status
      }
    }
  }
`);

export const Around = graphql(`
  query Around($id: ID!, $types: [EntityType!]) {
    neighborhood(id: $id, types: $types, limit: 3) {
      truncated
      edges {
        from
        label(lang: EN)
        to
        role
      }
    }
  }
`);

export const Page = graphql(`
  query Page($first: Int, $after: String, $where: ProgramFilter) {
    programs(first: $first, after: $after, where: $where, orderBy: [{ field: NAME }]) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          ...Line
        }
      }
    }
  }
`);

export const Groups = graphql(`
  query Groups($where: InterventionFilter) {
    interventions(where: $where) {
      facets(by: [{ sectors: {} }]) {
        values {
          count
          where
        }
      }
    }
    changes(first: 1) {
      nodes {
        at
      }
    }
  }
`);

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const are = <A, B>(same: Same<A, B>): boolean => same;

// Each date is a text, an id is one too, and what may be left out may be null.
are<VariablesOf<typeof ProgramThen>, { id: string; asOf?: string | null | undefined }>(true);
are<VariablesOf<typeof Page>['first'], number | null | undefined>(true);
are<VariablesOf<typeof Page>['after'], string | null | undefined>(true);
are<
  ActivityStatus,
  'CANCELLED' | 'CLOSED' | 'FINALISATION' | 'IMPLEMENTATION' | 'PIPELINE' | 'SUSPENDED'
>(true);

// What leads to something else than a list may lead to nothing.
are<
  ResultOf<typeof Around>,
  {
    neighborhood: {
      truncated: boolean;
      edges: { from: string; label: string; to: string; role: ParticipantRole | null }[];
    } | null;
  }
>(true);

/** What an entity is called at a date, and how far it was if it is a programme. */
export const message = ({ entity }: ResultOf<typeof ProgramThen>) => {
  are<null extends typeof entity ? true : false, true>(true);
  if (entity === null) return 'nothing';
  const named = useFragment(Named, entity);
  are<(typeof named)['id' | 'name'], string>(true);
  are<(typeof named)['asOf'], string | null>(true);
  if (entity.__typename !== 'Program') return named.name;
  are<(typeof entity)['startedOn'], string | null>(true);
  are<(typeof entity)['status'], ActivityStatus | null>(true);
  return `${named.name} (${entity.status ?? '?'})`;
};

/** The names on a page, and where the next one begins. */
export const listed = ({ programs }: ResultOf<typeof Page>) => {
  are<(typeof programs)['totalCount'], number>(true);
  are<(typeof programs)['pageInfo'], { hasNextPage: boolean; endCursor: string | null }>(true);
  return programs.edges.map(({ cursor, node }) => {
    are<typeof cursor, string>(true);
    const line = useFragment(Line, node);
    are<(typeof line)['acronym'], string | null>(true);
    return useFragment(Named, line).name;
  });
};

/** The conditions of the first group, which are a filter again. */
export const first = ({ changes, interventions }: ResultOf<typeof Groups>) => {
  are<(typeof changes)['nodes'], { at: string }[]>(true);
  const where: InterventionFilter | null | undefined = interventions.facets[0]?.values[0]?.where;
  const variables: VariablesOf<typeof Groups> = { where };
  return variables;
};
