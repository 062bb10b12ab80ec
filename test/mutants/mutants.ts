import type { Mutant } from './find-mutant';

/** Small faults that tests should see. */
export const MUTANTS: readonly Mutant[] = [
  {
    in: 'checkMayWithdraw',
    from: 'const [response, [node]] of fields',
    to: 'const [response, [node]] of [...fields].slice(0, 1)',
    tests: ['server/auth'],
  },
  {
    in: 'undoLast',
    from: 'ORDER BY c.n DESC',
    to: 'ORDER BY c.n ASC',
    tests: ['ingest/undo'],
  },
  {
    in: 'ChangePlan.#makeRoom',
    from: 'other.after.sources.every',
    to: 'other.after.sources.some',
    tests: ['ingest/rules'],
  },
  {
    in: 'consequencesOf',
    from: 'rest.properties.name ?? name',
    to: 'rest.properties.name',
    tests: ['ingest/withdraw-source'],
  },
];
