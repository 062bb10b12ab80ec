/**
 * Where a match starts. A list with a filter need not read every node of its type: where the filter names
 * an id (or a code, or a place that contains) some steps away, the match starts there and walks back.
 *
 *     interventions(where: { approaches: { some: { node: { id: { eq: "approach:genero" } } } } })
 *     start Approach id = $0, then <-APPLIES- Intervention
 */
import type { NodeModel } from '../graph/graph-model';
import { contained, fanOut, type GraphStatistics } from '../graph/statistics';
import { partsOf } from './filter-parts';
import { all } from './plan-filter';
import type { Filter, Hop, Start } from './query-plan';
import type { Place } from './scope';

type Compare = Extract<Filter, { kind: 'compare' }>;
type Related = Extract<Filter, { kind: 'related' }>;

/** A start and what is left of the filter for the nodes that are asked for. */
export interface ChosenStart {
  readonly start?: Start;
  /** How many rows the start gives, if it is like most. */
  readonly expected?: number;
  readonly filter?: Filter;
}

interface Candidate {
  readonly start: Start;
  readonly rest: readonly Filter[];
  /** How many rows the start is expected to give. */
  readonly rows: number;
}

/** What choosing a start needs to know of the graph. */
export interface StartKnowledge {
  readonly isIndexed: (property: string) => boolean;
  readonly statistics?: GraphStatistics;
}

/** How many values a list of ids or codes is taken to have, since a plan knows no values. */
const LIST_LENGTH = 3;

/** The start of a list of a type under a filter, as far as the graph is known. */
export const startOf = (
  { scope: { statistics } }: Pick<Place, 'scope'>,
  node: NodeModel,
  filter: Filter | undefined,
): ChosenStart =>
  chooseStart(node.name, filter, {
    // A property with an index has one for every stored copy: `ubigeoFolded` for `ubigeo`.
    isIndexed: (stored) => node.properties.get(stored.replace(/Folded$/, ''))?.indexed ?? false,
    statistics,
  });

/** The most selective start that the filter offers; none where the nodes' own id or code is the best. */
export function chooseStart(
  label: string,
  filter: Filter | undefined,
  knowledge: StartKnowledge,
): ChosenStart {
  if (!filter) return {};
  const [best] = candidates(label, filter, knowledge).sort((a, b) => a.rows - b.rows);
  if (!best || best.start.steps.length === 0) return { filter };
  const rest = conjunction(best.rest);
  return { start: best.start, expected: best.rows, ...(rest && { filter: rest }) };
}

function candidates(label: string, filter: Filter, knowledge: StartKnowledge): Candidate[] {
  const conditions = partsOf(filter);
  return conditions.flatMap((condition) => {
    const rest = conditions.filter((one) => one !== condition);
    switch (condition.kind) {
      case 'compare':
        return isAnchor(condition, knowledge)
          ? [
              {
                start: { label, anchor: condition, steps: [] },
                rest,
                rows: condition.operator === 'in' ? LIST_LENGTH : 1,
              },
            ]
          : [];
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

const isAnchor = ({ property, operator }: Compare, { isIndexed }: StartKnowledge): boolean =>
  (operator === 'eq' || operator === 'in') && (property === 'id' || isIndexed(property));

function containment(
  label: string,
  { up, value }: Extract<Filter, { kind: 'within' }>,
  rest: readonly Filter[],
  { statistics }: StartKnowledge,
): Candidate {
  const anchor: Filter = { kind: 'compare', property: 'id', operator: 'in', value };
  return {
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
  return candidates(hop.target, there, knowledge).map(({ start, rest: left, rows }) => ({
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
const reversed = ({ begun: _begun, sole: _sole, ...hop }: Hop, target: string): Hop => ({
  ...hop,
  direction: hop.direction === 'out' ? 'in' : 'out',
  target,
});

function conjunction(parts: readonly Filter[]): Filter | undefined {
  return parts.length > 1 ? { kind: 'and', of: parts } : parts[0];
}
