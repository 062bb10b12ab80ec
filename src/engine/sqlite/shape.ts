/**
 * What the values of a row mean. A row is one flat list: what belongs to a node's edge, or to a list below it, stands
 * among its own values, so that statements nest as little as can be: SQLite's parser takes about seven levels.
 */
export type Shape =
  | {
      /** The values of a map, one after another; those of a map within it among them. */
      readonly kind: 'map';
      readonly names: readonly string[];
      readonly of: readonly (Shape | undefined)[];
    }
  | {
      /** One value: a list of rows, or of values where these have no shape. */
      readonly kind: 'each';
      readonly of?: Shape | undefined;
      readonly inParts?: boolean;
    }
  | {
      /** One value: the number of a node, of which another statement reads what stands here: it gives a row for each node. */
      readonly kind: 'later';
      readonly of: Statement;
    }
  | {
      /** One value: a row, or null. */
      readonly kind: 'one';
      readonly of: Shape;
      readonly inParts?: boolean;
    };

/** A statement, and what the value that it gives means. */
export interface Statement {
  readonly text: string;
  readonly shape: Shape;
}

/** A place that is to be filled: that of a name in a map, by what is read of a node. */
export interface Gap {
  readonly of: Statement;
  readonly map: Record<string, unknown>;
  readonly name: string;
  readonly node: unknown;
}

/** Reads the values of a row one after another. */
class Row {
  #next = 0;

  constructor(
    readonly values: readonly unknown[],
    readonly gaps: Gap[],
  ) {}

  read(shape: Shape | undefined): unknown {
    if (shape?.kind === 'map') {
      const map: Record<string, unknown> = {};
      for (let i = 0; i < shape.names.length; i += 1) {
        const [name, of] = [shape.names[i] as string, shape.of[i]];
        const value = this.read(of);
        map[name] = value;
        if (of?.kind === 'later') this.gaps.push({ of: of.of, map, name, node: value });
      }
      return map;
    }
    const value = this.values[this.#next];
    this.#next += 1;
    return shape && value !== null ? shaped(value, shape, this.gaps) : value;
  }
}

/** A value as its shape says: maps where lists stand for them. What other statements are to fill is added to the gaps. */
export function shaped(value: unknown, shape: Shape, gaps: Gap[]): unknown {
  switch (shape.kind) {
    case 'map':
      return new Row(value as readonly unknown[], gaps).read(shape);
    case 'later':
      return value;
    case 'one':
      return rowOf(value, shape, gaps);
    case 'each': {
      const { of } = shape;
      if (!of) return value;
      return (value as readonly unknown[]).map((one) =>
        rowOf(one, { of, inParts: shape.inParts }, gaps),
      );
    }
  }
}

const rowOf = (
  value: unknown,
  { of, inParts }: { readonly of: Shape; readonly inParts?: boolean | undefined },
  gaps: Gap[],
): unknown =>
  new Row(
    of.kind !== 'map' ? [value] : inParts ? (value as unknown[][]).flat() : (value as unknown[]),
    gaps,
  ).read(of);
