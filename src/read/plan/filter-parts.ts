import type { Filter } from './query-plan';

/** The conditions that a filter joins by AND; none where there is no filter. */
export const partsOf = (filter: Filter | undefined): readonly Filter[] =>
  filter?.kind === 'and' ? filter.of : filter ? [filter] : [];
