/**
 * Who states what. A node, or a relationship, keeps of each property the preferred value, and of all
 * together the sources. That says everything as long as all sources state the same; where they do not, it keeps
 * beside that, for each such property, who states which value. Two sources that disagree both stay.
 */

/** What a source, or several, say of one property. */
export interface Statement {
  /** The property. */
  readonly p: string;
  readonly v: unknown;
  /** The ids of the sources. */
  readonly s: readonly string[];
}

/** What is stated of a node or a relationship. */
export interface StatementSet {
  /** The preferred values, by property. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly sources: readonly string[];
  /** Of the properties that not all sources state alike: who states what, the preferred value first. */
  readonly statements: readonly Statement[];
}

/** How the values of properties are put together. */
export interface Combining {
  /** True for lists whose items stand for themselves: all that any source names is preferred. */
  readonly isSet: (property: string) => boolean;
  /** True for what is false unless it is stated: that all sources say so is no more than that none says otherwise. */
  readonly isFlag: (property: string) => boolean;
}

/** Where something stands in a source is no statement of its own, and two places are no disagreement. */
const PLACE_IN_SOURCE = 'locator';

/** What is stated once sources have stated something more; a source that says otherwise now corrects itself. */
export function restate(
  before: StatementSet | undefined,
  given: { readonly properties: StatementSet['properties']; readonly sources: readonly string[] },
  combining: Combining,
): StatementSet {
  if (!before) return { ...given, statements: [] };
  const statements = statementsByProperty(before);
  for (const [p, v] of Object.entries(given.properties)) {
    statements.set(p, withStatement(statements.get(p) ?? [], { p, v, s: given.sources }));
  }
  const sources = union(before.sources, given.sources);
  return gather(statements, sources, combining);
}

/** What is stated once a value is decided on: it is preferred from now on, whoever says otherwise. */
export function decide(
  before: StatementSet,
  given: { readonly properties: StatementSet['properties']; readonly sources: readonly string[] },
  combining: Combining,
): StatementSet {
  const statements = statementsByProperty(before);
  for (const [p, v] of Object.entries(given.properties)) {
    if (v === null) {
      statements.delete(p);
      continue;
    }
    if (combining.isSet(p)) {
      statements.set(p, [{ p, v, s: given.sources }]);
      continue;
    }
    const others = withStatement(statements.get(p) ?? [], { p, v, s: given.sources });
    const same = (one: Statement): boolean => equal(one.v, v);
    statements.set(p, [...others.filter(same), ...others.filter((one) => !same(one))]);
  }
  // The sources that state nothing any more of what was taken away may still state that it exists.
  return gather(statements, union(before.sources, given.sources), combining);
}

/** What remains once a source states nothing any more; undefined where it alone stated all. */
export function withdraw(
  before: StatementSet,
  source: string,
  combining: Combining,
): StatementSet | undefined {
  const sources = before.sources.filter((one) => one !== source);
  if (sources.length === 0) return undefined;
  const statements = new Map<string, Statement[]>();
  for (const [p, of] of statementsByProperty(before)) {
    const left = of
      .map((one) => ({ ...one, s: one.s.filter((each) => each !== source) }))
      .filter(({ s }) => s.length > 0);
    statements.set(p, left);
  }
  return gather(statements, sources, combining);
}

/** What is stated of two that turn out to be one: what the second says beside the first; no source says two things. */
export function combine(
  first: StatementSet,
  second: StatementSet,
  combining: Combining,
): StatementSet {
  const statements = statementsByProperty(first);
  for (const [p, of] of statementsByProperty(second)) {
    let known = statements.get(p) ?? [];
    for (const { v, s } of of) {
      const same = known.some((one) => equal(one.v, v));
      const silent = s.filter((source) => !known.some((one) => one.s.includes(source)));
      const sources = same || combining.isSet(p) ? s : silent;
      if (sources.length > 0) known = withStatementBeside(known, { p, v, s: sources });
    }
    statements.set(p, known);
  }
  return gather(statements, union(first.sources, second.sources), combining);
}

const withStatementBeside = (statements: readonly Statement[], given: Statement): Statement[] =>
  statements.some(({ v }) => equal(v, given.v))
    ? statements.map((one) => (equal(one.v, given.v) ? { ...one, s: union(one.s, given.s) } : one))
    : [...statements, given];

/** The properties that only this source states. */
export const onlyStatedBy = (stated: StatementSet, source: string): string[] =>
  [...statementsByProperty(stated)]
    .filter(([, statements]) => statements.every(({ s }) => s.every((one) => one === source)))
    .map(([property]) => property);

/** Who states what of every property, the preferred value first. */
export function statementsByProperty({
  properties,
  sources,
  statements,
}: StatementSet): Map<string, Statement[]> {
  const all = new Map<string, Statement[]>();
  for (const one of statements) all.set(one.p, [...(all.get(one.p) ?? []), one]);
  for (const [p, v] of Object.entries(properties)) {
    if (!all.has(p)) all.set(p, [{ p, v, s: sources }]);
  }
  return all;
}

/** True where two sources give a property different values. */
export const isDisputed = (
  { statements }: StatementSet,
  { isSet }: Pick<Combining, 'isSet'>,
): boolean =>
  statements.some(({ p }, i) => {
    const first = statements.findIndex((one) => one.p === p);
    return first < i && p !== PLACE_IN_SOURCE && !isSet(p);
  });

function withStatement(statements: readonly Statement[], given: Statement): Statement[] {
  const known = statements.some(({ v }) => equal(v, given.v));
  const corrected = statements.map((one): Statement =>
    equal(one.v, given.v)
      ? { ...one, s: union(one.s, given.s) }
      : { ...one, s: one.s.filter((source) => !given.s.includes(source)) },
  );
  const at = corrected.findIndex(({ s }) => s.length === 0);
  // A source that corrects itself keeps its place: where its value was preferred, the new one is.
  if (!known && at >= 0) corrected.splice(at, 1, given);
  else if (!known) corrected.push(given);
  return corrected.filter(({ s }) => s.length > 0);
}

function gather(
  statements: ReadonlyMap<string, readonly Statement[]>,
  sources: readonly string[],
  { isSet, isFlag }: Combining,
): StatementSet {
  const properties: Record<string, unknown> = {};
  const kept: Statement[] = [];
  for (const [p, of] of statements) {
    const [first] = of;
    if (!first) continue;
    const byAll = of.length === 1 && sources.every((source) => first.s.includes(source));
    if (byAll && first.v === false && isFlag(p)) continue;
    properties[p] =
      isSet(p) && of.length > 1 ? union(...of.map(({ v }) => v as unknown[])) : first.v;
    if (!byAll) kept.push(...of);
  }
  return { properties, sources, statements: kept };
}

function union<T>(...lists: readonly (readonly T[])[]): T[] {
  return [...new Set(lists.flat())];
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
