import type { RestingPlan } from '../../read/plan/step-plans';
import type { FieldNode } from 'graphql';
import { invariant } from '../../errors';
import type { NodeModel } from '../../model/graph-model';
import { checkId } from '../../read/plan/check-id';
import { decodeCursor, type CursorKind } from '../../read/plan/cursor';
import { pageSize } from '../../read/plan/plan-page';
import { planEntityView } from '../../read/plan/plan-view';
import type { PlannedSourceStatements } from '../../read/plan/planned-root';
import type { PropertyRead } from '../../read/plan/query-plan';
import { readsOfAny } from '../../read/plan/relationship-kinds';
import type { Place } from '../../read/plan/scope';

const KEY: CursorKind = { type: 'string', nullable: false };

/** Of a relationship the start, the type, the end and its own key; of an entity the id, and three empty texts. */
const CURSOR = [KEY, KEY, KEY, KEY];

/**
 * What rests on a source, in one statement, and in a second one the entities among it. Both look through the whole
 * graph, since no engine has an index of what lists hold.
 */
export function planSourceStatements(
  at: Place,
  source: NodeModel,
  nodes: readonly FieldNode[],
  args: Readonly<Record<string, unknown>>,
): PlannedSourceStatements {
  const { scope, values, path } = at;
  const [field] = nodes;
  invariant(field, 'a root without a field');
  const id = checkId(scope, args.id as string, source, 'id', path);
  const { size } = pageSize(scope, field, args, path);
  const list = ['sourceStatements', id];
  const after = args.after as string | null | undefined;
  const keys = after == null ? undefined : decodeCursor(after, list, CURSOR, 'after', path);

  const { view, lookup } = planEntityView({ ...at, times: size }, nodes);
  scope.cost.add(size, path);
  const asked = (name: string): boolean => view.asked.has(name);
  const paged = asked('statements') || asked('pageInfo');
  const plan: RestingPlan = {
    kind: 'resting',
    source: values.add(id),
    counts: asked('entities') || asked('relationships'),
    ...(paged && {
      page: {
        limit: values.add(size + 1),
        ...(keys && { after: lastOf(at, keys as readonly string[]) }),
        edge: readsOf(at, view.asked),
      },
    }),
  };
  return {
    kind: 'sourceStatements',
    plan,
    values: values.list,
    size,
    source: id,
    continued: keys !== undefined,
    list,
    ...(asked('statements.entity') && { lookup }),
    answer: view.answer,
  };
}

/** What a cursor stands at. */
function lastOf(
  { values }: Place,
  [first, ...others]: readonly string[],
): NonNullable<NonNullable<RestingPlan['page']>['after']> {
  const isEntity = others.every((key) => key === '');
  const keys = isEntity ? [first] : [first, ...others];
  return {
    kind: isEntity ? 'entity' : 'relationship',
    keys: keys.map((key) => values.add(key)),
  };
}

/** What is asked of the relationships, of what any type of them has. */
function readsOf({ scope }: Place, asked: ReadonlySet<string>): PropertyRead[] {
  const within = 'statements.relationship.';
  const own = [...asked].filter((name) => name.startsWith(within));
  return readsOfAny(scope.model, new Set(own.map((name) => name.slice(within.length))));
}
