/**
 * Where in a value lists stand for maps. What is read of nodes comes as the list of its values, as their names are the
 * same in each row: they need not be sent, nor read, with each.
 */
export type Shape =
  | {
      /** A list that stands for a map with these names. */
      readonly kind: 'values';
      readonly names: readonly string[];
      readonly of: readonly (Shape | undefined)[];
    }
  | { readonly kind: 'each'; readonly of: Shape };

/** The shapes of a row's columns, of those that have one. */
export type RowShape = readonly (readonly [column: string, shape: Shape])[];

type Row = Readonly<Record<string, unknown>>;

/** Rows with maps where lists stand for them. What was given is used up. */
export function withNames(rows: readonly Row[], shape: RowShape = []): readonly Row[] {
  for (const row of rows as Record<string, unknown>[]) {
    for (const [column, of] of shape) row[column] = named(row[column], of);
  }
  return rows;
}

/** A value with maps where lists stand for them. */
export function named(value: unknown, shape: Shape): unknown {
  if (value === null || value === undefined) return value;
  if (shape.kind === 'each') return (value as unknown[]).map((one) => named(one, shape.of));
  const values = value as readonly unknown[];
  const map: Record<string, unknown> = {};
  for (let i = 0; i < shape.names.length; i += 1) {
    const of = shape.of[i];
    map[shape.names[i] as string] = of ? named(values[i], of) : values[i];
  }
  return map;
}
