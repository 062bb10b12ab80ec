import { entityResolver } from '../../schema/entity-resolver';
import { Finding } from './finding.type';

/** The queries `finding` and `findings`. */
export const FindingResolver = entityResolver(Finding);
