import { NodeType, Property } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Actor } from '../actor/actor.type';
import { defineEnum } from '../../model/enums';
import { entityResolver } from '../../schema/entity-resolver';

/** A body other than a ministry. */
@NodeType({
  plural: 'organizations',
  implements: [Node, Entity, Actor],
  description:
    'An organisation other than a ministry: an office, a municipality, an award body, an evaluator, a company.',
})
export class Organization extends Actor {
  @Property(() => OrganizationKind, { description: 'What sort of body it is.' })
  kind?: OrganizationKind;

  @Property(() => String, { search: 0.95, description: 'Its acronym, such as `CAD`.' })
  acronym?: string;

  @Property(() => String, {
    search: 0.9,
    description: 'Its number in the register of taxpayers (RUC).',
  })
  ruc?: string;
}

/** What sort of body an organisation is. */
export enum OrganizationKind {
  PROGRAM_OFFICE = 'PROGRAM_OFFICE',
  LOCAL_GOVERNMENT = 'LOCAL_GOVERNMENT',
  EXECUTING_BODY = 'EXECUTING_BODY',
  AWARD_BODY = 'AWARD_BODY',
  EVALUATOR = 'EVALUATOR',
  NGO = 'NGO',
  ACADEMIC = 'ACADEMIC',
  INTERNATIONAL = 'INTERNATIONAL',
  OTHER = 'OTHER',
}

defineEnum(OrganizationKind, 'OrganizationKind', 'What sort of body an organisation is.', {
  PROGRAM_OFFICE: 'The office of a national programme.',
  LOCAL_GOVERNMENT: 'A municipality or a regional government.',
  EXECUTING_BODY: 'A body of the users that carries out a project, such as a núcleo ejecutor.',
  AWARD_BODY: 'Gives awards or certifications.',
  EVALUATOR: 'Evaluates programmes.',
  NGO: 'A non-governmental organisation.',
  ACADEMIC: 'A university or research institute.',
  INTERNATIONAL: 'An international organisation.',
  OTHER: 'None of the others, such as a company.',
});

/** The queries `organization` and `organizations`. */
export const OrganizationResolver = entityResolver(Organization);
