import { entityResolver } from '../common/entity-resolver';
import { Horizon } from './horizon.type';

/** The queries `horizon` and `horizons`. */
export const HorizonResolver = entityResolver(Horizon);
