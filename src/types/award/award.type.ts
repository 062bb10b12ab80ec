import { NodeType, Relationship } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A prize or seal. */
@NodeType({
  plural: 'awards',
  implements: [Node, Entity],
  description: 'A prize or seal that recognises good practice.',
})
export class Award extends Entity {
  @Relationship({
    type: 'GRANTED_BY',
    says: {
      es: { out: 'es un premio de', in: 'otorga' },
      en: { out: 'is granted by', in: 'grants' },
    },
    target: 'Actor',
    toOne: true,
    description: 'Who grants it.',
    inverse: { field: 'awards', description: 'The awards that it grants.' },
  })
  grantedBy?: unknown;
}

/** The queries `award` and `awards`. */
export const AwardResolver = entityResolver(Award);
