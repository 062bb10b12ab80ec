import type { Row } from '../engine/engine';

/** The dates between which something is or holds: what it begins with, and what it ends with. */
export const PERIODS = [
  ['startedOn', 'endedOn'],
  ['validFrom', 'validTo'],
] as const;

/** True where something was over before a date; a period ends with its last day: `2017` comes after `2017-12-31`. */
export const endsBefore = (end: string, start: string): boolean => `${end}~` < start;

const since = ({ validFrom }: Row): string => (validFrom ?? '') as string;
const until = ({ validTo }: Row): string => (validTo ?? '~') as string;

/** True where two of several relationships hold at the same time, as far as their dates tell. */
export function heldAtOnce(all: readonly Row[]): boolean {
  return all.some((a, i) =>
    all
      .slice(i + 1)
      .some((b) => !endsBefore(until(a), since(b)) && !endsBefore(until(b), since(a))),
  );
}

/** True for a share of a hundred. */
export const isPercentage = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && value <= 100;
