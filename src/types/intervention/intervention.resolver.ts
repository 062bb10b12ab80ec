import { entityResolver } from '../../schema/entity-resolver';
import { Intervention } from './intervention.type';

/** The queries `intervention` and `interventions`. */
export const InterventionResolver = entityResolver(Intervention);
