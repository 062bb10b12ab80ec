import { entityResolver } from '../../schema/entity-resolver';
import { Sector } from './sector.type';

/** The queries `sector` and `sectors`. */
export const SectorResolver = entityResolver(Sector);
