import { entityResolver } from '../../schema/entity-resolver';
import { Observation } from './observation.type';

/** The queries `observation` and `observations`. */
export const ObservationResolver = entityResolver(Observation);
