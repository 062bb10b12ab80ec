import { entityResolver } from '../../schema/entity-resolver';
import { Program } from './program.type';

/** The queries `program` and `programs`. */
export const ProgramResolver = entityResolver(Program);
