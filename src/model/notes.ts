/** What a property is, besides its type. */
export interface PropertyNote {
  readonly required?: boolean;
  /** Properties that hold the text in other languages; the field then takes `lang`. */
  readonly languages?: Readonly<Record<string, string>>;
  /** The type whose ids the property lists. */
  readonly references?: string;
  /** The type whose ids the property lists, some of which may be gone: they are given as ids. */
  readonly mentions?: string;
  /** How much a search's match in the property weighs, from 0 to 1; absent where it is not searched. */
  readonly search?: number;
  /** True for sentences: lists are neither ordered nor grouped by them. */
  readonly prose?: boolean;
  /** True for codes: the database keeps an index, and a match on one value starts there. */
  readonly indexed?: boolean;
  /** Of a number, the property that tells its unit: `currency`, or behind a to-one relationship `indicator.unit`. */
  readonly unit?: string;
  /** True for the date with which a node or a relationship begins. */
  readonly begins?: boolean;
  /** The date with which what ends on this one began: it cannot be after it. */
  readonly endsAfter?: string;
  /** True for codes that begin with those of the place that contains theirs. */
  readonly nested?: boolean;
  /** True for what the graph keeps of itself: nobody states it. */
  readonly kept?: boolean;
  /** True for the revision of the data set that a node belongs to; it is not shown before that is the data set's. */
  readonly revision?: boolean;
  /** The properties that list the values that it had before, and until when it had each, in that order. */
  readonly former?: { readonly values: string; readonly until: string };
}

/** What a relationship says of its ends, between their names, seen from one of them: `runs`. */
export type Says = Readonly<Record<'es' | 'en', string>>;

/** An order of nodes by properties, first key first. */
export type NodeOrder = readonly {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}[];

/** Makes the value of a field of a row, its arguments, the request and what is asked of its parts. */
export type MakeValue = (
  row: Readonly<Record<string, unknown>>,
  args: Readonly<Record<string, unknown>>,
  // What these are is told where values are made (`read/run/computed`); the model knows no requests.
  context: never,
  view: never,
) => unknown;

/** The note that the decorators leave in `extensions.tinkuy`. */
export interface TinkuyNote {
  readonly node?: {
    readonly plural?: string;
    readonly containment?: string;
    readonly nameIdentifies?: boolean;
    readonly order?: NodeOrder;
    readonly prominence?: number;
  };
  readonly property?: PropertyNote;
  readonly relationship?: {
    readonly type: string;
    readonly direction: 'out' | 'in';
    readonly target: string;
    readonly toOne: boolean;
    readonly says?: Says;
  };
  /** A value that is made of stored ones when it is asked for. */
  readonly computed?: {
    readonly make: MakeValue;
    readonly reads: readonly string[];
    /** Fields that lead to others, which it is made of too, as GraphQL: `{ conductedBy { nodes { name } } }`. */
    readonly asks?: string;
    /** Stored properties that are no fields: nothing else gives, filters or orders by them. */
    readonly hidden?: readonly string[];
  };
  /** How a root field is planned and answered (`RootField`), and the name of the type that it concerns. */
  readonly root?: { readonly field: object; readonly type: string };
  readonly oneOf?: boolean;
}

/** The note that a decorator left on a type or a field of the schema. */
export function noteOf(holder: {
  readonly name?: string;
  readonly extensions: object;
}): TinkuyNote {
  const notes = holder.extensions as Record<string, TinkuyNote | undefined>;
  return notes[`tinkuy:${holder.name}`] ?? notes.tinkuy ?? {};
}

/** Under this key a row tells the name of its type: a symbol, so that no alias of a client can shadow it. */
export const TYPE_NAME = Symbol('typeName');
