/** The text of a value as JSON, the same whatever the order of its keys. */
export const stableText = (value: unknown, indent?: number): string =>
  JSON.stringify(
    value,
    (_key, one: unknown): unknown =>
      one !== null && typeof one === 'object' && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    indent,
  );
