import { Kind, type FieldNode } from 'graphql';
import { memo } from '../../model/memo';
import { decodeCursor } from '../plan/cursor';
import { givenTo } from '../plan/given-ids';
import { namesIn } from '../plan/names-in';
import { NOWHERE, placesOfIds, withIds, type IdPlaces } from '../plan/other-ids';
import { cursorKinds } from '../plan/plan-page';
import { isPage } from './node-roots';
import type { PlannedRoot } from './root-field';
import type { Scope } from '../plan/scope';
import type { Path } from '../plan/values';

/** A root field that was planned with some ids. */
interface Known {
  readonly root: PlannedRoot;
  readonly ids: readonly string[];
  /** Where these stand; absent where they decide more than that, or no others were given yet. */
  readonly places?: IdPlaces;
  /** True where others were given. */
  readonly compared: boolean;
}

/** The cursor of a page that a variable gives. */
interface Cursor {
  readonly name: string;
  readonly text: string;
}

/**
 * Plans a root field once for all ids that variables give it, and for all cursors: what is read is the same whatever
 * the ids, as long as they are of the same types, and behind any cursor that knows the same keys. What else variables
 * give, such as sizes and texts, tells apart what is kept.
 */
export function planRootOnce(
  scope: Scope,
  nodes: readonly FieldNode[],
  path: Path,
  plan: (scope: Scope) => PlannedRoot,
): PlannedRoot {
  const { kept, maxRootPage, variables } = scope;
  const [field, another] = nodes;
  if (!kept || !field || another) return plan(scope);
  const { others, argument } = apart(field);
  const given = givenTo(namesIn(others, scope.fragments), scope);
  if (!given) return plan(scope);
  const text = argument && (variables[argument.variable] as string | null | undefined);
  const cursor = argument && text != null ? { name: argument.name, text } : undefined;
  const place = `root ${maxRootPage} ${cursor?.name} ${given.rest}`;
  const part = kept.get(field, place);
  const known = part?.planned as Known | undefined;
  if (part && known && !isToCompare(known, given.ids)) {
    const root = again(known, given.ids, cursor, path);
    if (!root) return plan(scope);
    scope.cost.addAll(part.cost);
    return root;
  }
  const { planned, cost } = kept.plan(scope, field, place, (within) => ({
    planned: compared(plan(within), given.ids, known),
  }));
  scope.cost.addAll(cost);
  return (planned as Known).root;
}

/** A root field without the one argument for a cursor that a variable gives, and that argument. */
const apart = memo(
  (
    field: FieldNode,
  ): {
    readonly others: FieldNode;
    readonly argument?: { readonly name: string; readonly variable: string };
  } => {
    const all = field.arguments ?? [];
    const cursors = all.flatMap(({ name: { value: name }, value }) =>
      (name === 'after' || name === 'before') && value.kind === Kind.VARIABLE
        ? [{ name, variable: value.name.value }]
        : [],
    );
    const [argument, another] = cursors;
    if (!argument || another) return { others: field };
    const others = all.filter(({ name }) => name.value !== argument.name);
    return { others: { ...field, arguments: others }, argument };
  },
);

/** True where what will be planned with these ids tells where those before stand: they have none in common. */
const isToCompare = ({ compared, ids: before }: Known, ids: readonly string[]): boolean =>
  !compared && !ids.some((id) => before.includes(id));

/** What is known of a root field that was planned, with what was planned before with other ids. */
function compared(root: PlannedRoot, ids: readonly string[], before: Known | undefined): Known {
  if (ids.length === 0) return { root, ids, places: NOWHERE, compared: true };
  if (!before) return { root, ids, compared: false };
  const places = placesOfIds(bare(root), ids, bare(before.root), before.ids);
  return { root, ids, ...(places !== undefined && { places }), compared: true };
}

/** A root without the keys of its cursor. */
function bare(root: PlannedRoot): PlannedRoot {
  if (!isPage(root)) return root;
  const { plan, values } = root.planned;
  const from = plan.page.from ?? [];
  const others = values.map((value, i) => (from.includes(i) ? null : value));
  return { ...root, planned: { ...root.planned, values: others } };
}

/** What was planned before, with other ids and behind another cursor; undefined where it must be planned anew. */
function again(
  { root, ids: before, places }: Known,
  ids: readonly string[],
  cursor: Cursor | undefined,
  path: Path,
): PlannedRoot | undefined {
  const others = ids.every((id, i) => id === before[i]) ? NOWHERE : places;
  if (others === undefined) return undefined;
  const filled = withIds(root, others, ids);
  return cursor ? behind(filled, cursor, path) : filled;
}

/** A page as it was planned, behind another cursor; undefined where it must be planned anew. */
function behind(known: PlannedRoot, { text, name }: Cursor, path: Path): PlannedRoot | undefined {
  if (!isPage(known)) return undefined;
  const { plan, answer } = known.planned;
  const keys = decodeCursor(text, answer.list, cursorKinds(plan.order), name, path);
  const places = plan.page.from ?? [];
  if (places.some((place, i) => (place === null) !== (keys[i] === null))) return undefined;
  const values = [...known.planned.values];
  places.forEach((place, i) => {
    if (place !== null) values[place] = keys[i];
  });
  return { ...known, planned: { ...known.planned, values } };
}
