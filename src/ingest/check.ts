/**
 * The one gate into the graph: the seed and every import pass it. Records in, checked data out; whatever is
 * wrong, anywhere, is named in one error, and then nothing is written.
 */
import { FaultsError } from '../errors';
import {
  isEntity,
  type GraphModel,
  type NodeModel,
  type PropertyModel,
} from '../graph/graph-model';
import { ID_FORM, idPrefix } from '../graph/ids';
import { checkValue } from './check-value';
import type { GraphData, NodeData, NodeRecord, RelationshipData } from './graph-data';
import { outgoing, type Outgoing } from './outgoing';

type Values = Readonly<Record<string, unknown>>;

/** Relationship types are written in capitals, properties never are. */
const RELATIONSHIP = /^[A-Z][A-Z_]*$/;

/** What tells two relationships of one type between the same two nodes apart. */
const DISCRIMINATORS = ['role', 'year', 'unit', 'validFrom'];

interface KnownNode {
  readonly record: NodeRecord;
  readonly id: string;
  readonly node: NodeModel;
}

/** The checked data of records. */
export function checkRecords(model: GraphModel, records: readonly NodeRecord[]): GraphData {
  const faults: string[] = [];
  const known = new Map<string, KnownNode>();
  for (const record of records) {
    const { id } = record.values;
    const node = typeof id === 'string' ? model.byPrefix.get(idPrefix(id) ?? '') : undefined;
    if (typeof id !== 'string' || !node || !isEntity(node)) {
      faults.push(
        `${record.at}: id must be ${ID_FORM}, of a known type, got ${JSON.stringify(id)}`,
      );
    } else if (known.has(id)) {
      faults.push(`${record.at}: ${id} is given twice, also at ${known.get(id)?.record.at}`);
    } else {
      known.set(id, { record, id, node });
    }
  }
  const nodes: NodeData[] = [];
  const relationships: RelationshipData[] = [];
  for (const one of known.values()) {
    const check = new RecordCheck(model, known, one, faults);
    nodes.push(check.node());
    relationships.push(...check.relationships());
  }
  checkToOne(model, known, relationships, faults);
  if (faults.length > 0) throw new FaultsError('The data cannot be taken:', faults);
  return { nodes, relationships };
}

class RecordCheck {
  constructor(
    private readonly model: GraphModel,
    private readonly known: ReadonlyMap<string, KnownNode>,
    private readonly one: KnownNode,
    private readonly faults: string[],
  ) {}

  node(): NodeData {
    const { id, node, record } = this.one;
    const given = Object.entries(record.values).filter(([key]) => !RELATIONSHIP.test(key));
    const languages = [...node.properties.values()].flatMap((property) =>
      Object.values(property.languages ?? {}).map((name): [string, PropertyModel] => [
        name,
        { name, type: 'String', list: false, required: false },
      ]),
    );
    const own = [...node.properties].filter(([, { derived }]) => !derived);
    const allowed = new Map([...own, ...languages]);
    const properties = this.#properties('', given, allowed);
    if (!('name' in record.values)) this.#fault('name must be given');
    if (node.name !== 'Source') this.#checkSources('', properties.sources);
    for (const { former } of node.properties.values()) {
      if (former) this.#checkFormer(former.values, former.until, properties);
    }
    return { id, type: node.name, properties };
  }

  relationships(): RelationshipData[] {
    const { record, node } = this.one;
    const allowed = outgoing(this.model, node);
    return Object.entries(record.values)
      .filter(([key]) => RELATIONSHIP.test(key))
      .flatMap(([type, given]) => {
        const ways = allowed.filter((one) => one.type === type);
        if (ways.length === 0) {
          const types = [...new Set(allowed.map((one) => one.type))].join(', ') || 'none';
          this.#fault(`${type} cannot leave a ${node.name}; these can: ${types}`);
          return [];
        }
        const list =
          record.textual && typeof given === 'string'
            ? given.split(';')
            : Array.isArray(given)
              ? given
              : [given];
        return list.flatMap((target: unknown) => this.#relationship(type, ways, target));
      });
  }

  #relationship(type: string, ways: readonly Outgoing[], given: unknown): RelationshipData[] {
    const stated = (typeof given === 'string' ? { to: given } : (given ?? {})) as Values;
    const { to, ...own } = stated;
    const target = typeof to === 'string' ? this.known.get(to) : undefined;
    if (!target) {
      this.#fault(`${type} leads to ${JSON.stringify(to)}, which is not in the data`);
      return [];
    }
    const way = ways.find(({ targets }) => targets.includes(target.node.name));
    if (!way) {
      const targets = ways.flatMap((one) => one.targets).join(', ');
      this.#fault(`${type} cannot lead to ${target.id}; it leads to ${targets}`);
      return [];
    }
    const { sources, locator } = this.one.record.values;
    const inherited =
      own.sources === undefined ? { sources, ...(locator !== undefined && { locator }) } : {};
    const where = `${type} to ${target.id}: `;
    const entries = Object.entries({ ...inherited, ...own });
    const properties = this.#properties(where, entries, way.properties);
    this.#checkSources(where, properties.sources);
    // By position, so that a year and a date of the same digits stay two things.
    const key = DISCRIMINATORS.map(
      (name) => (properties[name] as string | number | undefined) ?? '',
    )
      .join('|')
      .replace(/\|+$/, '');
    return [{ type, from: this.one.id, to: target.id, properties: { ...properties, key } }];
  }

