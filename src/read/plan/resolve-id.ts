import { badArgument } from '../../errors';
import { ID_FORM, idPrefix, prefixOfType } from '../../model/ids';
import type { GraphModel, NodeModel } from '../../model/graph-model';
import { derived, guard } from './bindings';
import { checkText, type Scope } from './scope';
import type { Path } from './values';

/**
 * The id of what a given id stands for, which may be a former one; says what is allowed where it can be none of
 * the type's or interface's.
 */
export function resolveId(
  scope: Scope,
  id: string,
  node: NodeModel,
  name: string,
  path: Path,
): string {
  checkText(id, name, scope.limits, path);
  const now = scope.facts.former?.get(id) ?? id;
  const prefix = idPrefix(now);
  if (prefix === undefined) throw badArgument(name, `must be ${ID_FORM}, got ${quote(id)}`, path);
  const type = scope.model.byPrefix.get(prefix);
  if (type && node.concrete.includes(type.name)) return now;
  const allowed = node.concrete.map((one) => `${prefixOfType(one)}:…`).join(', ');
  throw badArgument(
    name,
    `must be ${node.abstract ? 'one of ' : ''}${allowed}, got ${quote(id)}`,
    path,
  );
}

/** The id of what a given id stands for; null where there can be nothing with it, whatever is in the graph. */
export function findableId(
  scope: Scope,
  id: string,
  node: NodeModel,
  name: string,
  path: Path,
): string | null {
  const prefix = idPrefix(scope.facts.former?.get(id) ?? id);
  const isKnown = prefix !== undefined && scope.model.byPrefix.has(prefix);
  return isKnown && id.length <= scope.limits.maxTextLength
    ? resolveId(scope, id, node, name, path)
    : null;
}

/** The type that an id is of, which planning decides by; undefined where there is none. */
export const typeOfId = ({ byPrefix }: GraphModel, id: string): NodeModel | undefined =>
  byPrefix.get(guard(derived(id, (of) => idPrefix(of) ?? '')));

/** The id that something has now, and those that it had before. */
export const everyId = ({ facts: { former } }: Scope, now: string): string[] => [
  now,
  ...[...(former ?? [])].flatMap(([id, of]) => (of === now ? [id] : [])),
];

const quote = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
