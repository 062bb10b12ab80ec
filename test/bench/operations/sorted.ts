import { stableText } from './stable-text';

/** A list in the order of its ids, where the order is each contender's own. */
export const sortedById = (list: unknown): unknown =>
  [...(list as readonly { readonly id: string }[])].sort((a, b) => (a.id < b.id ? -1 : 1));

/** A list in the order of its members' texts. */
export const sorted = (list: readonly unknown[]): unknown[] =>
  [...list].sort((a, b) => (stableText(a) < stableText(b) ? -1 : 1));
