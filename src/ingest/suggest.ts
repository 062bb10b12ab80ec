import type { GraphModel } from '../model/graph-model';
import { idPrefix } from '../model/ids';
import { nearest } from './texts';
import { codeProperties } from './codes';
import type { Issue } from './issue';
import type { References } from './references';

/** For how many issues something is looked for: the first ones tell what went wrong. */
const MOST_SUGGESTIONS = 200;

/** The issues, with what may have been meant by references that name nothing. */
export async function withSuggestions(
  model: GraphModel,
  references: References,
  issues: readonly Issue[],
): Promise<Issue[]> {
  const found: Issue[] = [];
  for (const [i, issue] of issues.entries()) {
    const { expected, value, suggestion } = issue;
    const seek = i < MOST_SUGGESTIONS && expected && !suggestion && typeof value === 'string';
    const meant = seek ? await suggestionFor(model, references, value, expected) : undefined;
    found.push(meant === undefined ? issue : { ...issue, suggestion: meant });
  }
  return found;
}

async function suggestionFor(
  model: GraphModel,
  references: References,
  value: string,
  expected: readonly string[],
): Promise<string | undefined> {
  const padded = await withLostZero(model, references, value);
  if (padded !== undefined) return padded;
  const own = model.byPrefix.get(idPrefix(value) ?? '')?.name;
  const ids = new Map<string, string>();
  for (const type of own && expected.includes(own) ? [own] : expected) {
    const node = model.nodes.get(type);
    if (!node || node.abstract) continue;
    for (const { id, name } of (await references.names(node)).all()) {
      ids.set(id, id);
      if (!value.includes(':')) ids.set(name, id);
    }
  }
  const closest = nearest(value, ids.keys());
  return closest === undefined ? undefined : ids.get(closest);
}

/** A spreadsheet takes `080505` for a number and loses the zero. */
async function withLostZero(
  model: GraphModel,
  references: References,
  value: string,
): Promise<string | undefined> {
  const [, scheme, digits] = /^([^:]+):(\d+)$/.exec(value) ?? [];
  if (scheme === undefined || digits === undefined || digits.length % 2 === 0) return undefined;
  const padded = `${scheme}:0${digits}`;
  await references.prefetch([{ reference: padded, types: [] }]);
  const isCode = codeProperties(model).some(({ property }) => property === scheme);
  const found = references.find(padded, []);
  return 'type' in found && (isCode || references.inGraph(padded)) ? padded : undefined;
}
