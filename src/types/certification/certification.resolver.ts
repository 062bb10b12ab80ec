import { entityResolver } from '../../schema/entity-resolver';
import { Certification } from './certification.type';

/** The queries `certification` and `certifications`. */
export const CertificationResolver = entityResolver(Certification);
