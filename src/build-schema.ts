import { isInputObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
// Fields that features add to types.
import './features/citation/citation.fields';
import './features/changes/history.fields';
import { ChangeResolver } from './features/changes/change.resolver';
import { CompareResolver } from './features/compare/compare.resolver';
import { CurationResolver } from './features/curation/curation.resolver';
import { DatasetResolver } from './features/dataset/dataset.resolver';
import { EntityResolver } from './types/entity/entity.resolver';
import { GapMapResolver } from './features/gap-map/gap-map.resolver';
import { LabelsResolver } from './features/labels/labels.resolver';
import { LimitsResolver } from './features/limits/limits.resolver';
import { NeighborhoodResolver } from './features/neighborhood/neighborhood.resolver';
import { PathsResolver } from './features/paths/paths.resolver';
import { PlaceResolver } from './types/place/place.resolver';
import { SearchResolver } from './features/search/search.resolver';
import { SimilarResolver } from './features/similar/similar.resolver';
import { SourceStatementsResolver } from './features/provenance/source-statements.resolver';
import type { RequestContext } from './read/run/request-context';
import { noteOf } from './model/notes';
import { completeTypes } from './schema/complete-types';
import { ApproachResolver } from './types/approach/approach.type';
import { AwardCategoryResolver } from './types/award-category/award-category.type';
import { AwardResolver } from './types/award/award.type';
import { CertificationResolver } from './types/certification/certification.type';
import { CommunityResolver } from './types/community/community.type';
import { ComponentResolver } from './types/component/component.type';
import { DepartmentResolver } from './types/department/department.type';
import { DistrictResolver } from './types/district/district.type';
import { FindingResolver } from './types/finding/finding.type';
import { GoalResolver } from './types/goal/goal.type';
import { HorizonResolver } from './types/horizon/horizon.type';
import { IndicatorResolver } from './types/indicator/indicator.type';
import { InterventionResolver } from './types/intervention/intervention.type';
import { MethodologyResolver } from './types/methodology/methodology.type';
import { MinistryResolver } from './types/ministry/ministry.type';
import { ObservationResolver } from './types/observation/observation.type';
import { OrganizationResolver } from './types/organization/organization.type';
import { ProgramResolver } from './types/program/program.type';
import { ProvinceResolver } from './types/province/province.type';
import { SectorResolver } from './types/sector/sector.type';
import { SourceResolver } from './types/source/source.type';
import { StudyResolver } from './types/study/study.type';
import { TargetGroupResolver } from './types/target-group/target-group.type';

/** The resolvers of the public schema: one for each thing, in the order of the graph's description. */
export const resolvers: readonly object[] = [
  EntityResolver,
  SearchResolver,
  NeighborhoodResolver,
  PathsResolver,
  CompareResolver,
  SimilarResolver,
  GapMapResolver,
  PlaceResolver,
  MinistryResolver,
  OrganizationResolver,
  ProgramResolver,
  InterventionResolver,
  DepartmentResolver,
  ProvinceResolver,
  DistrictResolver,
  CommunityResolver,
  ApproachResolver,
  ComponentResolver,
  MethodologyResolver,
  TargetGroupResolver,
  SectorResolver,
  GoalResolver,
  HorizonResolver,
  AwardResolver,
  AwardCategoryResolver,
  CertificationResolver,
  StudyResolver,
  FindingResolver,
  IndicatorResolver,
  ObservationResolver,
  SourceResolver,
  SourceStatementsResolver,
  DatasetResolver,
  ChangeResolver,
  LabelsResolver,
  LimitsResolver,
  CurationResolver,
];

const QUERY =
  'What can be asked: things by their ids, lists of each type, a search, what surrounds and connects things, how they compare, and what became of the graph. A query changes nothing.';
const MUTATION =
  'What curators can change, where the server has curation turned on: each change names its sources and is kept in the journal.';

/** The public schema, built from the decorated classes that the resolvers bring along. */
export function buildTinkuySchema(list: readonly object[] = resolvers): GraphQLSchema {
  completeTypes();
  const schema = buildSchemaSync({
    resolvers: list as [() => void, ...(() => void)[]],
    validate: false,
    // It would run the introspection query at every start; a test validates the schema once.
    skipCheck: true,
  });
  // type-graphql has no way of its own to say that exactly one field of an input must be given.
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type) && noteOf(type).oneOf) type.isOneOf = true;
  }
  for (const [type, description] of [
    [schema.getQueryType(), QUERY],
    [schema.getMutationType(), MUTATION],
  ] as const) {
    if (type) type.description = description;
  }
  // What is planned is answered from its plan: the methods of the resolvers only declare it, and none of its
  // arguments need be made an instance of its class.
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      if (noteOf(field).root) field.resolve = fromPlan;
    }
  }
  return schema;
}

const fromPlan: GraphQLFieldResolver<unknown, RequestContext> = (_source, _args, context, info) =>
  context.answer(info);
