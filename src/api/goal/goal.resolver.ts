import { entityResolver } from '../common/entity-resolver';
import { Goal } from './goal.type';

/** The queries `goal` and `goals`. */
export const GoalResolver = entityResolver(Goal);
