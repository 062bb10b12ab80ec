import { entityResolver } from '../../schema/entity-resolver';
import { Approach } from './approach.type';

/** The queries `approach` and `approaches`. */
export const ApproachResolver = entityResolver(Approach);
