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
