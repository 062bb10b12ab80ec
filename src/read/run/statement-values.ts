/** What some sources of a thing state of one of its properties. */
export interface StatementValue {
  readonly property: string;
  readonly value: unknown;
  /** The ids of the sources. */
  readonly sources: readonly string[];
  /** True for the value that the thing is shown with: of each property the first one. */
  readonly shown: boolean;
}

/** As it is stored, in the text `stated` of a node or a relationship. */
type Stored = readonly {
  readonly p: string;
  readonly v: unknown;
  readonly s: readonly string[];
}[];

/** The values that not all sources of a thing state alike; none where they all do, and then nothing is stored. */
export function statementsIn(text: string | null | undefined): StatementValue[] {
  const stored = text ? (JSON.parse(text) as Stored) : [];
  return stored.map(({ p, v, s }, i) => ({
    property: p,
    value: v,
    sources: s,
    shown: stored.findIndex((one) => one.p === p) === i,
  }));
}
