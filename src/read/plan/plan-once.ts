import type { PlanContext } from './scope';
import type { FieldNode } from 'graphql';
import { type Asking, namesIn } from './names-in';

/** Plans a field at a place, or gives what was planned there before; `what` tells apart what else it depends on. */
type PlanOnce = <T>(
  at: PlanContext,
  what: string,
  nodes: readonly FieldNode[],
  plan: (at: PlanContext) => T,
) => T;

const planKept =
  (dependsOn: (field: FieldNode) => Asking | undefined): PlanOnce =>
  (at, what, nodes, plan) => {
    const { scope, values, asOf } = at;
    const { kept } = scope;
    const [field, another] = nodes;
    const asking = field && dependsOn(field);
    if (!kept || !asking || another) return plan(at);
    if (namesIn(asking, scope.fragments).variables.size > 0) return plan(at);
    const place = [what, at.path, at.times, asOf.day, asOf.given, values.before].join(' ');
    let part = kept.get(field, place);
    if (part) part.addValues?.(values);
    else {
      part = kept.plan(scope, field, place, (within) => {
        // What is within it is kept with it.
        const here = { ...at, scope: { ...within, kept: undefined } };
        const { result, again } = values.recorded(() => plan(here));
        return { planned: result, addValues: again };
      });
    }
    scope.cost.addAll(part.cost);
    return part.planned as ReturnType<typeof plan>;
  };

/** Plans once what depends on a field as a whole. */
export const planOnce = planKept((field) => field);

/** Plans once what depends on the selection of a field and not on its arguments. */
export const planSelectionOnce = planKept(({ selectionSet }) => selectionSet);

/** What `plan` makes, or made before of the same; `of` and the date that is asked for are all that it depends on. */
export function planNamed<T>(
  { scope, asOf }: PlanContext,
  of: readonly unknown[],
  plan: () => T,
): T {
  return scope.kept ? scope.kept.named(JSON.stringify([...of, asOf]), plan) : plan();
}
