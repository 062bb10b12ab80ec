import { badInput } from '../errors';
import { ID_FORM, idPrefix, prefixOfType } from '../graph/ids';
import type { NodeModel } from '../graph/graph-model';
import { checkText, type Path, type Scope } from './scope';

/** Gives the id back where it can be one of the type's or interface's, and says what is allowed where not. */
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
  if (type && node.concrete.includes(type.name)) return id;
  const allowed = node.concrete.map((one) => `${prefixOfType(one)}:…`).join(', ');
  throw badInput(
    `${name} must be ${node.abstract ? 'one of ' : ''}${allowed}, got ${quote(id)}`,
    path,
  );
}

const quote = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
