/**
 * How the nodes of a list are found. A list with a filter need not read every node of its type: where the filter names
 * an id (or a code, or a place that contains) some steps away, the match is anchored there and goes back.
 *
 *     interventions(where: { approaches: { some: { node: { id: { eq: "approach:genero" } } } } })
 *     anchor Approach id = $0, then <-APPLIES- Intervention
 *
 * An anchor may lead to half of all nodes, which would then all be put in order for one page of twenty. How many it
 * leads to is not known before the statement runs, which therefore counts relationships along it, and goes on from
 * there or by another way.
 */
import type { NodeModel } from '../../model/graph-model';
import { contained, fanOut, type GraphStatistics } from '../../model/statistics';
import { all } from './plan-filter';
import type { PlanContext } from './scope';
import {
  partsOf,
  type AccessPath,
  type AdaptivePath,
  type AnchorPath,
  type Filter,
  type RelationshipStep,
  type OrderKey,
} from './connection-plan';

type Compare = Extract<Filter, { kind: 'compare' }>;
type Related = Extract<Filter, { kind: 'related' }>;

/** A way to the nodes that are asked for, and how many it leads to if it is like most. */
interface Expected {
  readonly path: AnchorPath;
  readonly rows: number;
}

/** The anchors that a filter offers: the best at an id or a code, and at nodes that have one value of few, such as a level. */
export interface Anchors {
  readonly byId?: Expected;
  readonly byValue?: Expected;
}

interface Candidate {
  readonly by: 'id' | 'value';
  readonly path: AnchorPath;
  readonly rest: readonly Filter[];
  readonly rows: number;
}

/** What choosing an anchor needs to know of the graph. */
export interface AnchorKnowledge {
  readonly isIndexed: (property: string) => boolean;
  /** How many values a property of a type can have; undefined where that is not known. */
  readonly valuesOf?: (label: string, property: string) => number | undefined;
  readonly statistics?: GraphStatistics;
}

/** How many values a list of ids or codes is taken to have, since a plan knows no values. */
const LIST_LENGTH = 3;

/** The page that is read of a list; absent where all of it is. */
interface Paging {
  readonly order: readonly OrderKey[];
  readonly size: number;
}

/** The way to the nodes of a type under a filter, as far as the graph is known. */
export function accessPath(
  at: PlanContext,
  node: NodeModel,
  filter: Filter | undefined,
  paging?: Paging,
): AccessPath {
  const { facts, model } = at.scope;
  const anchors = anchorsOf(node.name, filter, {
    // A property with an index has one for every stored copy: `ubigeoFolded` for `ubigeo`.
    isIndexed: (stored) => node.properties.get(stored.replace(/Folded$/, ''))?.indexed ?? false,
    valuesOf: (label, property) => model.nodes.get(label)?.properties.get(property)?.values?.length,
    statistics: facts.statistics,
  });
  const { byId } = anchors;
  if (!byId) return { kind: 'scan', ...(filter && { filter }) };
  return (paging && adaptivePath(at, node, { ...anchors, byId }, filter, paging)) ?? byId.path;
}

/** The most selective anchors that a filter offers; none where the nodes' own id or code is the best. */
export function anchorsOf(
  label: string,
  filter: Filter | undefined,
  knowledge: AnchorKnowledge,
): Anchors {
  if (!filter) return {};
  const found = candidates(label, filter, knowledge).sort((a, b) => a.rows - b.rows);
  const best = found.find(({ by }) => by === 'id');
  if (!best || best.path.steps.length === 0) return {};
  const other = found.find(({ by, path }) => by === 'value' && path.steps.length > 0);
  return { byId: expected(best), ...(other && { byValue: expected(other) }) };
}

function expected({ path, rows, rest }: Candidate): Expected {
  const filter = conjunction(rest);
  return { path: { ...path, ...(filter && { filter }) }, rows };
}

function candidates(label: string, filter: Filter, knowledge: AnchorKnowledge): Candidate[] {
  const conditions = partsOf(filter);
  return conditions.flatMap((condition) => {
    const rest = conditions.filter((one) => one !== condition);
    switch (condition.kind) {
      case 'compare':
        return anchored(label, condition, rest, knowledge);
      case 'within':
        return [containment(label, condition, rest, knowledge)];
      case 'related':
        return condition.quantifier === 'some'
          ? throughRelationship(label, condition, rest, knowledge)
          : [];
      default:
        return [];
    }
  });
}

/** An anchor at the nodes with an id, a code, or one value of few. */
function anchored(
  label: string,
  condition: Compare,
  rest: readonly Filter[],
  { isIndexed, valuesOf, statistics }: AnchorKnowledge,
): Candidate[] {
  const { property, operator } = condition;
  if (operator !== 'eq' && operator !== 'in') return [];
  const times = operator === 'in' ? LIST_LENGTH : 1;
  if (property === 'id' || isIndexed(property)) {
    return [{ by: 'id', path: anchorAt(label, condition), rest, rows: times }];
  }
  const nodes = statistics?.nodes.get(label);
  const values = valuesOf?.(label, property);
  if (nodes === undefined || values === undefined) return [];
  // Every node has an id, but only where that is said an index on the property and the id is used.
  const anchor: Filter = { kind: 'and', of: [condition, IDENTIFIED] };
  const rows = (nodes * Math.min(times, values)) / values;
  return [{ by: 'value', path: anchorAt(label, anchor), rest, rows }];
}

const IDENTIFIED: Filter = { kind: 'isNull', property: 'id', isNull: false };

