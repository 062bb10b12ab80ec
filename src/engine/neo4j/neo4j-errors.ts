import { Neo4jError } from 'neo4j-driver';
import { EngineError, type EngineErrorKind } from '../engine-error';

/** The driver's error in the program's terms, told by its code and never by its message. */
export function toEngineError(error: unknown): unknown {
  return error instanceof Neo4jError
    ? new EngineError(kindOf(error), 'Neo4j refused or lost a statement', error)
    : error;
}

function kindOf({ code }: Neo4jError): EngineErrorKind {
  if (code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut')) return 'timeout';
  if (code === 'Neo.ClientError.Schema.ConstraintValidationFailed') return 'conflict';
  // Of one transaction, of all that run, of the heap and beside it: each is told by a code of its own.
  if (/^Neo\.\w+\.General\.\w*Memory/.test(code)) return 'memory';
  const unavailable = ['Neo.ClientError.Security.', 'Neo.ClientError.Database.', 'Neo.Transient'];
  if (!code.startsWith('Neo.') || unavailable.some((one) => code.startsWith(one))) {
    return 'unavailable';
  }
  return 'statement';
}
