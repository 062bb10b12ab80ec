import type { GraphModel, NodeModel, PropertyModel } from '../model/graph-model';
import { checkFormerIds, FORMER_IDS } from './former-ids';
import { checkValue } from './check-value';
import { nearest } from './texts';
import type { Issue } from './issue';
import type { NodeData, RelationshipData } from './graph-data';
import {
  outgoing,
  outgoingByType,
  relationshipKey,
  type OutgoingOfType,
  propertiesGiven,
} from './outgoing';
import type { NodeRecord } from './records';
import type { Missing, PropertiesOf, Subject } from './rule';
import { brokenRules } from './rules';
import { after, type LocalizedMessage } from '../messages/message';
import { RECORDS } from '../messages/records';
import type { Known, KnownNode } from './references';

type Values = Readonly<Record<string, unknown>>;
type Properties = Record<string, unknown>;

/** Relationship types are written in capitals, properties never are. */
const RELATIONSHIP = /^[A-Z][A-Z_]*$/;

/** A record that was checked, as far as it could be. */
export interface CheckedRecord {
  readonly node: NodeData;
  readonly relationships: readonly RelationshipData[];
  /** Ids that its node had before it became part of it: they go on leading to it. */
  readonly formerIds?: readonly string[];
  /** Ids of what it refers to that is not in the graph, and must come with what is imported. */
  readonly late: readonly string[];
  /** The issue unless another record names its node; absent where it has a name, or is in the graph. */
  readonly nameless?: Issue;
}

/** What a record is checked against. */
export interface RecordContext {
  readonly model: GraphModel;
  readonly known: Known;
  /** True where the node is in the graph: it then needs no name here. */
  readonly partial: boolean;
}

/** The checked data of one record of which id and type are known; what is wrong with it is added to the issues. */
export function checkRecord(
  context: RecordContext,
  record: NodeRecord,
  id: string,
  node: NodeModel,
  issues: Issue[],
): CheckedRecord {
  const check = new RecordCheck(context, record, id, node, issues);
  const formerIds = checkFormerIds(context.known, record, id, node, issues);
  const checked = check.node();
  const relationships = check.relationships(checked);
  return {
    node: checked,
    relationships,
    late: [...check.late],
    ...(formerIds && { formerIds }),
    ...(check.nameless && { nameless: check.nameless }),
  };
}

class RecordCheck {
  readonly late = new Set<string>();
  nameless: Issue | undefined;

  constructor(
    private readonly context: RecordContext,
    private readonly record: NodeRecord,
    private readonly id: string,
    private readonly type: NodeModel,
    private readonly issues: Issue[],
  ) {}

  node(): NodeData {
    const { id, type, record } = this;
    const given = Object.entries(record.values).filter(
      ([name]) => name !== 'id' && name !== FORMER_IDS && !RELATIONSHIP.test(name),
    );
    const properties = this.#properties('', given, propertiesGiven(type));
    if (!('name' in record.values) && !this.context.partial) {
      this.nameless = this.made('NO_NAME', RECORDS.NO_NAME, 'name');
    }
    this.#tryProperties('', { values: properties, models: propertiesGiven(type) });
    return { id, type: type.name, properties: { id, ...properties } };
  }

