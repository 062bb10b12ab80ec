import type { NodeModel } from '../../model/graph-model';
import type { PlanContext } from './scope';
import type { Filter } from './connection-plan';

/** Where nodes of a type belong to a revision, the condition that it is over: what is under way is not shown. */
export function committed(
  { scope, values }: Pick<PlanContext, 'scope' | 'values'>,
  node: NodeModel,
): Filter | undefined {
  const property = [...node.properties.values()].find(({ revision }) => revision);
  if (!property || scope.facts.revision === undefined) return undefined;
  return {
    kind: 'compare',
    property: property.name,
    operator: 'lte',
    value: values.shared(scope.facts.revision),
  };
}
