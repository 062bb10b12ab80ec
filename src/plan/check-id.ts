import { badInput } from '../errors';
import { ID_FORM, idPrefix, prefixOfType } from '../graph/ids';
import type { NodeModel } from '../graph/graph-model';
import { checkText, type Path, type Scope } from './scope';

/** The id under which something goes today: another one since it was merged. */
export const idToday = ({ formerIds }: Pick<Scope, 'formerIds'>, id: string): string =>
  formerIds?.get(id) ?? id;

/** The ids under which things go today, where they can be the type's or interface's. */
export const checkIds = (
  scope: Scope,
  ids: readonly string[],
  node: NodeModel,
  name: string,
  path: Path,
): string[] => ids.map((id, i) => checkId(scope, id, node, `${name}[${i}]`, path));

/** Gives the id of today where it can be one of the type's or interface's, and says what is allowed where not. */
export function checkId(
  scope: Scope,
  id: string,
  node: NodeModel,
  name: string,
  path: Path,
): string {
  checkText(id, name, scope.limits, path);
  const prefix = idPrefix(id);
  if (prefix === undefined) throw badInput(`${name} must be ${ID_FORM}, got ${quote(id)}`, path);
  const type = scope.model.byPrefix.get(prefix);
  if (type && node.concrete.includes(type.name)) return idToday(scope, id);
  const allowed = node.concrete.map((one) => `${prefixOfType(one)}:…`).join(', ');
  throw badInput(
    `${name} must be ${node.abstract ? 'one of ' : ''}${allowed}, got ${quote(id)}`,
    path,
  );
}

const quote = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
