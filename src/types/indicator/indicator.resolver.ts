import { entityResolver } from '../../schema/entity-resolver';
import { Indicator } from './indicator.type';

/** The queries `indicator` and `indicators`. */
export const IndicatorResolver = entityResolver(Indicator);
