import {
  isOrdered,
  type GraphModel,
  type NodeModel,
  type PropertyModel,
} from '../model/graph-model';
import { checkFormerIds, FORMER_IDS } from './former-ids';
import { checkValue } from './check-value';
import { nearest } from './nearest';
import { localized, type Issue, type LocalizedMessage } from './issue';
import type { NodeData, RelationshipData } from './graph-data';
import type { Known, KnownNode } from './known';
import { memo } from '../model/memo';
import { outgoing, outgoingByType, relationshipKey, type OutgoingOfType } from './outgoing';
import { endsBeforeItStarts } from './periods';
import { propertiesGiven } from './properties-given';
import type { NodeRecord } from './records';
import { togetherIssues } from './relationships-together';

type Values = Readonly<Record<string, unknown>>;
type Properties = Record<string, unknown>;

/** Relationship types are written in capitals, properties never are. */
const RELATIONSHIP = /^[A-Z][A-Z_]*$/;

/** How many characters a text may have by which lists are ordered: an index holds no more than 8,000 bytes of one. */
const MOST_ORDERED = 1_000;

const isTooLong = (value: unknown): boolean =>
  typeof value === 'string' && value.length > MOST_ORDERED;

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

/** The dates of properties that end something, each with that with which it began. */
const periodsOf = memo((properties: ReadonlyMap<string, PropertyModel>) =>
  [...properties.values()].flatMap(({ name, endsAfter }): [string, string][] =>
    endsAfter ? [[endsAfter, name]] : [],
  ),
);

