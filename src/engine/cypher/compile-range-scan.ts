/**
 * A page of a whole list, read in ranges, each of which an index on the first key and the id has in order: so it
 * costs what it holds, wherever in the list it is.
 */
import { invariant } from '../../errors';
import { countOf } from './compile-filter';
import { matchAnchor } from './compile-anchor';
import type { Names } from './names';
import { compileOrder, cursorOf, seek, type BoundKey } from './compile-order';
import { param } from './cypher-writer';
import type { Fragment, Value } from './fragment';
import { collected, plain } from './values';
import {
  isNullable,
  type AdaptivePath,
  type AnchorPath,
  type ConnectionPlan,
  type OrderKey,
  type Page,
} from '../../read/plan/connection-plan';

/** What the compiler lends for reading a list in ranges. */
export interface CompilerContext {
  /** The conditions on the list's nodes behind a match, with those that are given, which an index may have in order. */
  readonly conditions: (
    given: readonly (string | undefined)[],
    ordered: boolean,
  ) => readonly string[];
  readonly called: (
    scope: string,
    body: readonly string[],
    aggregate: Value,
    name: string,
  ) => Fragment;
  readonly names: Names;
}

/** The clauses that give the nodes of a page, and those that must stand before. */
interface Compiled {
  readonly before: readonly string[];
  readonly body: readonly string[];
}

/** The clauses of a page: a range is read where those before it leave room. */
export function compileRangeScan(
  plan: ConnectionPlan,
  node: string,
  keys: readonly BoundKey[],
  { conditions, called, names }: CompilerContext,
): Compiled {
  const bodies = rangesOf(keys, plan.page).map((range) => bodyOf(plan, node, range, conditions));
  const [only] = bodies;
  if (only && bodies.length === 1) return { before: [], body: only };
  return joined(plan, node, { bodies, called, names });
}

/** The clauses of each range of a page, for where another way to it is at hand. */
export function rangeBodies(
  plan: ConnectionPlan,
  node: string,
  keys: readonly BoundKey[],
  { conditions }: Pick<CompilerContext, 'conditions'>,
): readonly (readonly string[])[] {
  const index = keys[0]?.key.by === 'property' ? keys[0].key.property : undefined;
  return rangesOf(keys, plan.page).map((range) => bodyOf(plan, node, range, conditions, index));
}

/**
 * The clauses of a page that some `bodies` read where its anchor leads to many nodes, and the anchor otherwise. Which
 * of both is decided by a count that the store keeps.
 */
export function compileAdaptive(
  plan: ConnectionPlan,
  { anchor, counted, least }: AdaptivePath,
  node: string,
  {
    bodies,
    anchored,
    called,
    names,
  }: Pick<CompilerContext, 'called' | 'names'> & {
    readonly bodies: readonly (readonly string[])[];
    readonly anchored: readonly string[];
  },
): Compiled {
  const width = names.result();
  const count = called('', ...widthOf(anchor, counted, names), width);
  const { before, body } = joined(plan, node, {
    bodies,
    called,
    names,
    choice: {
      width,
      many: `${width} >= ${param(least)}`,
      few: `${width} < ${param(least)}`,
      anchored,
    },
  });
  return { before: [...count.before, ...before], body };
}

/** The clauses that lead to a step of an anchor's path, and the count of the relationships along it, whatever they lead to. */
function widthOf(
  path: AnchorPath,
  counted: number,
  names: Names,
): [body: readonly string[], count: Value] {
  const { lines, end } = matchAnchor({ ...path, steps: path.steps.slice(0, counted) }, names);
  const step = path.steps[counted]?.step;
  invariant(step, 'an anchor has the step that is counted');
  // The store keeps that count, as long as nothing is looked at.
  return [lines, plain(`sum(${countOf(end, { ...step, targetLabelImplied: true }, names)})`)];
}

function bodyOf(
  { label, page }: ConnectionPlan,
  node: string,
  { conditions, order, ordered }: KeyRange,
  tested: CompilerContext['conditions'],
  index?: string,
): string[] {
  return [
    `MATCH (${node}:${label})`,
    // Neo4j would rather read all that another index finds and sort it, not knowing that a page is soon full.
    ...(index && ordered ? [`USING INDEX ${node}:${label}(${index}, id)`] : []),
    ...tested(conditions, ordered),
    `WITH ${node}`,
    `ORDER BY ${order}`,
    `LIMIT ${param(page.limit)}`,
  ];
}

