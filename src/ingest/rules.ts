/**
 * What must hold of entities and relationships, each rule once: it is tried on what a record gives before it is
 * written, and on what a store has. Adding a rule is adding an entry to RULES.
 */
import { isOrdered, type PropertyModel } from '../model/graph-model';
import { idPrefix } from '../model/ids';
import { memo } from '../model/memo';
import { circleMessage } from './circles';
import {
  rule,
  type AllLeaving,
  type Broken,
  type Link,
  type PropertiesOf,
  type Rule,
  type Subject,
  type Where,
} from './rule';
import { statementGroups } from './statement-groups';
import { after } from '../messages/message';
import { RECORDS } from '../messages/records';
import { endsBeforeItStarts, oneAtATime } from './relationships';

/** What breaks rules, in their order, as it is come upon. */
export function* brokenRules(subject: Subject, where: Where): Generator<Broken> {
  for (const one of RULES) {
    if (one.applies === subject.of) yield* one.broken(subject, where);
  }
}

/** The properties of which a rule speaks, by what holds of them. */
const those = <T>(pick: (property: PropertyModel) => T | undefined) =>
  memo((models: PropertiesOf['models']): readonly T[] =>
    [...models.values()].flatMap((property) => pick(property) ?? []),
  );
const periods = those(({ name, endsAfter }) =>
  endsAfter ? { start: endsAfter, end: name } : undefined,
);
const references = those(({ name, references: type }) => (type ? { name, type } : undefined));
const formers = those(({ former }) => former);
const ordered = those((property) => (isOrdered(property) ? property.name : undefined));
const nestedCodes = those(({ name, nested }) => (nested ? name : undefined));

/** The types of relationships of which one at a time may leave an entity. */
const single = memo((ways: AllLeaving['ways']): readonly string[] => [
  ...new Set(ways.filter(({ toOne }) => toOne).map(({ type }) => type)),
]);

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** How many characters a text may have by which lists are ordered: an index holds no more than 8,000 bytes of one. */
const MOST_ORDERED = 1_000;

/** The most that percentages may add up to, with room for what was rounded. */
const MOST_PERCENT = 100.01;

