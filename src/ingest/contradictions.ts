import type { GraphModel } from '../model/graph-model';
import { placeText, type At, type Issue } from './issue';
import type { RelationshipData, CheckedItem } from './graph-data';
import { DISCRIMINATORS, outgoing, wayOf } from './outgoing';
import { noRoom } from './plan-changes';
import { placeOf, oneAtATime } from './relationships';
import { typeOfId } from './stored';
import { RECORDS } from '../messages/records';

interface Said {
  readonly value: string;
  readonly at: At;
}

interface Held {
  readonly one: RelationshipData;
  readonly at: At;
}

/** What stands for itself: where something is in a source, which source it is, and what tells a relationship apart. */
const NO_STATEMENT: ReadonlySet<string> = new Set(['id', 'key', 'sources', 'locator']);

/**
 * What an import has said so far of what comes more than once in it. Of two records of which the same source says two
 * things, or for which there is no room together, the later one contradicts.
 */
export class Contradictions {
  readonly #said = new Map<string, Said>();
  readonly #held = new Map<string, Held[]>();

  constructor(
    private readonly model: GraphModel,
    /** Ids of entities, and ends such as `REPORTS to finding:a`, that come more than once. */
    private readonly again: ReadonlySet<string>,
  ) {}

  /** What an item says otherwise than those before it; it is remembered where it says nothing so. */
  add(item: CheckedItem): Issue | undefined {
    // What merely names something says nothing against who tells of it.
    if (item.only === 'new') return undefined;
    const { id } = item.node;
    const { at, relationships } = item;
    const statements = this.again.has(id) ? [...this.#statementsOf(item)] : [];
    for (const [what, value, source] of statements) {
      const before = this.#said.get(keyOf(id, what, source));
      if (before && before.value !== value) {
        const [name = what] = what.split(' ');
        return contradiction(id, name, before, { value, at });
      }
    }
    const ends = relationships.flatMap((one) => this.#endsOf(one).map((end) => ({ end, one })));
    for (const { end, one } of ends) {
      const others = (this.#held.get(end) ?? []).filter(
        (other) => placeIn(other.one) !== placeIn(one) && !oneAtATime(one, [other.one]),
      );
      const [other] = others;
      if (other) return against(end, { one, at }, other);
    }
    for (const [what, value, source] of statements) {
      this.#said.set(keyOf(id, what, source), { value, at });
    }
    for (const { end, one } of ends) {
      const held = this.#held.get(end);
      if (held) held.push({ one, at });
      else this.#held.set(end, [{ one, at }]);
    }
    return undefined;
  }

  /** What an item states once only, by which source: its properties, and those of its relationships. */
  *#statementsOf({
    node,
    relationships,
  }: CheckedItem): Generator<[what: string, value: string, source: string]> {
    const { sources, ...properties } = node.properties;
    for (const source of (sources ?? []) as string[]) {
      for (const [name, value] of Object.entries(properties)) {
        if (!NO_STATEMENT.has(name)) yield [name, JSON.stringify(value), source];
      }
    }
    for (const one of relationships) {
      const own = Object.entries(one.properties).filter(
        ([name]) => !NO_STATEMENT.has(name) && !DISCRIMINATORS.includes(name),
      );
      for (const source of own.length === 0 ? [] : (one.properties.sources as string[])) {
        for (const [name, value] of own) {
          yield [`${one.type}.${name} ${placeIn(one)}`, JSON.stringify(value), source];
        }
      }
    }
  }

  /** The ends at which there is room for one relationship only, of those that come more than once. */
  #endsOf({ type, from, to }: RelationshipData): string[] {
    const ways = outgoing(this.model, typeOfId(this.model, from));
    const toOne = this.again.has(from) && ways.some((one) => one.type === type && one.toOne);
    const end = `${type} to ${to}`;
    const fromOne = this.again.has(end) && wayOf(this.model, type, from, to)?.fromOne;
    return [...(toOne ? [`${type} from ${from}`] : []), ...(fromOne ? [end] : [])];
  }
}

const keyOf = (id: string, what: string, source: string): string => `${id}\n${what}\n${source}`;

const placeIn = (one: RelationshipData): string =>
  placeOf({ ...one, key: String(one.properties.key) });

function against(end: string, now: Held, before: Held): Issue {
  const { type, from, to } = now.one;
  const sources = before.one.properties.sources as string[];
  const same = sources.some((one) => (now.one.properties.sources as string[]).includes(one));
  if (!same) {
    const text = noRoom(now.one, before.one, sources);
    return { code: 'NO_ROOM', at: { ...now.at, column: type }, field: type, message: text };
  }
  const far = end.includes(' from ') ? 'to' : 'from';
  const [was, is] = [before.one, now.one].map((one) => JSON.stringify(one[far]));
  const id = far === 'to' ? from : to;
  return contradiction(
    id,
    type,
    { value: was ?? '', at: before.at },
    { value: is ?? '', at: now.at },
  );
}

function contradiction(id: string, name: string, before: Said, now: Said): Issue {
  const where = placeText(before.at);
  return {
    code: 'CONTRADICTION',
    at: now.at,
    field: name,
    value: JSON.parse(now.value) as unknown,
    message: RECORDS.CONTRADICTION(id, name, before.value, where, now.value),
  };
}
