import { entityResolver } from '../../schema/entity-resolver';
import { District } from './district.type';

/** The queries `district` and `districts`. */
export const DistrictResolver = entityResolver(District);
