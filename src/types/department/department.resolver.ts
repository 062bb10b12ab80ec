import { entityResolver } from '../../schema/entity-resolver';
import { Department } from './department.type';

/** The queries `department` and `departments`. */
export const DepartmentResolver = entityResolver(Department);