/** The codes of a type that begin with those of what contains it. */
const nestedCodes = memo((type: NodeModel) =>
  [...type.properties.values()].filter(({ nested }) => nested).map(({ name }) => name),
);

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
      this.nameless = this.made('NO_NAME', localized('name must be given', 'falta name'), 'name');
    }
    if (type.name !== 'Source') this.#checkSources('', properties.sources);
    for (const { former } of type.properties.values()) {
      if (former) this.#checkFormer(former.values, former.until, properties);
    }
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
          localized(
            `${relationship} cannot leave a ${type.name}; these can: ${types}`,
            `${relationship} no puede salir de ${type.name}; pueden: ${types}`,
          ),
          relationship,
        );
        continue;
      }
      for (const one of this.#targets(given)) {
        const made = this.#relationship(relationship, leaving, one, node);
        if (made) found.push(made);
      }
    }
    const together = togetherIssues(outgoing(this.context.model, type), found);
    for (const { code, message: text, type: field, value } of together) {
      this.#issue(code, text, field, value);
    }
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
    if (!way) {
      const allowed = targets.join(', ');
      this.#issue(
        'WRONG_TARGET',
        localized(
          `${type} cannot lead to ${target.id}; it leads to ${allowed}`,
          `${type} no puede llevar a ${target.id}; lleva a ${allowed}`,
        ),
        type,
        to,
      );
      return undefined;
    }
    if (target.id === this.id) {
      const text = localized(
        `${type} leads from ${this.id} to itself`,
        `${type} lleva de ${this.id} a sí mismo`,
      );
      this.#issue('LEADS_TO_ITSELF', text, type, to);
    }
    const where = `${type} to ${target.id}: `;
    const properties = this.#properties(where, Object.entries(own), way.properties, type);
    if (own.sources === undefined) {
      const { sources, locator } = node.properties;
      properties.sources = sources;
      if (locator !== undefined) properties.locator ??= locator;
    }
    // Those of its node were checked already; a source need not have any.
    if (own.sources !== undefined || this.type.name === 'Source') {
      this.#checkSources(where, properties.sources, type);
    }
    // A place that was moved keeps its code, and its ties have dates.
    if (properties.validFrom === undefined) this.#checkContainer(type, target);
    properties.key = relationshipKey(properties);
    return { type, from: this.id, to: target.id, properties };
  }

  #target(type: string, targets: readonly string[], to: unknown): KnownNode | undefined {
    if (typeof to !== 'string' || to.trim() === '') {
      const got = JSON.stringify(to);
      const text = localized(
        `${type} must lead to an id, a code or a name, got ${got}`,
        `${type} debe llevar a un id, un código o un nombre; se recibió ${got}`,
      );
      this.#issue('NO_TARGET', text, type, to);
      return undefined;
    }
    const found = this.context.known.find(to.trim(), targets);
    if ('type' in found) {
      this.#late(found, type, targets);
      return found;
    }
    const text = localized(`${type}: ${found.message.en}`, `${type}: ${found.message.es}`);
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
    const text = localized(
      `${column}: ${got} is unknown`,
      `${column}: ${got} no existe en el grafo ni en los archivos`,
    );
    this.#issue('UNKNOWN_ID', text, column, id, undefined, expected);
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
        const text = localized(
          `${where}${name} is no property; these are: ${names}`,
          `${where}${name} no es una propiedad; lo son: ${names}`,
        );
        const meant = nearest(name, allowed.keys());
        this.#issue('NO_SUCH_PROPERTY', text, name, value, meant);
      }
    }
    for (const [start, end] of periodsOf(allowed)) {
      this.#checkPeriod(where, start, end, properties, column);
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
    if ('value' in checked) {
      const tooLong = where === '' && isOrdered(property) && isTooLong(checked.value);
      if (!tooLong) return checked.value;
      const text = localized(
        `${name} may have ${MOST_ORDERED} characters at most; longer texts belong in the description`,
        `${name} puede tener ${MOST_ORDERED} caracteres como máximo; los textos más largos van en la descripción`,
      );
      this.#issue('TOO_LONG', text, column, value);
      return undefined;
    }
    const text = localized(
      `${where}${name} ${checked.message.en}`,
      `${where}${name} ${checked.message.es}`,
    );
    this.#issue(checked.code, text, column, value, checked.suggestion);
    return undefined;
  }

  #checkPeriod(
    where: string,
    start: string,
    end: string,
    properties: Values,
    column?: string,
  ): void {
    const [from, to] = [properties[start], properties[end]] as [string?, string?];
    if (!endsBeforeItStarts(from, to)) return;
    this.#issue(
      'ENDS_BEFORE_IT_STARTS',
      localized(
        `${where}${end} ${to} is before ${start} ${from}`,
        `${where}${end} ${to} es anterior a ${start} ${from}`,
      ),
      column ?? end,
      to,
    );
  }

  /** A place lies in its container: its code begins with the container's. */
  #checkContainer(type: string, target: KnownNode): void {
    if (type !== this.type.containment) return;
    for (const name of nestedCodes(this.type)) {
      const [own, outer] = [this.record.values[name], target.codes[name]];
      if (typeof own !== 'string' || typeof outer !== 'string') continue;
      if (own.startsWith(outer)) continue;
      this.#issue(
        'OUTSIDE_ITS_PARENT',
        localized(
          `${name} ${own} does not lie in ${target.id}, whose ${name} is ${outer}`,
          `${name} ${own} no está dentro de ${target.id}, cuyo ${name} es ${outer}`,
        ),
        type,
        own,
      );
    }
  }

  /** Every earlier value needs the date until which it held, and these are told in order. */
  #checkFormer(values: string, until: string, properties: Values): void {
    const list = (name: string): readonly string[] => (properties[name] ?? []) as string[];
    const dates = list(until);
    if (list(values).length !== dates.length) {
      const text = localized(
        `${until} must have one date for each of ${values}`,
        `${until} debe tener una fecha por cada uno de ${values}`,
      );
      this.#issue('FORMER_WITHOUT_DATE', text, until, dates);
    }
    if (dates.some((date, i) => date <= (dates[i - 1] ?? ''))) {
      const got = JSON.stringify(dates);
      const text = localized(
        `${until} must be in ascending order, got ${got}`,
        `${until} debe estar en orden ascendente; se recibió ${got}`,
      );
      this.#issue('FORMER_OUT_OF_ORDER', text, until, dates);
    }
  }

  #checkSources(where: string, sources: unknown, column = 'sources'): void {
    const list = Array.isArray(sources) ? (sources as unknown[]) : [];
    if (list.length === 0) {
      const text = localized(
        `${where}sources must name at least one source`,
        `${where}sources debe nombrar al menos una fuente`,
      );
      this.#issue('NO_SOURCE', text, column);
    }
    for (const source of list) {
      const found = this.context.known.find(String(source), ['Source']);
      if ('type' in found && found.type.name === 'Source') {
        this.#late(found, column, ['Source']);
        continue;
      }
      const got = JSON.stringify(source);
      const [en, es, hint] =
        'type' in found
          ? [`${got} is no source`, `${got} no es una fuente`, undefined]
          : [found.message.en, found.message.es, found.suggestion];
      const text = localized(`${where}sources: ${en}`, `${where}sources: ${es}`);
      this.#issue('UNKNOWN_SOURCE', text, column, source, hint, ['Source']);
    }
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
