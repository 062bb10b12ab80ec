import { NodeType } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { Concept } from '../concept/concept.type';
import { entityResolver } from '../../schema/entity-resolver';

/** A goal, such as the Sustainable Development Goals. */
@NodeType({
  plural: 'goals',
  implements: [Node, Entity, Concept],
  description: 'A goal, such as the Sustainable Development Goals.',
})
export class Goal extends Concept {}

/** The queries `goal` and `goals`. */
export const GoalResolver = entityResolver(Goal);
