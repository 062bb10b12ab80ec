import { entityResolver } from '../../schema/entity-resolver';
import { Source } from './source.type';

/** The queries `source` and `sources`. */
export const SourceResolver = entityResolver(Source);
