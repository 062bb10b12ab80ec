/**
 * Where a match starts. A list with a filter need not read every node of its type: where the filter names
 * an id (or a code, or a place that contains) some steps away, the match starts there and walks back.
 *
 *     interventions(where: { approaches: { some: { node: { id: { eq: "approach:genero" } } } } })
 *     start Approach id = $0, then <-APPLIES- Intervention
 */
import type { Filter, Hop, Start } from './query-plan';

type Compare = Extract<Filter, { kind: 'compare' }>;
type Related = Extract<Filter, { kind: 'related' }>;

/** A start and what is left of the filter for the nodes that are asked for. */
export interface ChosenStart {
  readonly start?: Start;
  readonly filter?: Filter;
}

interface Candidate {
  readonly start: Start;
  readonly rest: readonly Filter[];
  /** Lower is more selective; shapes only, since a plan knows no values. */
  readonly weight: number;
}

/** What a step adds to the weight: a list of ids is wider than one id, and each relationship fans out. */
const WEIGHT = { list: 1, containment: 5, relationship: 10 };

/** The most selective start that the filter offers; none where the nodes' own id or code is the best. */
export function chooseStart(
  label: string,
  filter: Filter | undefined,
  isIndexed: (property: string) => boolean,
): ChosenStart {
  if (!filter) return {};
  const [best] = candidates(label, filter, isIndexed).sort((a, b) => a.weight - b.weight);
  if (!best || best.start.steps.length === 0) return { filter };
  const rest = conjunction(best.rest);
  return { start: best.start, ...(rest && { filter: rest }) };
}

function candidates(
  label: string,
  filter: Filter,
  isIndexed: (property: string) => boolean,
): Candidate[] {
  const conditions = filter.kind === 'and' ? filter.of : [filter];
  return conditions.flatMap((condition) => {
    const rest = conditions.filter((one) => one !== condition);
    switch (condition.kind) {
      case 'compare':
        return isAnchor(condition, isIndexed)
          ? [
              {
                start: { label, anchor: condition, steps: [] },
                rest,
                weight: condition.operator === 'in' ? WEIGHT.list : 0,
              },
            ]
          : [];
      case 'within':
        return [containment(label, condition, rest)];
      case 'related':
        return condition.quantifier === 'some'
          ? throughRelationship(label, condition, rest, isIndexed)
          : [];
      default:
        return [];
    }
  });
}

const isAnchor = ({ property, operator }: Compare, isIndexed: (property: string) => boolean) =>
  (operator === 'eq' || operator === 'in') && (property === 'id' || isIndexed(property));

function containment(
  label: string,
  { up, value }: Extract<Filter, { kind: 'within' }>,
  rest: readonly Filter[],
): Candidate {
  const anchor: Filter = { kind: 'compare', property: 'id', operator: 'in', value };
  return {
    start: { label: up.target, anchor, steps: [{ hop: reversed(up, label) }] },
    rest,
    weight: WEIGHT.containment,
  };
}

function throughRelationship(
  label: string,
  { hop, edge, node }: Related,
  rest: readonly Filter[],
  isIndexed: (property: string) => boolean,
): Candidate[] {
  if (!node) return [];
  return candidates(hop.target, node, isIndexed).map(({ start, rest: there, weight }) => ({
    start: walkBack(start, there, { hop: reversed(hop, label), ...(edge && { edge }) }),
    rest,
    weight: weight + WEIGHT.relationship,
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

const reversed = (hop: Hop, target: string): Hop => ({
  ...hop,
  direction: hop.direction === 'out' ? 'in' : 'out',
  target,
});

function conjunction(parts: readonly Filter[]): Filter | undefined {
  return parts.length > 1 ? { kind: 'and', of: parts } : parts[0];
}
