import { distance } from 'fastest-levenshtein';
import type { At, Issue } from '../../issue';
import { isPartialDate } from '../../../model/partial-date';
import { issueAt } from './iati-file';
import type { AttributeRule, ElementRule } from './iati-schema';
import { plain } from './narratives';
import type { XmlElement } from './xml-elements';

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
    yield issueAt(context.at(element.line), 'EMPTY', {
      es: `${element.name} está vacío`,
      en: `${element.name} is empty`,
    });
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
      yield issueAt(context.at(child.line), 'GIVEN_TWICE', {
        es: `${child.name} está más de una vez en ${element.name}; puede estar una sola`,
        en: `${child.name} is given more than once in ${element.name}; it can be given once`,
      });
    }
    seen.add(child.name);
    if (allowed.rule) yield* checkSchema(context, child, allowed.rule);
  }
  for (const { name, required } of rule.children) {
    if (!required || seen.has(name)) continue;
    yield issueAt(context.at(element.line), 'MISSING', {
      es: `en ${element.name} falta ${name}`,
      en: `${element.name} lacks ${name}`,
    });
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
    yield issueAt(context.at(line), 'MISSING', {
      es: `en ${owner} falta el atributo ${name}`,
      en: `${owner} lacks the attribute ${name}`,
    });
  }
}

function* checkValue(
  at: At,
  value: string,
  { kind, codes, required }: AttributeRule,
): Generator<Issue> {
  if (value === '' && required) {
    yield issueAt(at, 'EMPTY', { es: 'el atributo está vacío', en: 'the attribute is empty' });
  } else if (codes && !codes.includes(value)) {
    const message = {
      es: `${JSON.stringify(value)} no es un código de su lista; estos lo son: ${codes.join(', ')}`,
      en: `${JSON.stringify(value)} is no code of its list; these are: ${codes.join(', ')}`,
    };
    yield issueAt(at, 'UNKNOWN_CODE', message, { value });
  } else if (kind === 'date' && dayOf(value) === undefined) {
    const message = {
      es: `${JSON.stringify(value)} no es una fecha; tiene que ser como 2021-11-05`,
      en: `${JSON.stringify(value)} is no date; it must be such as 2021-11-05`,
    };
    yield issueAt(at, 'NOT_A_DATE', message, { value });
  } else if (kind === 'year' && !/^[12]\d{3}$/.test(value)) {
    const message = {
      es: `${JSON.stringify(value)} no es un año; tiene que ser como 2021`,
      en: `${JSON.stringify(value)} is no year; it must be such as 2021`,
    };
    yield issueAt(at, 'NOT_A_YEAR', message, { value });
  } else if (
    kind === 'percentage' &&
    !(isDecimal(value) && Number(value) >= 0 && Number(value) <= 100)
  ) {
    const message = {
      es: `${JSON.stringify(value)} no es un porcentaje; tiene que ser un número de 0 a 100, sin signo %`,
      en: `${JSON.stringify(value)} is no percentage; it must be a number from 0 to 100, without a % sign`,
    };
    yield issueAt(at, 'NOT_A_PERCENTAGE', message, { value });
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
  const es = near ? '' : `; puede tener: ${list || 'ninguno'}`;
  const en = near ? '' : `; it can have: ${list || 'none'}`;
  const message =
    what === 'element'
      ? {
          es: `${owner} no tiene el elemento ${name}${es}`,
          en: `${owner} has no element ${name}${en}`,
        }
      : {
          es: `${owner} no tiene el atributo ${name}${es}`,
          en: `${owner} has no attribute ${name}${en}`,
        };
  const code = what === 'element' ? 'UNKNOWN_ELEMENT' : 'UNKNOWN_ATTRIBUTE';
  return issueAt(at, code, message, { value: name, ...(near && { suggestion: near.one }) });
}
