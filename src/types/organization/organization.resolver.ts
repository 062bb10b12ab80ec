import { entityResolver } from '../../schema/entity-resolver';
import { Organization } from './organization.type';

/** The queries `organization` and `organizations`. */
export const OrganizationResolver = entityResolver(Organization);