/** What decides between an anchor and another way. */
interface Choice {
  readonly width: string;
  readonly many: string;
  readonly few: string;
  readonly anchored: readonly string[];
}

/** Several clauses that each give a part of a page. */
function joined(
  { page }: ConnectionPlan,
  node: string,
  {
    bodies,
    called,
    names,
    choice,
  }: Pick<CompilerContext, 'called' | 'names'> & {
    readonly bodies: readonly (readonly string[])[];
    readonly choice?: Choice;
  },
): Compiled {
  const limit = param(page.limit);
  const lists: string[] = [];
  const given = choice ? [choice.width] : [];
  const read = (body: readonly string[], first: readonly string[]): readonly string[] => {
    const list = names.result();
    const scope = [...given, ...lists].join(', ');
    const { before } = called(scope, [...first, ...body], collected(plain(node)), list);
    lists.push(list);
    return before;
  };
  // Only what has got a name of its own is looked at before a match, which then need not begin.
  const only = (...conditions: (string | undefined)[]): string[] => {
    const all = conditions.filter((one) => one !== undefined).join(' AND ');
    return all ? [`WITH ${all} AS room`, 'WHERE room'] : [];
  };
  const ranges = bodies.flatMap((body) => {
    const found = lists.map((one) => `size(${one})`).join(' + ');
    return read(body, only(choice?.many, found ? `${found} < ${limit}` : undefined));
  });
  const anchored = choice ? read(choice.anchored, only(choice.few)) : [];
  return {
    before: [...ranges, ...anchored],
    body: [`UNWIND (${lists.join(' + ')})[..${limit}] AS ${node}`],
  };
}

/** A part of a list, which follows the one before it. */
interface KeyRange {
  readonly conditions: readonly (string | undefined)[];
  readonly order: string;
  /** True where an index on the first key has it. */
  readonly ordered: boolean;
}

/**
 * The ranges of a whole list after its page's cursor: where the first key is as at the cursor, where it lies
 * beyond, and where it is unknown. Each says that its keys are known, which they are: only then does Neo4j read
 * them in order from an index, 22 db hits for a page instead of three for each node of the type.
 */
function rangesOf(keys: readonly BoundKey[], page: Page): KeyRange[] {
  const { backward } = page;
  const from = cursorOf(page);
  const [first, ...others] = keys;
  if (!first) return [];
  const { key, expression } = first;
  const [value, ...rest] = from ?? [];
  const beyondFirst = from && others.length > 0 ? seek(others, rest, backward) : undefined;
  const order = compileOrder([{ expression, key: surely(key) }, ...others], backward);
  const known = (...conditions: (string | undefined)[]): KeyRange => ({
    conditions: [...areKnown([{ expression, key: surely(key) }, ...others]), ...conditions],
    order,
    ordered: true,
  });
  const unknown = (condition?: string): KeyRange => ({
    conditions: [`${expression} IS NULL`, ...areKnown(others), condition],
    order: compileOrder(others, backward),
    ordered: false,
  });
  if (value === undefined) {
    if (!isNullable(key)) return [known()];
    return backward ? [unknown(), known()] : [known(), unknown()];
  }
  if (value === null) return [unknown(beyondFirst), ...(backward ? [known()] : [])];
  const sign = (key.direction === 'ASC') !== backward ? '>' : '<';
  return [
    ...(beyondFirst ? [known(`${expression} = ${value}`, beyondFirst)] : []),
    known(`${expression} ${sign} ${value}`),
    ...(isNullable(key) && !backward ? [unknown()] : []),
  ];
}

const surely = (key: OrderKey): OrderKey =>
  key.by === 'property' ? { ...key, nullable: false } : key;

const areKnown = (keys: readonly BoundKey[]): string[] =>
  keys.filter(({ key }) => !isNullable(key)).map(({ expression }) => `${expression} IS NOT NULL`);
