import { NodeType, Property } from '../../model/decorators';
import { OrganizationKind } from './organization-kind';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Actor } from '../actor/actor.type';

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
