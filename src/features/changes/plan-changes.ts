import type { RootSelection } from '../../read/run/root-field';
import { nodeModel } from '../../model/graph-model';
import { isPartialDate } from '../../model/partial-date';
import { derived } from '../../read/plan/bindings';
import { resolveId } from '../../read/plan/resolve-id';
import { outputType } from '../../read/plan/fields';
import type { PlannedPage } from '../../read/run/node-roots';
import { planConnection } from '../../read/plan/plan-selection';
import type { PlanContext } from '../../read/plan/scope';

type Input = Readonly<Record<string, unknown>>;

/** A page of the journal. What came after something, and what befell an entity, are conditions like others. */
export function planChanges(
  at: PlanContext,
  { type: change, nodes, args }: RootSelection,
): PlannedPage {
  const { scope, path } = at;
  const { since, entity, where, ...page } = args;
  const checked = (id: string): string => {
    resolveId(scope, id, nodeModel(scope.model, 'Entity'), 'entity', path);
    return id;
  };
  const conditions = [
    ...(since == null ? [] : [after(since as Input)]),
    ...(entity == null ? [] : [{ entities: { has: derived(entity as string, checked) } }]),
    ...(where == null ? [] : [where]),
  ];
  const planned = planConnection(
    at,
    outputType(scope, 'Query', nodes[0].name.value),
    change,
    nodes,
    { ...page, ...(conditions.length > 0 && { where: { and: conditions } }) },
  );
  return { ...planned, values: at.values.list };
}

/** Of a day one cannot know what was seen of it, so that all of it comes after. */
function after({ revision, at }: Input): Input {
  if (revision != null) return { revision: { gt: revision } };
  return { at: isPartialDate(at as string) ? { gte: at } : { gt: at } };
}
