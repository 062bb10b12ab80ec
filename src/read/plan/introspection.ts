import {
  getArgumentValues,
  getNamedType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type FieldNode,
  type GraphQLField,
  type GraphQLResolveInfo,
} from 'graphql';
import { guard } from './bindings';
import { subfields } from './fields';
import type { Scope } from './scope';
import type { Path } from './values';

/** How many values of the schema's description cost as much as one node: about what is asked of each thing in it. */
const VALUES_OF_A_NODE = 6;

const META_FIELDS: ReadonlyMap<string, GraphQLField<unknown, unknown>> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef].map((field) => [field.name, field]),
);

/**
 * Adds the cost of a root field that asks for the schema. What it answers with is known before: it is followed with
 * graphql-js's own resolvers, no further than is allowed, and nothing of it is kept.
 */
export function addIntrospection(scope: Scope, nodes: readonly FieldNode[], path: Path): void {
  const field = META_FIELDS.get(nodes[0]?.name.value ?? '');
  if (!field) return;
  // What is refused anyway is not followed to its end.
  const left = scope.limits.maxCost + 1 - scope.cost.total;
  if (left <= 0) return;
  const most = left * VALUES_OF_A_NODE;
  const values = valuesOf(scope, field, nodes, [undefined], most);
  scope.cost.add(Math.ceil(Math.min(values, most) / VALUES_OF_A_NODE), path);
}

/** How many values a field of things has, with all that is asked of these; counted no further than `most`. */
function valuesOf(
  scope: Scope,
  field: GraphQLField<unknown, unknown> | undefined,
  nodes: readonly FieldNode[],
  things: readonly unknown[],
  most: number,
): number {
  const type = getNamedType(field?.type);
  const [node] = nodes;
  if (!field || !node || !isObjectType(type)) return things.length;
  const found: unknown[] = [];
  const args = guard(getArgumentValues(field, node, scope.variables));
  for (const thing of things) {
    const info = { schema: scope.schema } as GraphQLResolveInfo;
    const value = field.resolve?.(thing, args, undefined, info);
    if (Array.isArray(value)) found.push(...(value as unknown[]));
    else if (value != null) found.push(value);
    if (found.length > most) return found.length;
  }
  let counted = 0;
  for (const inner of subfields(scope, type, nodes).values()) {
    const asked = type.getFields()[inner[0]?.name.value ?? ''];
    counted += valuesOf(scope, asked, inner, found, most - counted);
    if (counted > most) break;
  }
  return counted;
}
