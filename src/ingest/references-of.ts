import type { GraphModel, NodeModel } from '../model/graph-model';
import { FORMER_IDS } from './former-ids';
import { outgoingByType } from './outgoing';
import type { NodeRecord } from './records';
import type { Reference } from './references';

/** All that a record of a type refers to: what its relationships lead to, and its sources. */
export function referencesOf(model: GraphModel, type: NodeModel, record: NodeRecord): Reference[] {
  const found: Reference[] = [];
  const add = (given: unknown, types: readonly string[]): void => {
    for (const reference of textsOf(given)) found.push({ reference, types });
  };
  add(record.values.sources, ['Source']);
  add(record.values[FORMER_IDS], []);
  const relationships = outgoingByType(model, type);
  for (const [name, given] of Object.entries(record.values)) {
    const targets = relationships.get(name)?.targets;
    if (!targets) continue;
    for (const one of Array.isArray(given) ? (given as unknown[]) : [given]) {
      if (typeof one === 'object' && one !== null) {
        const { to, sources } = one as Readonly<Record<string, unknown>>;
        add(to, targets);
        add(sources, ['Source']);
      } else add(one, targets);
    }
  }
  return found;
}

/** The texts of a value: of a list, or of a cell, in which they are separated by `;`. */
function textsOf(given: unknown): string[] {
  const texts: string[] = [];
  for (const one of Array.isArray(given) ? (given as unknown[]) : [given]) {
    if (typeof one !== 'string') continue;
    for (const text of one.split(';')) if (text.trim() !== '') texts.push(text.trim());
  }
  return texts;
}
