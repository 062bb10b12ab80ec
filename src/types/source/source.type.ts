import { NodeType, Property } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { entityResolver } from '../../schema/entity-resolver';
import { PartialDate } from '../../schema/scalars';

/** Where a statement comes from. */
@NodeType({
  plural: 'sources',
  prominence: -1,
  nameIdentifies: false,
  implements: [Node, Entity],
  description: 'A document, page or data set that statements rest on.',
})
export class Source extends Entity {
  @Property(() => String, { search: 0.8, description: 'Its title, as published.' })
  title?: string;

  @Property(() => String, { description: 'Its address.' })
  url?: string;

  @Property(() => String, { search: 0.5, description: 'Who published it.' })
  publisher?: string;

  @Property(() => PartialDate, { description: 'When it was published.' })
  publishedOn?: string;

  @Property(() => PartialDate, { description: 'When it was last seen at its address.' })
  retrievedOn?: string;

  @Property(() => String, { description: 'The licence of its contents; null where unknown.' })
  licence?: string;
}

/** The queries `source` and `sources`. */
export const SourceResolver = entityResolver(Source);
