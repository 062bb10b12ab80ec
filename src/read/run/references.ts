import type { PlannedLookup } from '../plan/answer-plan';

/** What a list of ids refers to, to be loaded when GraphQL comes to it. */
export class References {
  constructor(
    readonly ids: readonly string[],
    readonly lookup: PlannedLookup,
  ) {}
}
