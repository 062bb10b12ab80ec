import { Kind, type FieldNode } from 'graphql';
import { badArgument } from '../../errors';
import { derived, guard } from './bindings';
import { decodeCursor, type CursorKind, type ListIdentity } from './cursor';
import { checkBetween, type Scope } from './scope';
import type { OrderKey, Page } from './connection-plan';
import type { Path, Values } from './values';

/** The paging arguments as GraphQL coerced them. */
export interface PageInput {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A page and its size. */
export interface PlannedPage {
  readonly page: Page;
  readonly size: number;
}

/** The part of a list that the paging arguments ask for, without a look at what follows it. */
export function planPage(
  scope: Scope,
  field: FieldNode,
  input: PageInput,
  order: readonly OrderKey[],
  list: ListIdentity,
  values: Values,
  path: Path,
): PlannedPage {
  const { size, backward } = pageSize(scope, field, input, path);
  const [name, cursor] = backward ? ['before', input.before] : ['after', input.after];
  const [otherName, other] = backward ? ['after', input.after] : ['before', input.before];
  if (other != null) {
    throw badArgument(
      otherName,
      `goes with ${backward ? 'first' : 'last'}, not with ${backward ? 'last' : 'first'}`,
      path,
    );
  }
  const limit = values.add(size);
  if (cursor == null) return { size, page: { limit, backward } };
  const keys = derived([cursor, list] as const, ([text, of]) =>
    decodeCursor(text, of, cursorKinds(order), name, path),
  );
  const unknown = guard(derived(keys, (of) => of.map((key) => key === null)));
  const from = unknown.map((isNull, i) =>
    isNull ? null : values.add(derived(keys, (of) => of[i])),
  );
  return { size, page: { limit, backward, from } };
}

/** What the values of a cursor can be, in an order. */
const cursorKinds = (order: readonly OrderKey[]): CursorKind[] =>
  order.map((key) => {
    if (key.by === 'property') return { type: key.value, nullable: key.nullable };
    return { type: key.by === 'count' ? 'number' : 'string', nullable: false };
  });

/** How many are asked for, and from which end. */
export function pageSize(
  scope: Scope,
  field: FieldNode,
  { first, last }: PageInput,
  path: Path,
): { size: number; backward: boolean } {
  // `first` has a default, so that only the document tells whether the client gave the number that it is.
  if (last != null && first != null && isGiven(scope, field, 'first')) {
    throw badArgument('first', 'and last must not be given together', path);
  }
  const [name, size] = last != null ? ['last', last] : ['first', first];
  const wanted = size ?? scope.limits.defaultPageSize;
  const root = path.length === 1 ? scope.maxRootPage : undefined;
  checkBetween(wanted, name, root ?? scope.limits.maxPageSize, path);
  return { size: wanted, backward: last != null };
}

function isGiven(scope: Scope, field: FieldNode, name: string): boolean {
  const value = field.arguments?.find((one) => one.name.value === name)?.value;
  if (value?.kind === Kind.VARIABLE) return scope.variables[value.name.value] !== undefined;
  return value !== undefined;
}
