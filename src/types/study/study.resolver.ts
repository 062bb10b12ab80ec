import { entityResolver } from '../../schema/entity-resolver';
import { Study } from './study.type';

/** The queries `study` and `studies`. */
export const StudyResolver = entityResolver(Study);
