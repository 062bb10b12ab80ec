import type { Row, SearchCandidate } from '../../engine/engine';
import { beginnings, type GraphModel } from '../../model/graph-model';
import { memo } from '../../model/memo';
import { prominencesOf, searchWeights, soughtIn } from '../../model/searched';
import type { PlannedSearch } from './plan-search';
import { readsOwnAlone } from '../../read/plan/property-reads';
import { compareMatches, rank, type Match, type Weighing } from './rank';
import type { Runner } from '../../read/run/runner';
import { shapeConnection, type Answer, type EdgeRow } from '../../read/run/shape';
import type { Projection } from '../../read/plan/connection-plan';

/** The most candidates that a search takes from an engine. */
const MOST_CANDIDATES = 1_000;

/** What is read of candidates: the texts that a search looks at, with how they weigh, and when things begin. */
const lookedAt = memo((model: GraphModel) => {
  const weights = searchWeights(model);
  const begins = beginnings(model);
  const weighing: Weighing = { weights, prominences: prominencesOf(model) };
  return { weighing, begins, properties: [...weights.keys(), ...begins] };
});

/**
 * The answer of a search. The ranking stands between two statements: the engine proposes nodes, and the page of
 * those that match best is read like any other; but where the candidates had all of that with them, by one.
 */
export async function answerSearch(
  runner: Runner,
  { text, types, size, begunBy, from, lookup, answer }: PlannedSearch,
): Promise<Answer> {
  const sought = soughtIn(text);
  const { weighing, begins, properties } = lookedAt(runner.model);
  const candidates = await runner.search(sought.each, types, properties, MOST_CANDIDATES);
  const begun = (candidate: SearchCandidate): boolean =>
    begunBy === undefined ||
    begins.every((name) => ((candidate.properties[name] ?? '') as string) <= begunBy);
  const matches = rank(sought, candidates.filter(begun), weighing);
  const page = pageOf(matches, size, weighing, from);
  const ids = page.map(({ id }) => id);
  const rows = isWithin(lookup.plan.node, properties)
    ? rowsOf(candidates, ids, lookup.plan.node)
    : await runner.rows(lookup, ids);
  const edges = page.flatMap((match): EdgeRow[] => {
    const node = rows.get(match.id);
    return node ? [{ node, own: { ...match }, keys: [match.score, match.id] }] : [];
  });
  return shapeConnection(runner.model, { rows: edges, total: matches.length }, answer);
}

/** The page behind what a cursor holds, with one more that tells whether others follow. */
function pageOf(
  matches: readonly Match[],
  size: number,
  weighing: Weighing,
  from?: readonly unknown[],
): Match[] {
  const [score, id] = (from ?? []) as [number, string];
  const compare = compareMatches(weighing);
  const after = from ? matches.filter((one) => compare(one, { score, id }) > 0) : matches;
  return after.slice(0, size + 1);
}

/** True where nothing is read of a node but its id and some of the properties, as they are now. */
const isWithin = (node: Projection, of: readonly string[]): boolean =>
  readsOwnAlone(node) &&
  node.properties.every((read) =>
    read.properties.every((name) => name === 'id' || of.includes(name)),
  );

/** What a look-up would read of some of the candidates, by their ids. */
function rowsOf(
  candidates: readonly SearchCandidate[],
  ids: readonly string[],
  { properties }: Projection,
): ReadonlyMap<string, Row> {
  const wanted = new Set(ids);
  const rows = new Map<string, Row>();
  for (const candidate of candidates) {
    if (!wanted.has(candidate.id)) continue;
    const known: Row = { ...candidate.properties, id: candidate.id };
    const read = properties.map(({ key, properties: names }): [string, unknown] => [
      key,
      names.map((name) => known[name]).find((value) => value != null) ?? null,
    ]);
    rows.set(candidate.id, Object.fromEntries(read));
  }
  return rows;
}
