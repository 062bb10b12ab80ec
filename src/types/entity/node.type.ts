import { ID } from 'type-graphql';
import { NodeInterface, Property } from '../../model/decorators';

/** Anything with an id, as the Relay specification of global object identification has it. */
@NodeInterface({
  description: 'Anything with an id that says what it is and never changes.',
})
export abstract class Node {
  @Property(() => ID, {
    required: true,
    description:
      'Its id, `type:key`, such as `district:080505`: what one cites, links and imports by.',
  })
  id!: string;
}
