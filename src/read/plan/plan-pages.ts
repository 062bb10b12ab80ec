import type { ConnectionPlan, PagesPlan, ParamIndex } from './query-plan';

/** True for a page after a cursor that costs what it holds, wherever it is, where an engine reads lists in order. */
export const costsWhatItHolds = ({
  page,
  hop,
  start,
  filter,
  groups,
  order,
}: ConnectionPlan): boolean =>
  page.from !== undefined &&
  !hop &&
  !start &&
  !filter &&
  !groups &&
  order.every(({ by }) => by !== 'count');

/** The plan of pages of one list after several cursors, by that of one of them; the cursors stand at a place of their own. */
export function planPages(plan: ConnectionPlan, cursors: ParamIndex): PagesPlan {
  // The place of a value among those of its cursor is that of its key.
  const from = plan.page.from?.map((place, key) => (place === null ? null : key));
  return { kind: 'pages', list: { ...plan, page: { ...plan.page, from, cursors } } };
}

/** The values of a page's cursor, one for each key, and all values beside the plan with nothing in their places. */
export function cursorApart(
  { page: { from = [] } }: ConnectionPlan,
  values: readonly unknown[],
): { readonly cursor: readonly unknown[]; readonly others: readonly unknown[] } {
  return {
    cursor: from.map((place) => (place === null ? null : values[place])),
    others: values.map((value, place) => (from.includes(place) ? null : value)),
  };
}