  /** The relationships of the record; they have its node's sources where they name none. */
  relationships(node: NodeData): RelationshipData[] {
    const { record, type } = this;
    const allowed = outgoingByType(this.context.model, type);
    const found: RelationshipData[] = [];
    for (const [relationship, given] of Object.entries(record.values)) {
      if (!RELATIONSHIP.test(relationship)) continue;
      const leaving = allowed.get(relationship);
      if (!leaving) {
        const types = [...allowed.keys()].join(', ') || '-';
        this.#issue(
          'NO_SUCH_RELATIONSHIP',
          RECORDS.NO_SUCH_RELATIONSHIP(relationship, type.name, types),
          relationship,
        );
        continue;
      }
      for (const one of this.#targets(given)) {
        const made = this.#relationship(relationship, leaving, one, node);
        if (made) found.push(made);
      }
    }
    this.#try({ of: 'leaving', links: found, ways: outgoing(this.context.model, type) });
    return found;
  }

  #targets(given: unknown): readonly unknown[] {
    if (this.record.textual && typeof given === 'string') {
      return given.split(';').map((one) => one.trim());
    }
    return Array.isArray(given) ? given : [given];
  }

  #relationship(
    type: string,
    { ways, targets }: OutgoingOfType,
    given: unknown,
    node: NodeData,
  ): RelationshipData | undefined {
    const stated = (typeof given === 'string' ? { to: given } : (given ?? {})) as Values;
    const { to, ...own } = stated;
    const target = this.#target(type, targets, to);
    if (!target) return undefined;
    const way = ways.find((one) => one.targets.includes(target.type.name));
    const where = `${type} to ${target.id}: `;
    const properties = way
      ? this.#properties(where, Object.entries(own), way.properties, type)
      : {};
    if (own.sources === undefined) {
      const { sources, locator } = node.properties;
      properties.sources = sources;
      if (locator !== undefined) properties.locator ??= locator;
    }
    if (way) {
      // Those of its node were checked already; a source need not have any.
      const inherits = own.sources === undefined && this.type.name !== 'Source';
      const { properties: models } = way;
      this.#tryProperties(where, { values: properties, models, relationship: type, inherits });
    }
    this.#try({
      of: 'relationship',
      type,
      from: this.id,
      to: target.id,
      reference: to,
      properties,
      node: this.type,
      way,
      targets,
      codes: { own: this.record.values, outer: target.codes },
    });
    if (!way) return undefined;
    properties.key = relationshipKey(properties);
    return { type, from: this.id, to: target.id, properties };
  }

  #target(type: string, targets: readonly string[], to: unknown): KnownNode | undefined {
    if (typeof to !== 'string' || to.trim() === '') {
      const got = JSON.stringify(to);
      this.#issue('NO_TARGET', RECORDS.NO_TARGET(type, got), type, to);
      return undefined;
    }
    const found = this.context.known.find(to.trim(), targets);
    if ('type' in found) {
      this.#late(found, type, targets);
      return found;
    }
    const text = after(`${type}: `, found.message);
    this.#issue(found.code, text, type, to, found.suggestion, targets);
    return undefined;
  }

  /** What is not in the graph must come with what is imported, but where nothing is claimed of it. */
  #late({ id, late }: KnownNode, column: string, expected: readonly string[]): void {
    if (late === undefined) return;
    if (late === 'in files' || this.record.only === 'known') {
      this.late.add(id);
      return;
    }
    const got = JSON.stringify(id);
    this.#issue('UNKNOWN_ID', RECORDS.UNKNOWN_ID(column, got), column, id, undefined, expected);
  }

  #properties(
    where: string,
    given: readonly (readonly [string, unknown])[],
    allowed: ReadonlyMap<string, PropertyModel>,
    column?: string,
  ): Properties {
    const properties: Properties = {};
    for (const [name, value] of given) {
      const property = allowed.get(name);
      if (property) {
        const checked = this.#value(where, property, value, column ?? name);
        if (checked !== undefined) properties[name] = checked;
      } else {
        const names = [...allowed.keys()].join(', ');
        const text = after(where, RECORDS.NO_SUCH_PROPERTY(name, names));
        const meant = nearest(name, allowed.keys());
        this.#issue('NO_SUCH_PROPERTY', text, name, value, meant);
      }
    }
    return properties;
  }

  #value(where: string, property: PropertyModel, value: unknown, column: string): unknown {
    const { textual } = this.record;
    if (property.references && textual && typeof value === 'string') {
      return value.split(';').map((one) => one.trim());
    }
    const { name } = property;
    const checked = checkValue(property, value, textual, this.type.name);
    if ('value' in checked) return checked.value;
    const text = after(`${where}${name} `, checked.message);
    this.#issue(checked.code, text, column, value, checked.suggestion);
    return undefined;
  }

  #tryProperties(where: string, subject: Omit<PropertiesOf, 'of' | 'node' | 'missing'>): void {
    const { relationship } = subject;
    const missing = (reference: string, type: string): Missing | undefined =>
      this.#missing(reference, type, relationship);
    this.#try({ of: 'properties', node: this.type, missing, ...subject }, where, relationship);
  }

  #try(subject: Subject, where = '', column?: string): void {
    for (const one of brokenRules(subject, 'record')) {
      const { code, message, field, value, suggestion, expected } = one;
      const text = after(where, message);
      this.#issue(code, text, column ?? field, value, suggestion, expected);
    }
  }

  #missing(reference: string, type: string, column = 'sources'): Missing | undefined {
    const found = this.context.known.find(reference, [type]);
    if (!('type' in found)) return found;
    if (found.type.name === type) {
      this.#late(found, column, [type]);
      return undefined;
    }
    const got = JSON.stringify(reference);
    return { message: RECORDS.NO_SOURCE_NAMED(got) };
  }

  #issue(...issue: Parameters<RecordCheck['made']>): void {
    this.issues.push(this.made(...issue));
  }

  private made(
    code: string,
    text: LocalizedMessage,
    column?: string,
    value?: unknown,
    suggestion?: string,
    expected?: readonly string[],
  ): Issue {
    const { at, columns, textual } = this.record;
    const shown = column === undefined || !textual ? undefined : (columns?.[column] ?? column);
    return {
      code,
      at: { ...at, ...(shown !== undefined && { column: shown }) },
      ...(column !== undefined && { field: column }),
      ...(value !== undefined && { value }),
      message: text,
      ...(expected && { expected }),
      ...(suggestion !== undefined && { suggestion }),
    };
  }
}