  #properties(
    where: string,
    given: readonly (readonly [string, unknown])[],
    allowed: ReadonlyMap<string, PropertyModel>,
  ): Record<string, unknown> {
    return Object.fromEntries(
      given.flatMap(([name, value]): [string, unknown][] => {
        const property = allowed.get(name);
        if (!property) {
          this.#fault(
            `${where}${name} is no property; these are: ${[...allowed.keys()].join(', ')}`,
          );
          return [];
        }
        const checked = checkValue(property, value, this.one.record.textual);
        if ('value' in checked) return [[name, checked.value]];
        this.#fault(`${where}${name} ${checked.fault}`);
        return [];
      }),
    );
  }

  /** Every earlier value needs the date until which it held, and these are told in order. */
  #checkFormer(values: string, until: string, properties: Readonly<Record<string, unknown>>): void {
    const list = (name: string): readonly string[] => (properties[name] ?? []) as string[];
    const dates = list(until);
    if (list(values).length !== dates.length) {
      this.#fault(`${until} must have one date for each of ${values}`);
    }
    if (dates.some((date, i) => date <= (dates[i - 1] ?? ''))) {
      this.#fault(`${until} must be in ascending order, got ${JSON.stringify(dates)}`);
    }
  }

  #checkSources(where: string, sources: unknown): void {
    const list = Array.isArray(sources) ? sources : [];
    if (list.length === 0) this.#fault(`${where}sources must name at least one source`);
    for (const source of list) {
      if (this.known.get(String(source))?.node.name !== 'Source') {
        this.#fault(`${where}sources: ${JSON.stringify(source)} is no source in the data`);
      }
    }
  }

  #fault(text: string): void {
    this.faults.push(`${this.one.record.at}: ${text}`);
  }
}

/** Refuses a relationship given twice, and a second one at a time where the graph has room for one. */
function checkToOne(
  model: GraphModel,
  known: ReadonlyMap<string, KnownNode>,
  relationships: readonly RelationshipData[],
  faults: string[],
): void {
  const seen = new Set<string>();
  const held = new Map<string, RelationshipData[]>();
  const once = (key: string, fault: string): void => {
    if (seen.has(key)) faults.push(fault);
    seen.add(key);
  };
  const oneAtATime = (key: string, one: RelationshipData, fault: string): void => {
    const others = held.get(key) ?? [];
    if (others.some((other) => overlap(one, other))) faults.push(fault);
    held.set(key, [...others, one]);
  };
  for (const one of relationships) {
    const { type, from, to, properties } = one;
    const start = known.get(from);
    const end = known.get(to);
    if (!start || !end) continue;
    const at = start.record.at;
    once(
      `${type} ${from} ${to} ${String(properties.key)}`,
      `${at}: ${type} to ${to} is given twice`,
    );
    const way = outgoing(model, start.node).find(
      (each) => each.type === type && each.targets.includes(end.node.name),
    );
    if (way?.toOne) {
      oneAtATime(`${type} from ${from}`, one, `${at}: ${type} is given more than once`);
    }
    if (way?.fromOne) {
      oneAtATime(`${type} to ${to}`, one, `${at}: ${to} has more than one ${type} to it`);
    }
  }
}

/** False where it is known that one was over before the other began. */
const overlap = (a: RelationshipData, b: RelationshipData): boolean =>
  !endsBefore(a, b) && !endsBefore(b, a);

/** A period ends with its last day: `2017~` comes after `2017-12-31` and before `2018`. */
const endsBefore = (a: RelationshipData, b: RelationshipData): boolean =>
  `${(a.properties.validTo ?? '~') as string}~` < ((b.properties.validFrom ?? '') as string);