function containment(
  label: string,
  { up, value }: Extract<Filter, { kind: 'within' }>,
  rest: readonly Filter[],
  { statistics }: AnchorKnowledge,
): Candidate {
  const anchor: Filter = { kind: 'compare', property: 'id', operator: 'in', value };
  return {
    by: 'id',
    path: anchorAt(up.target, anchor, [{ step: reversed(up, label) }]),
    rest,
    rows: contained(statistics, label),
  };
}

function throughRelationship(
  label: string,
  { step, edge, node }: Related,
  rest: readonly Filter[],
  knowledge: AnchorKnowledge,
): Candidate[] {
  const there = step.startedBy ? all([step.startedBy, node]) : node;
  if (!there) return [];
  const each = fanOut(knowledge.statistics, step.type, step.target);
  return candidates(step.target, there, knowledge).map(({ by, path, rest: left, rows }) => ({
    by,
    path: walkBack(path, left, { step: reversed(step, label), ...(edge && { edge }) }),
    rest,
    rows: rows * each,
  }));
}

const anchorAt = (label: string, anchor: Filter, steps: AnchorPath['steps'] = []): AnchorPath => ({
  kind: 'anchor',
  label,
  anchor,
  steps,
});

/** One more step, after which what is left of the filter at the place it leaves from must hold there. */
function walkBack(
  { label, anchor, steps }: AnchorPath,
  rest: readonly Filter[],
  step: AnchorPath['steps'][number],
): AnchorPath {
  const last = steps.at(-1);
  if (!last) return anchorAt(label, conjunction([anchor, ...rest]) ?? anchor, [step]);
  const node = conjunction(rest);
  return anchorAt(label, anchor, [...steps.slice(0, -1), { ...last, ...(node && { node }) }, step]);
}

/** The step back; what must hold of the node that it now leaves from is said where that is matched. */
const reversed = (
  {
    startedBy: _startedBy,
    targetLabelImplied: far,
    sourceLabelImplied: near,
    ...step
  }: RelationshipStep,
  target: string,
): RelationshipStep => ({
  ...step,
  ...(near && { targetLabelImplied: true }),
  ...(far && { sourceLabelImplied: true }),
  direction: step.direction === 'out' ? 'in' : 'out',
  target,
});

function conjunction(parts: readonly Filter[]): Filter | undefined {
  return parts.length > 1 ? { kind: 'and', of: parts } : parts[0];
}

/** A list that is shorter is not worth the choice. */
const FEWEST_NODES = 1_000;

/** How many times more than most an anchor may lead to: few approaches are those of half of all interventions. */
const MOST_SKEW = 20;

/** How many times more a node costs that is found by a value, which is read, than one at the end of a relationship. */
const DEARER = 2;

/** The part of what an anchor leads to that each further condition is taken to leave. */
const LEFT = 1 / 10;

/**
 * The part of all nodes that an anchor must lead to. Where nothing meets the rest of the filter, the whole list is
 * looked through in vain, which then costs at most so many times what the anchor would.
 */
const PART = 8;

/**
 * The way from an anchor or by another, of a page: from nodes that have one value of few, or the list in its order.
 * About how many have a value tells the size of the graph; an id may be anything's. Undefined where no other would pay.
 *
 *     interventions(where: { approaches: { some: { node: { id: { eq: "approach:genero" } } } },
 *                            certifications: { some: { node: { level: { eq: CERTIFIED } } } } })
 *     anchor Approach id = $0, then <-APPLIES- Intervention
 *     from $2 on anchor Certification level = $1, then <-RECEIVED- Intervention
 */
function adaptivePath(
  at: PlanContext,
  { name }: NodeModel,
  { byId, byValue }: Anchors & { readonly byId: Expected },
  filter: Filter | undefined,
  { order, size }: Paging,
): AdaptivePath | undefined {
  const { statistics } = at.scope.facts;
  const nodes = statistics?.nodes.get(name) ?? 0;
  const { path, rows } = byId;
  const width = widthOf(path, statistics);
  if (nodes < FEWEST_NODES || !width) return undefined;
  const either = (alternative: AdaptivePath['alternative'], many: number): AdaptivePath => ({
    kind: 'adaptive',
    anchor: path,
    alternative,
    counted: width.counted,
    least: at.values.add(Math.ceil(many / width.beyond)),
  });
  const isWorth = (many: number): boolean => rows * MOST_SKEW >= many;
  // What is counted of each node is no part of it, and would be counted again behind the choice.
  if (byValue && !order.some(({ by }) => by === 'count')) {
    const many = byValue.rows * DEARER;
    if (many < nodes && isWorth(many)) return either(byValue.path, many);
  }
  // To see whether a node lies in a place, Neo4j goes from the place down to all that it contains, for each node.
  const isDeep = path.steps.some(({ step }) => step.depth !== undefined);
  if (!filter || isDeep || order[0]?.by !== 'property') return undefined;
  // In order, `size * nodes / (many * left)` nodes are looked at; from the anchor, `many`.
  const left = LEFT ** partsOf(path.filter).length;
  const many = Math.max(nodes / PART, Math.sqrt((nodes * size) / left));
  return isWorth(many) ? either({ kind: 'scan', filter }, many) : undefined;
}

/**
 * The step of an anchor whose relationships tell how many nodes it leads to, and how many each of them stands for.
 * Undefined where they do not tell, since something must hold along the way.
 */
function widthOf(
  { steps }: AnchorPath,
  statistics: GraphStatistics | undefined,
): { readonly counted: number; readonly beyond: number } | undefined {
  const counted = Math.min(1, steps.length - 1);
  const open = steps.slice(counted);
  if (open.some(({ edge, node }) => edge || node)) return undefined;
  const beyond = open
    .slice(1)
    .reduce(
      (times, { step }, i) => times * fanOut(statistics, step.type, open[i]?.step.target ?? ''),
      1,
    );
  return { counted, beyond };
}
