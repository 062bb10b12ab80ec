import type { RootSelection } from '../../read/run/root-field';
import type { SupportedByPlan } from '../../read/plan/step-plans';
import { derived, guard } from '../../read/plan/bindings';
import { resolveId } from '../../read/plan/resolve-id';
import { decodeCursor, type CursorKind, type ListIdentity } from '../../read/plan/cursor';
import { pageSize } from '../../read/plan/plan-page';
import { planEntityView } from '../../read/plan/plan-view';
import { readsOfAny } from '../../read/plan/relationship-kinds';
import type { PlanContext } from '../../read/plan/scope';
import type { PropertyRead } from '../../read/plan/connection-plan';
import type { RowLookup, ViewAnswer } from '../../read/plan/answer-plan';

/** What rests on a source, ready to run. */
export interface PlannedSourceStatements {
  readonly plan: SupportedByPlan;
  readonly values: readonly unknown[];
  readonly size: number;
  readonly source: string;
  readonly continued: boolean;
  readonly list: ListIdentity;
  /** Absent where nothing is asked of the entities. */
  readonly lookup?: RowLookup;
  readonly answer: ViewAnswer;
}

const KEY: CursorKind = { type: 'string', nullable: false };

/** Of a relationship the start, the type, the end and its own key; of an entity the id, and three empty texts. */
const CURSOR = [KEY, KEY, KEY, KEY];

/**
 * What rests on a source, in one statement, and in a second one the entities among it. Both look through the whole
 * graph, since no engine has an index of what lists hold.
 */
export function planSourceStatements(
  at: PlanContext,
  { type: source, nodes, args }: RootSelection,
): PlannedSourceStatements {
  const { scope, values, path } = at;
  const id = derived(args.id as string, (of) => resolveId(scope, of, source, 'id', path));
  const { size } = pageSize(scope, nodes[0], args, path);
  const list = ['sourceStatements', id];
  const after = args.after as string | null | undefined;
  const keys =
    after == null
      ? undefined
      : derived([after, list] as const, ([cursor, of]) =>
          decodeCursor(cursor, of, CURSOR, 'after', path),
        );

  const { view, lookup } = planEntityView({ ...at, times: size }, nodes);
  scope.cost.add(size, path);
  const asked = (name: string): boolean => view.asked.has(name);
  const paged = asked('statements') || asked('pageInfo');
  const plan: SupportedByPlan = {
    kind: 'supportedBy',
    source: values.add(id),
    counts: asked('entities') || asked('relationships'),
    ...(paged && {
      page: {
        limit: values.add(size + 1),
        ...(keys && { after: lastOf(at, keys) }),
        edge: readsOf(at, view.asked),
      },
    }),
  };
  return {
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
  { values }: PlanContext,
  keys: readonly unknown[],
): NonNullable<NonNullable<SupportedByPlan['page']>['after']> {
  const isEntity = guard(derived(keys, ([, ...others]) => others.every((key) => key === '')));
  return {
    kind: isEntity ? 'entity' : 'relationship',
    keys: CURSOR.slice(0, isEntity ? 1 : undefined).map((_, i) =>
      values.add(derived(keys, (of) => of[i])),
    ),
  };
}

/** What is asked of the relationships, of what any type of them has. */
function readsOf({ scope }: PlanContext, asked: ReadonlySet<string>): PropertyRead[] {
  const within = 'statements.relationship.';
  const own = [...asked].filter((name) => name.startsWith(within));
  return readsOfAny(scope.model, new Set(own.map((name) => name.slice(within.length))));
}
