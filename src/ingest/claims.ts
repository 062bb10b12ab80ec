/**
 * Who states what. A node, or a relationship, keeps of each property the value that is shown, and of all
 * together the sources. That says everything as long as all sources state the same; where they do not, it keeps
 * beside that, for each such property, who states which value. Two sources that disagree both stay.
 */

/** What a source, or several, say of one property. */
export interface Claim {
  /** The property. */
  readonly p: string;
  readonly v: unknown;
  /** The ids of the sources. */
  readonly s: readonly string[];
}

/** What is stated of a node or a relationship. */
export interface Stated {
  /** The values that are shown, by property. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly sources: readonly string[];
  /** Of the properties that not all sources state alike: who states what, the value that is shown first. */
  readonly claims: readonly Claim[];
}

/** How the values of properties are put together. */
export interface Combining {
  /** True for lists whose items stand for themselves: what each source names is shown of all. */
  readonly isSet: (property: string) => boolean;
  /** True for what is false unless it is stated: that all sources say so is no more than that none says otherwise. */
  readonly isFlag: (property: string) => boolean;
}

/** Where something stands in a source is no statement of its own, and two places are no disagreement. */
const PLACE_IN_SOURCE = 'locator';

/** What is stated once sources have stated something more; a source that says otherwise now corrects itself. */
export function restate(
  before: Stated | undefined,
  given: { readonly properties: Stated['properties']; readonly sources: readonly string[] },
  combining: Combining,
): Stated {
  if (!before) return { ...given, claims: [] };
  const claims = claimsByProperty(before);
  for (const [p, v] of Object.entries(given.properties)) {
    claims.set(p, withClaim(claims.get(p) ?? [], { p, v, s: given.sources }));
  }
  const sources = union(before.sources, given.sources);
  return gather(claims, sources, combining);
}

/** What is stated once a value is decided on: it is shown from now on, whoever says otherwise. */
export function decide(
  before: Stated,
  given: { readonly properties: Stated['properties']; readonly sources: readonly string[] },
  combining: Combining,
): Stated {
  const claims = claimsByProperty(before);
  for (const [p, v] of Object.entries(given.properties)) {
    if (v === null) {
      claims.delete(p);
      continue;
    }
    if (combining.isSet(p)) {
      claims.set(p, [{ p, v, s: given.sources }]);
      continue;
    }
    const others = withClaim(claims.get(p) ?? [], { p, v, s: given.sources });
    const same = (one: Claim): boolean => equal(one.v, v);
    claims.set(p, [...others.filter(same), ...others.filter((one) => !same(one))]);
  }
  // The sources that state nothing any more of what was taken away may still state that it exists.
  return gather(claims, union(before.sources, given.sources), combining);
}

/** What remains once a source states nothing any more; undefined where it alone stated all. */
export function withdraw(before: Stated, source: string, combining: Combining): Stated | undefined {
  const sources = before.sources.filter((one) => one !== source);
  if (sources.length === 0) return undefined;
  const claims = new Map<string, Claim[]>();
  for (const [p, of] of claimsByProperty(before)) {
    const left = of
      .map((one) => ({ ...one, s: one.s.filter((each) => each !== source) }))
      .filter(({ s }) => s.length > 0);
    claims.set(p, left);
  }
  return gather(claims, sources, combining);
}

/** What is stated of two that turn out to be one: what the second says beside the first; no source says two things. */
export function combine(first: Stated, second: Stated, combining: Combining): Stated {
  const claims = claimsByProperty(first);
  for (const [p, of] of claimsByProperty(second)) {
    let known = claims.get(p) ?? [];
    for (const { v, s } of of) {
      const same = known.some((one) => equal(one.v, v));
      const silent = s.filter((source) => !known.some((one) => one.s.includes(source)));
      const sources = same || combining.isSet(p) ? s : silent;
      if (sources.length > 0) known = withClaimBeside(known, { p, v, s: sources });
    }
    claims.set(p, known);
  }
  return gather(claims, union(first.sources, second.sources), combining);
}

const withClaimBeside = (claims: readonly Claim[], given: Claim): Claim[] =>
  claims.some(({ v }) => equal(v, given.v))
    ? claims.map((one) => (equal(one.v, given.v) ? { ...one, s: union(one.s, given.s) } : one))
    : [...claims, given];

/** The properties that only this source states. */
export const onlyStatedBy = (stated: Stated, source: string): string[] =>
  [...claimsByProperty(stated)]
    .filter(([, claims]) => claims.every(({ s }) => s.every((one) => one === source)))
    .map(([property]) => property);

/** Who states what of every property, the value that is shown first. */
export function claimsByProperty({ properties, sources, claims }: Stated): Map<string, Claim[]> {
  const all = new Map<string, Claim[]>();
  for (const one of claims) all.set(one.p, [...(all.get(one.p) ?? []), one]);
  for (const [p, v] of Object.entries(properties)) {
    if (!all.has(p)) all.set(p, [{ p, v, s: sources }]);
  }
  return all;
}

/** True where two sources give a property different values. */
export const isDisputed = ({ claims }: Stated, { isSet }: Pick<Combining, 'isSet'>): boolean =>
  claims.some(({ p }, i) => {
    const first = claims.findIndex((one) => one.p === p);
    return first < i && p !== PLACE_IN_SOURCE && !isSet(p);
  });

function withClaim(claims: readonly Claim[], given: Claim): Claim[] {
  const stated = claims.some(({ v }) => equal(v, given.v));
  const corrected = claims.map((one): Claim =>
    equal(one.v, given.v)
      ? { ...one, s: union(one.s, given.s) }
      : { ...one, s: one.s.filter((source) => !given.s.includes(source)) },
  );
  const at = corrected.findIndex(({ s }) => s.length === 0);
  // A source that corrects itself keeps its place: where its value was shown, the new one is.
  if (!stated && at >= 0) corrected.splice(at, 1, given);
  else if (!stated) corrected.push(given);
  return corrected.filter(({ s }) => s.length > 0);
}

function gather(
  claims: ReadonlyMap<string, readonly Claim[]>,
  sources: readonly string[],
  { isSet, isFlag }: Combining,
): Stated {
  const properties: Record<string, unknown> = {};
  const kept: Claim[] = [];
  for (const [p, of] of claims) {
    const [first] = of;
    if (!first) continue;
    const byAll = of.length === 1 && sources.every((source) => first.s.includes(source));
    if (byAll && first.v === false && isFlag(p)) continue;
    properties[p] =
      isSet(p) && of.length > 1 ? union(...of.map(({ v }) => v as unknown[])) : first.v;
    if (!byAll) kept.push(...of);
  }
  return { properties, sources, claims: kept };
}

function union<T>(...lists: readonly (readonly T[])[]): T[] {
  return [...new Set(lists.flat())];
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
