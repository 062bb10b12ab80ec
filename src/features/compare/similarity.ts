/** How similar two things are, by what each has in several dimensions. */

/** The ids of what something has in a dimension; null where nothing is known of it there. */
export type Held = ReadonlySet<string> | null;

/** What two have in common in one dimension. */
export interface Overlap {
  /** The share of what both have in what either has; null where it cannot be told. */
  readonly jaccard: number | null;
  /** The ids that both have. */
  readonly shared: readonly string[];
  /** How many either has. */
  readonly total: number;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What two have in common in one dimension. */
export function overlap(a: Held, b: Held): Overlap {
  const shared = [...(a ?? NOTHING)].filter((id) => b?.has(id));
  const total = (a?.size ?? 0) + (b?.size ?? 0) - shared.length;
  const jaccard = a === null || b === null || total === 0 ? null : shared.length / total;
  return { jaccard, shared, total };
}

/** A share and how much it weighs. */
export interface Weighted {
  readonly jaccard: number | null;
  readonly weight: number;
}

/** The weighted mean of what is known; null where nothing is, or it weighs nothing. */
export function overall(parts: readonly Weighted[]): number | null {
  return mean(parts.filter(({ jaccard }) => jaccard !== null));
}

/** The weighted mean of all parts, in which what is not known counts as 0; 0 where nothing weighs anything. */
export const score = (parts: readonly Weighted[]): number => mean(parts) ?? 0;

function mean(parts: readonly Weighted[]): number | null {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  return round(parts.reduce((sum, one) => sum + one.weight * (one.jaccard ?? 0), 0) / weights);
}

/** A share as it is told: to six decimals; means are of the shares themselves. */
export const rounded = (share: number | null): number | null =>
  share === null ? null : round(share);

const round = (share: number): number => Math.round(share * 1e6) / 1e6;
