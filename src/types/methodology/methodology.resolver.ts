import { entityResolver } from '../../schema/entity-resolver';
import { Methodology } from './methodology.type';

/** The queries `methodology` and `methodologies`. */
export const MethodologyResolver = entityResolver(Methodology);
