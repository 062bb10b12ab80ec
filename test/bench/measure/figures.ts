/** The value below which so much of a list lies, by its nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN
  );
}

/** The middle value of a list. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** A figure with three digits that count. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
