import { distance } from 'fastest-levenshtein';
import type { At, Issue } from '../../issue';
import { isPartialDate } from '../../../model/partial-date';
import { issueAt } from './iati-file';
import type { AttributeRule, ElementRule } from './iati-schema';
import { plain } from './narratives';
import type { XmlElement } from './xml-elements';
import { IATI } from '../../../messages/iati';

/** Where issues are said to be, and what to do with an element that is out of order. */
export interface SchemaContext {
  at(line: number, column?: string): At;
  outOfOrder(line: number): void;
}

/** What is wrong with an element by the rules of the schema, and with all within it that is read. */
export function* checkSchema(
  context: SchemaContext,
  element: XmlElement,
  rule: ElementRule,
): Generator<Issue> {
  yield* checkAttributes(context, element, rule);
  if (rule.text && plain(element.text) === '') {
    yield issueAt(context.at(element.line), 'EMPTY', IATI.EMPTY(element.name));
  }
  const seen = new Set<string>();
  let furthest = 0;
  for (const child of element.children) {
    const place = rule.children.findIndex(({ name }) => name === child.name);
    const allowed = rule.children[place];
    if (!allowed) {
      yield unknown(context.at(child.line), child.name, element.name, 'element', [
        ...new Set(rule.children.map(({ name }) => name)),
      ]);
      continue;
    }
    if (place < furthest) context.outOfOrder(child.line);
    furthest = Math.max(furthest, place);
    if (!allowed.many && seen.has(child.name)) {
      yield issueAt(
        context.at(child.line),
        'GIVEN_TWICE',
        IATI.GIVEN_TWICE(child.name, element.name),
      );
    }
    seen.add(child.name);
    if (allowed.rule) yield* checkSchema(context, child, allowed.rule);
  }
  for (const { name, required } of rule.children) {
    if (!required || seen.has(name)) continue;
    yield issueAt(context.at(element.line), 'MISSING', IATI.MISSING(element.name, name));
  }
}

function* checkAttributes(
  context: SchemaContext,
  { name: owner, line, attributes }: XmlElement,
  rule: ElementRule,
): Generator<Issue> {
  for (const [name, value] of attributes) {
    const allowed = rule.attributes[name];
    const at = context.at(line, `${owner}/@${name}`);
    if (allowed) yield* checkValue(at, plain(value), allowed);
    // The schema lets attributes of XML itself stand anywhere.
    else if (!name.startsWith('xml:')) {
      yield unknown(at, name, owner, 'attribute', Object.keys(rule.attributes));
    }
  }
  for (const [name, { required }] of Object.entries(rule.attributes)) {
    if (!required || attributes.has(name)) continue;
    yield issueAt(context.at(line), 'MISSING', IATI.MISSING_ATTRIBUTE(owner, name));
  }
}

function* checkValue(
  at: At,
  value: string,
  { kind, codes, required }: AttributeRule,
): Generator<Issue> {
  if (value === '' && required) {
    yield issueAt(at, 'EMPTY', IATI.EMPTY_ATTRIBUTE);
  } else if (codes && !codes.includes(value)) {
    yield issueAt(at, 'UNKNOWN_CODE', IATI.UNKNOWN_CODE(JSON.stringify(value), codes.join(', ')), {
      value,
    });
  } else if (kind === 'date' && dayOf(value) === undefined) {
    yield issueAt(at, 'NOT_A_DATE', IATI.NOT_A_DATE(JSON.stringify(value)), { value });
  } else if (kind === 'year' && !/^[12]\d{3}$/.test(value)) {
    yield issueAt(at, 'NOT_A_YEAR', IATI.NOT_A_YEAR(JSON.stringify(value)), { value });
  } else if (
    kind === 'percentage' &&
    !(isDecimal(value) && Number(value) >= 0 && Number(value) <= 100)
  ) {
    yield issueAt(at, 'NOT_A_PERCENTAGE', IATI.NOT_A_PERCENTAGE(JSON.stringify(value)), { value });
  }
}

/** True where a text is a decimal number of XML Schema. */
export const isDecimal = (text: string): boolean => /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text);

/** The day of a date of XML Schema, which may have a time zone after it; undefined where it is none. */
export function dayOf(text: string): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?$/.exec(text.trim())?.[1];
  return day !== undefined && isPartialDate(day) ? day : undefined;
}

/** A misspelt name would otherwise lose what it holds. */
function unknown(
  at: At,
  name: string,
  owner: string,
  what: 'element' | 'attribute',
  allowed: readonly string[],
): Issue {
  const near = allowed
    .map((one) => ({ one, far: distance(one, name) }))
    .sort((a, b) => a.far - b.far)
    .find(({ one, far }) => far <= Math.max(1, one.length / 3));
  const list = allowed.join(', ');
  const others = near ? { es: '', en: '' } : list ? IATI.CAN_HAVE(list) : IATI.CAN_HAVE_NONE;
  const message =
    what === 'element'
      ? IATI.UNKNOWN_ELEMENT(owner, name, others)
      : IATI.UNKNOWN_ATTRIBUTE(owner, name, others);
  const code = what === 'element' ? 'UNKNOWN_ELEMENT' : 'UNKNOWN_ATTRIBUTE';
  return issueAt(at, code, message, { value: name, ...(near && { suggestion: near.one }) });
}
