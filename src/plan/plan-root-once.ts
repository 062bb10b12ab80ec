import { Kind, type FieldNode } from 'graphql';
import { memo } from '../graph/memo';
import { decodeCursor } from './cursor';
import { cursorKinds } from './plan-page';
import type { PlannedRoot } from './planned-root';
import type { Path, Scope } from './scope';

type Page = Extract<PlannedRoot, { kind: 'page' }>;

/** The argument of a page that a variable gives its cursor. */
interface CursorArgument {
  readonly name: string;
  readonly variable: string;
}

/**
 * Plans a root field that names no variable once, but for the cursor of its page: what is read behind a cursor is the
 * same wherever it stands, as long as it knows the same keys.
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
  if (!kept.isSettled(others, scope)) return plan(scope);
  const cursor = argument && (variables[argument.variable] as string | null | undefined);
  const place = `root ${maxRootPage} ${cursor == null ? '' : argument?.name}`;
  const known = kept.get(field, place);
  const part = known ?? kept.plan(scope, field, place, (within) => ({ planned: plan(within) }));
  const planned = part.planned as PlannedRoot;
  const root =
    known && argument && cursor != null ? behind(planned, cursor, argument.name, path) : planned;
  if (!root) return plan(scope);
  scope.cost.addAll(part.cost);
  return root;
}

/** A root field without the one argument for a cursor that a variable gives, and that argument. */
const apart = memo(
  (field: FieldNode): { readonly others: FieldNode; readonly argument?: CursorArgument } => {
    const all = field.arguments ?? [];
    const cursors = all.flatMap(({ name: { value: name }, value }): CursorArgument[] =>
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

/** A page as it was planned, behind another cursor; undefined where it must be planned anew. */
function behind(known: PlannedRoot, cursor: string, name: string, path: Path): Page | undefined {
  if (known.kind !== 'page') return undefined;
  const { plan, answer } = known;
  const keys = decodeCursor(cursor, answer.list, cursorKinds(plan.order), name, path);
  const places = plan.page.from ?? [];
  if (places.some((place, i) => (place === null) !== (keys[i] === null))) return undefined;
  const values = [...known.values];
  places.forEach((place, i) => {
    if (place !== null) values[place] = keys[i];
  });
  return { ...known, values };
}
