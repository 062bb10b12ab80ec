import { NodeInterface, Property } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';

/** A term of a vocabulary. */
@NodeInterface({
  implements: [Node, Entity],
  description: 'A term of a vocabulary, by which programmes and interventions are described.',
})
export abstract class Concept extends Entity {
  @Property(() => String, { description: 'The vocabulary it belongs to, such as `DAC` or `SDG`.' })
  scheme?: string;

  @Property(() => String, { search: 0.9, description: 'Its code in the vocabulary.' })
  notation?: string;

  @Property(() => String, {
    search: 0.5,
    prose: true,
    description: 'What the term means, in Spanish.',
  })
  definition?: string;
}
