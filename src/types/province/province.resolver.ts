import { entityResolver } from '../../schema/entity-resolver';
import { Province } from './province.type';

/** The queries `province` and `provinces`. */
export const ProvinceResolver = entityResolver(Province);
