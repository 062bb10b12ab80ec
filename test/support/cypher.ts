import { CypherTransaction } from '../../src/engine/cypher/cypher-transaction';
import type { CompiledQuery, Row } from '../../src/engine/engine';
import type { StoreTransaction } from '../../src/engine/store';

/** Runs a statement within a transaction: what the contract of a store lets nobody write. */
export function cypher(
  transaction: StoreTransaction,
  query: CompiledQuery,
): Promise<readonly Row[]> {
  if (transaction instanceof CypherTransaction) return transaction.run(query);
  throw new Error('The engine takes no Cypher');
}
