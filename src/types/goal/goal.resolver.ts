import { entityResolver } from '../../schema/entity-resolver';
import { Goal } from './goal.type';

/** The queries `goal` and `goals`. */
export const GoalResolver = entityResolver(Goal);
