/**
 * Where a match starts. A list with a filter need not read every node of its type: where the filter names
 * an id (or a code, or a place that contains) some steps away, the match starts there and walks back.
 *
 *     interventions(where: { approaches: { some: { node: { id: { eq: "approach:genero" } } } } })
 *     start Approach id = $0, then <-APPLIES- Intervention
 */
import type { NodeModel } from '../../model/graph-model';
import { contained, fanOut, type GraphStatistics } from '../../model/statistics';
import { all } from './plan-filter';
import type { PlanContext } from './scope';
import { type Start, partsOf, type Filter, type Hop } from './connection-plan';

type Compare = Extract<Filter, { kind: 'compare' }>;
type Related = Extract<Filter, { kind: 'related' }>;

/** A start and what is left of the filter for the nodes that are asked for. */
export interface ChosenStart {
  readonly start?: Start;
  /** How many rows the start gives, if it is like most. */
  readonly expected?: number;
  readonly filter?: Filter;
  /** The best start at nodes that have one value of few, such as a level. */
  readonly other?: Omit<Required<ChosenStart>, 'other' | 'filter'> & Pick<ChosenStart, 'filter'>;
}

interface Candidate {
  readonly by: 'id' | 'value';
  readonly start: Start;
  readonly rest: readonly Filter[];
  /** How many rows the start is expected to give. */
  readonly rows: number;
}

/** What choosing a start needs to know of the graph. */
export interface StartKnowledge {
  readonly isIndexed: (property: string) => boolean;
  /** How many values a property of a type can have; undefined where that is not known. */
  readonly valuesOf?: (label: string, property: string) => number | undefined;
  readonly statistics?: GraphStatistics;
}

/** How many values a list of ids or codes is taken to have, since a plan knows no values. */
const LIST_LENGTH = 3;

/** The start of a list of a type under a filter, as far as the graph is known. */
export const startOf = (
  { scope: { facts, model } }: Pick<PlanContext, 'scope'>,
  node: NodeModel,
  filter: Filter | undefined,
): ChosenStart =>
  chooseStart(node.name, filter, {
    // A property with an index has one for every stored copy: `ubigeoFolded` for `ubigeo`.
    isIndexed: (stored) => node.properties.get(stored.replace(/Folded$/, ''))?.indexed ?? false,
    valuesOf: (label, property) => model.nodes.get(label)?.properties.get(property)?.values?.length,
    statistics: facts.statistics,
  });

/** The most selective start that the filter offers; none where the nodes' own id or code is the best. */
export function chooseStart(
  label: string,
  filter: Filter | undefined,
  knowledge: StartKnowledge,
): ChosenStart {
  if (!filter) return {};
  const found = candidates(label, filter, knowledge).sort((a, b) => a.rows - b.rows);
  const best = found.find(({ by }) => by === 'id');
  if (!best || best.start.steps.length === 0) return { filter };
  const other = found.find(({ by, start }) => by === 'value' && start.steps.length > 0);
  return { ...startAt(best), ...(other && { other: startAt(other) }) };
}

function startAt({ start, rows, rest }: Candidate): NonNullable<ChosenStart['other']> {
  const filter = conjunction(rest);
  return { start, expected: rows, ...(filter && { filter }) };
}

function candidates(label: string, filter: Filter, knowledge: StartKnowledge): Candidate[] {
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

/** A start at the nodes with an id, a code, or one value of few. */
function anchored(
  label: string,
  condition: Compare,
  rest: readonly Filter[],
  { isIndexed, valuesOf, statistics }: StartKnowledge,
): Candidate[] {
  const { property, operator } = condition;
  if (operator !== 'eq' && operator !== 'in') return [];
  const times = operator === 'in' ? LIST_LENGTH : 1;
  if (property === 'id' || isIndexed(property)) {
    return [{ by: 'id', start: { label, anchor: condition, steps: [] }, rest, rows: times }];
  }
  const nodes = statistics?.nodes.get(label);
  const values = valuesOf?.(label, property);
  if (nodes === undefined || values === undefined) return [];
  // Every node has an id, but only where that is said an index on the property and the id is used.
  const anchor: Filter = { kind: 'and', of: [condition, IDENTIFIED] };
  const rows = (nodes * Math.min(times, values)) / values;
  return [{ by: 'value', start: { label, anchor, steps: [] }, rest, rows }];
}

const IDENTIFIED: Filter = { kind: 'isNull', property: 'id', isNull: false };

function containment(
  label: string,
  { up, value }: Extract<Filter, { kind: 'within' }>,
  rest: readonly Filter[],
  { statistics }: StartKnowledge,
): Candidate {
  const anchor: Filter = { kind: 'compare', property: 'id', operator: 'in', value };
  return {
    by: 'id',
    start: { label: up.target, anchor, steps: [{ hop: reversed(up, label) }] },
    rest,
    rows: contained(statistics, label),
  };
}

function throughRelationship(
  label: string,
  { hop, edge, node }: Related,
  rest: readonly Filter[],
  knowledge: StartKnowledge,
): Candidate[] {
  const there = hop.begun ? all([hop.begun, node]) : node;
  if (!there) return [];
  const each = fanOut(knowledge.statistics, hop.type, hop.target);
  return candidates(hop.target, there, knowledge).map(({ by, start, rest: left, rows }) => ({
    by,
    start: walkBack(start, left, { hop: reversed(hop, label), ...(edge && { edge }) }),
    rest,
    rows: rows * each,
  }));
}

/** One more step, after which what is left of the filter at the place it leaves from must hold there. */
function walkBack(
  { label, anchor, steps }: Start,
  rest: readonly Filter[],
  step: Start['steps'][number],
): Start {
  const last = steps.at(-1);
  if (!last) {
    return { label, anchor: conjunction([anchor, ...rest]) ?? anchor, steps: [step] };
  }
  const node = conjunction(rest);
  return {
    label,
    anchor,
    steps: [...steps.slice(0, -1), { ...last, ...(node && { node }) }, step],
  };
}

/** The step back; what must hold of the node that it now leaves from is said where that is matched. */
const reversed = (
  { begun: _begun, targetLabelImplied: far, sourceLabelImplied: near, ...hop }: Hop,
  target: string,
): Hop => ({
  ...hop,
  ...(near && { targetLabelImplied: true }),
  ...(far && { sourceLabelImplied: true }),
  direction: hop.direction === 'out' ? 'in' : 'out',
  target,
});

function conjunction(parts: readonly Filter[]): Filter | undefined {
  return parts.length > 1 ? { kind: 'and', of: parts } : parts[0];
}
