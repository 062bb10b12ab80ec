/** What tells a relationship from all others of the graph. */
export interface RelationshipPlace {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly key: string;
}

/** The place of a relationship as one text, by which it is found again. */
export const placeOf = ({ type, from, to, key }: RelationshipPlace): string =>
  `${type} ${from} ${to} ${key}`;

interface Dated {
  readonly properties: Readonly<Record<string, unknown>>;
}

/** True where a relationship holds at no time at which one of the others does. */
export const oneAtATime = (one: Dated, others: readonly Dated[]): boolean =>
  !others.some((other) => overlap(one, other));

/** False where it is known that one was over before the other began. */
const overlap = (a: Dated, b: Dated): boolean => !endsBefore(a, b) && !endsBefore(b, a);

/** A period ends with its last day: `2017~` comes after `2017-12-31` and before `2018`. */
const endsBefore = (a: Dated, b: Dated): boolean =>
  `${(a.properties.validTo ?? '~') as string}~` < ((b.properties.validFrom ?? '') as string);

/** True where both dates are known and the end is before the start; `2017` does not end before `2017-05`. */
export const endsBeforeItStarts = (start: string | undefined, end: string | undefined): boolean =>
  typeof start === 'string' && typeof end === 'string' && `${end}~` <= start;
