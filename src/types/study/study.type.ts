import { Int } from 'type-graphql';
import { NodeType, Property, Relationship } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A study of a programme or intervention. */
@NodeType({
  plural: 'studies',
  nameIdentifies: false,
  implements: [Node, Entity],
  description: 'A study that evaluates a programme or an intervention, of any design.',
})
export class Study extends Entity {
  @Property(() => Int, { description: 'The year of publication.' })
  year?: number;

  @Property(() => String, { description: 'How it was made: experimental, qualitative, review …' })
  design?: string;

  @Property(() => String, { search: 0.9, description: 'Its DOI.' })
  doi?: string;

  @Property(() => String, { description: 'Its address.' })
  url?: string;

  @Relationship({
    type: 'REPORTS',
    says: {
      es: { out: 'informa de', in: 'consta en' },
      en: { out: 'reports', in: 'is reported by' },
    },
    target: 'Finding',
    description: 'What it found.',
    inverse: { field: 'study', toOne: true, description: 'The study that reports it.' },
  })
  findings?: unknown;

  @Relationship({
    type: 'CONDUCTED_BY',
    says: {
      es: { out: 'es obra de', in: 'realizó' },
      en: { out: 'was conducted by', in: 'conducted' },
    },
    target: 'Actor',
    description: 'Who made it.',
    inverse: { field: 'studies', description: 'The studies that it made.' },
  })
  conductedBy?: unknown;
}

/** The queries `study` and `studies`. */
export const StudyResolver = entityResolver(Study);