/** All rules, in the order in which what breaks them is told. */
export const RULES: Rule[] = [
  rule({
    code: 'TOO_LONG',
    applies: 'properties',
    *test({ values, models, relationship }) {
      for (const field of relationship === undefined ? ordered(models) : []) {
        const value = values[field];
        if (typeof value === 'string' && value.length > MOST_ORDERED) yield { field, value };
      }
    },
    message: ({ field }) => RECORDS.TOO_LONG(field, MOST_ORDERED),
  }),
  rule({
    code: 'ENDS_BEFORE_IT_STARTS',
    applies: 'properties',
    *test({ values, models }) {
      for (const { start, end } of periods(models)) {
        const [from, to] = [values[start], values[end]] as [string?, string?];
        if (endsBeforeItStarts(from, to)) yield { field: end, value: to, start, from, end, to };
      }
    },
    message: ({ start, from, end, to }) => RECORDS.ENDS_BEFORE_IT_STARTS(end, to, start, from),
    stored: {
      message: ({ start, from, end, to }) =>
        RECORDS.ENDS_BEFORE_IT_STARTS_STORED(end, to, start, from),
    },
  }),
  rule({
    code: 'NO_SOURCE',
    applies: 'properties',
    *test({ values, models, node, relationship, inherits = false }) {
      for (const { name, type } of inherits ? [] : references(models)) {
        // What others rest on need rest on nothing itself.
        const needsNone = relationship === undefined && type === node.name;
        if (!needsNone && list(values[name]).length === 0) yield { field: name };
      }
    },
    message: ({ field }) => RECORDS.NO_SOURCE(field),
    stored: { message: () => RECORDS.NO_SOURCE_STORED },
  }),
  rule({
    code: 'UNKNOWN_SOURCE',
    applies: 'properties',
    *test({ values, models, inherits = false, missing }) {
      for (const { name, type } of inherits ? [] : references(models)) {
        for (const value of list(values[name])) {
          const found = missing(String(value), type);
          if (!found) continue;
          const { message: why = { es: '', en: '' }, suggestion } = found;
          const hint = suggestion === undefined ? {} : { suggestion };
          yield { field: name, value, expected: [type], why, ...hint };
        }
      }
    },
    message: ({ field, why }) => after(`${field}: `, why),
    stored: {
      message: ({ value }) => RECORDS.UNKNOWN_SOURCE_STORED(String(value)),
    },
  }),
  rule({
    code: 'FORMER_WITHOUT_DATE',
    applies: 'properties',
    *test({ values, models }) {
      for (const { values: names, until } of formers(models)) {
        const dates = list(values[until]);
        if (list(values[names]).length !== dates.length)
          yield { field: until, value: dates, names };
      }
    },
    message: ({ field, names }) => RECORDS.FORMER_WITHOUT_DATE(field, names),
  }),
  rule({
    code: 'FORMER_OUT_OF_ORDER',
    applies: 'properties',
    *test({ values, models }) {
      for (const { until } of formers(models)) {
        const dates = list(values[until]) as readonly string[];
        if (dates.some((date, i) => date <= (dates[i - 1] ?? ''))) {
          yield { field: until, value: dates };
        }
      }
    },
    message: ({ field, value }) => {
      const got = JSON.stringify(value);
      return RECORDS.FORMER_OUT_OF_ORDER(field, got);
    },
  }),
  rule({
    code: 'WRONG_TARGET',
    applies: 'relationship',
    *test({ type, to, way, node, targets, reference }) {
      if (way) return;
      yield {
        field: type,
        value: reference,
        type,
        to,
        leaves: node.name,
        allowed: targets.join(', '),
      };
    },
    message: ({ type, to, allowed }) => RECORDS.WRONG_TARGET(type, to, allowed),
    stored: {
      message: ({ type, leaves, allowed }) =>
        allowed === ''
          ? RECORDS.WRONG_ORIGIN_STORED(type, leaves)
          : RECORDS.WRONG_TARGET_STORED(type, allowed),
    },
  }),
  rule({
    code: 'LEADS_TO_ITSELF',
    applies: 'relationship',
    *test({ type, from, to, way, reference }) {
      if (way && from === to) yield { field: type, value: reference, type, from };
    },
    message: ({ type, from }) => RECORDS.LEADS_TO_ITSELF(type, from),
  }),
  rule({
    // A place lies in its container: its code begins with the container's. One that was moved keeps its code, and its
    // ties have dates.
    code: 'OUTSIDE_ITS_PARENT',
    applies: 'relationship',
    *test({ type, to, node, way, properties, codes }) {
      if (!way || type !== node.containment || properties.validFrom !== undefined) return;
      for (const name of nestedCodes(node.properties)) {
        const [own, outer] = [codes.own[name], codes.outer[name]];
        if (typeof own !== 'string' || typeof outer !== 'string') continue;
        if (!own.startsWith(outer)) yield { field: type, value: own, name, own, to, outer };
      }
    },
    message: ({ name, own, to, outer }) => RECORDS.OUTSIDE_ITS_PARENT(name, own, to, outer),
  }),
  rule({
    code: 'GIVEN_TWICE',
    applies: 'leaving',
    *test({ links }) {
      const seen = new Set<string>();
      for (const { type, to, properties } of links) {
        const same = `${type} ${to} ${String(properties.key)}`;
        if (seen.has(same)) yield { field: type, value: to, ids: [to], type, to };
        seen.add(same);
      }
    },
    message: ({ type, to }) => RECORDS.GIVEN_TWICE(type, to),
  }),
  rule({
    code: 'MORE_THAN_ONE',
    applies: 'leaving',
    *test({ links, ways }) {
      for (const type of single(ways)) {
        const all = links.filter((one) => one.type === type);
        const ids = all.map(({ to }) => to);
        for (const { to } of together(all)) yield { field: type, value: to, ids, type };
      }
    },
    message: ({ type }) => RECORDS.MORE_THAN_ONE(type),
    stored: {
      message: ({ type }) => RECORDS.MORE_THAN_ONE_STORED(type),
    },
  }),
  rule({
    code: 'MORE_THAN_ONE',
    applies: 'leading',
    *test({ links }) {
      const ids = links.map(({ from }) => from);
      for (const { type, from, to } of together(links)) yield { value: from, ids, type, to };
    },
    message: ({ type, to }) => RECORDS.MORE_THAN_ONE_TO_IT(to, type),
    stored: {
      message: ({ type }) => RECORDS.MORE_THAN_ONE_TO_IT_STORED(type),
    },
  }),
  rule({
    code: 'PERCENTAGES_OVER_100',
    applies: 'leaving',
    *test({ links }) {
      // Each vocabulary shares out the whole anew, and so does each source: sectors and goals do not add up.
      const sums = new Map<string, number>();
      for (const { type, to, properties } of links) {
        if (properties.percentage == null) continue;
        for (const { sources, values } of statementGroups(properties, ['percentage'])) {
          if (typeof values.percentage !== 'number') continue;
          for (const source of sources) {
            const key = `${type} ${idPrefix(to) ?? ''} ${source}`;
            sums.set(key, (sums.get(key) ?? 0) + values.percentage);
          }
        }
      }
      for (const [key, sum] of sums) {
        if (sum <= MOST_PERCENT) continue;
        const [type = '', vocabulary, source] = key.split(' ');
        const total = Math.round(sum * 100) / 100;
        yield { field: type, value: total, type, vocabulary, source, total };
      }
    },
    message: ({ type, vocabulary, source, total }) =>
      RECORDS.PERCENTAGES_OVER_100(type, vocabulary, source, total),
    stored: {
      message: ({ type, vocabulary, source, total }) =>
        RECORDS.PERCENTAGES_OVER_100_STORED(type, vocabulary, total, source),
    },
  }),
  rule({
    code: 'CIRCLE',
    applies: 'tree',
    *test({ step, circles }) {
      const ids = circles.add(step);
      if (ids) yield { field: step.type, value: step.to, ids };
    },
    message: ({ field, ids }) => circleMessage(field, ids),
  }),
  rule({
    code: 'CODE_TAKEN',
    applies: 'code',
    *test({ code, ids }) {
      const [one, other] = ids;
      if (other !== undefined) yield { value: code, ids, one, other };
    },
    message: ({ value, one, other }) => RECORDS.CODE_TAKEN(value, one, other),
    stored: {
      code: 'CODE_TWICE',
      message: ({ value }) => RECORDS.CODE_TWICE(value),
    },
  }),
];

/** Those that hold at a time at which one before them does. */
const together = (links: readonly Link[]): Link[] =>
  links.filter((one, i) => !oneAtATime(one, links.slice(0, i)));
