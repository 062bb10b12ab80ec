import { entityResolver } from '../../schema/entity-resolver';
import { Horizon } from './horizon.type';

/** The queries `horizon` and `horizons`. */
export const HorizonResolver = entityResolver(Horizon);
