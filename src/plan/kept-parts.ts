/**
 * What was planned of a document stays: a part of a selection that names no variable is planned the same at each
 * request, but for the values that stand before its own. A server that is asked the same few documents again and
 * again plans their lists and look-ups, and not what each of them reads of a node.
 */
import { BREAK, Kind, visit, type FieldNode, type FragmentDefinitionNode } from 'graphql';
import { CostMeter, type Place, type Scope, type Values } from './scope';

interface Part {
  readonly planned: unknown;
  readonly cost: CostMeter;
  /** Adds the values that were added then. */
  readonly addValues: (values: Values) => void;
}

/** In how many places of how many sizes the same field is kept; a field that is met in more is begun anew. */
const MOST_PLACES = 16;

/** The parts of documents that were planned; they are forgotten with the document. */
export class KeptParts {
  #of: readonly unknown[] = [];
  #parts = new WeakMap<FieldNode, Map<string, Part>>();
  readonly #variable = new WeakMap<FieldNode | FragmentDefinitionNode, boolean>();

  /** What was planned under the same circumstances, such as a day and a state of the store; the rest is forgotten. */
  under(...circumstances: readonly unknown[]): this {
    if (circumstances.some((one, i) => one !== this.#of[i])) this.#parts = new WeakMap();
    this.#of = circumstances;
    return this;
  }

  /** The places where a field was planned; undefined where what it reads depends on variables. */
  placesOf(field: FieldNode, { fragments }: Scope): Map<string, Part> | undefined {
    if (this.#namesVariables(field, fragments)) return undefined;
    let places = this.#parts.get(field);
    if (!places || places.size >= MOST_PLACES)
      this.#parts.set(field, (places = new Map<string, Part>()));
    return places;
  }

  #namesVariables(
    node: FieldNode | FragmentDefinitionNode,
    fragments: Scope['fragments'],
  ): boolean {
    const known = this.#variable.get(node);
    if (known !== undefined) return known;
    let found = false;
    visit(node, {
      [Kind.VARIABLE]: () => {
        found = true;
        return BREAK;
      },
      [Kind.FRAGMENT_SPREAD]: ({ name }) => {
        const fragment = fragments[name.value];
        if (!fragment || !this.#namesVariables(fragment, fragments)) return undefined;
        found = true;
        return BREAK;
      },
    });
    this.#variable.set(node, found);
    return found;
  }
}

/** What `plan` makes of a field at a place, or made of it before; `what` tells apart what else it depends on. */
export function planOnce<T>(
  at: Place,
  what: string,
  nodes: readonly FieldNode[],
  plan: (at: Place) => T,
): T {
  const { scope, values, asOf } = at;
  const [field, another] = nodes;
  const places = field && !another ? scope.kept?.placesOf(field, scope) : undefined;
  if (!places) return plan(at);
  const place = [what, at.path, at.times, asOf.day, asOf.given, values.before].join(' ');
  let part = places.get(place);
  if (part) part.addValues(values);
  else {
    const cost = new CostMeter();
    const within = { ...at, scope: { ...scope, cost, kept: undefined } };
    const { result, again } = values.recorded(() => plan(within));
    places.set(place, (part = { planned: result, cost, addValues: again }));
  }
  scope.cost.addAll(part.cost);
  return part.planned as T;
}
