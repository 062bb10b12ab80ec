/**
 * The part of the published 2.03 schema that is read: which elements and attributes there are, which are required,
 * and in which order they stand. What is left out is named, and not looked into.
 */
import {
  DATE_TYPES,
  MEASURES,
  ORGANIZATION_KINDS,
  REACHES,
  RELATIONS,
  RESULTS,
  ROLES,
  SIGNIFICANCES,
  STATUSES,
} from './iati-codes';

/** What an attribute must be. */
export interface AttributeRule {
  readonly required: boolean;
  readonly kind: 'text' | 'date' | 'percentage' | 'year';
  /** The codes of its list, where it has one. */
  readonly codes?: readonly string[];
}

/** An element within another. */
export interface ChildRule {
  readonly name: string;
  readonly required: boolean;
  readonly many: boolean;
  /** Undefined where its content is left out. */
  readonly rule?: ElementRule;
}

/** What an element may hold. */
export interface ElementRule {
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  /** In the order of the schema. */
  readonly children: readonly ChildRule[];
  /** True where it must have a text. */
  readonly text?: boolean;
}

type Attributes = ElementRule['attributes'];

const text: AttributeRule = { required: false, kind: 'text' };
const date: AttributeRule = { required: false, kind: 'date' };
const needed = (rule: AttributeRule): AttributeRule => ({ ...rule, required: true });
const code = (list: object): AttributeRule => ({ ...text, codes: Object.keys(list) });
const texts = (...names: string[]): Attributes =>
  Object.fromEntries(names.map((name) => [name, text]));

const element = (attributes: Attributes, ...children: ChildRule[]): ElementRule => ({
  attributes,
  children,
});
const one = (name: string, rule: ElementRule): ChildRule => ({
  name,
  rule,
  required: true,
  many: false,
});
const some = (name: string, rule: ElementRule): ChildRule => ({ ...one(name, rule), many: true });
const maybe = (name: string, rule: ElementRule): ChildRule => ({
  ...one(name, rule),
  required: false,
});
const any = (name: string, rule: ElementRule): ChildRule => ({
  ...some(name, rule),
  required: false,
});
const leftOut = (...names: string[]): ChildRule[] =>
  names.map((name) => ({ name, required: false, many: true }));

const narrative = element(texts('xml:lang'));
const narratives = element({}, some('narrative', narrative));
const named = (attributes: Attributes): ElementRule =>
  element(attributes, any('narrative', narrative));
const coded = (attributes: Attributes): ElementRule => element(attributes);

const location = element(
  texts('ref'),
  maybe('location-reach', coded({ code: needed(code(REACHES)) })),
  any('location-id', coded({ code: needed(text), vocabulary: needed(text) })),
  maybe('name', narratives),
  ...leftOut('description', 'activity-description'),
  any('administrative', coded({ code: needed(text), vocabulary: needed(text), level: text })),
  ...leftOut('point', 'exactness', 'location-class', 'feature-designation'),
);

const measured = (attributes: Attributes, ...after: string[]): ElementRule =>
  element({ value: text, ...attributes }, ...leftOut('location', 'dimension', ...after));

const period = element(
  {},
  one('period-start', coded({ 'iso-date': needed(date) })),
  one('period-end', coded({ 'iso-date': needed(date) })),
  ...leftOut('target'),
  any('actual', measured({}, 'comment', 'document-link')),
);

const indicator = element(
  { measure: needed(code(MEASURES)), ...texts('ascending', 'aggregation-status') },
  one('title', narratives),
  maybe('description', narratives),
  ...leftOut('document-link', 'reference'),
  any(
    'baseline',
    measured(
      { year: { required: true, kind: 'year' }, 'iso-date': date },
      'document-link',
      'comment',
    ),
  ),
  any('period', period),
);

const result = element(
  { type: needed(code(RESULTS)), 'aggregation-status': text },
  one('title', narratives),
  ...leftOut('description', 'document-link', 'reference'),
  some('indicator', indicator),
);

/** An activity. */
export const ACTIVITY: ElementRule = element(
  texts(
    'xml:lang',
    'last-updated-datetime',
    'default-currency',
    'humanitarian',
    'hierarchy',
    'linked-data-uri',
    'budget-not-provided',
  ),
  one('iati-identifier', { ...element({}), text: true }),
  one(
    'reporting-org',
    element(
      { ref: needed(text), type: needed(code(ORGANIZATION_KINDS)), 'secondary-reporter': text },
      some('narrative', narrative),
    ),
  ),
  one('title', narratives),
  some('description', element({ type: text }, some('narrative', narrative))),
  some(
    'participating-org',
    named({
      role: needed(code(ROLES)),
      type: code(ORGANIZATION_KINDS),
      ...texts('ref', 'activity-id', 'crs-channel-code'),
    }),
  ),
  ...leftOut('other-identifier'),
  one('activity-status', coded({ code: needed(code(STATUSES)) })),
  some('activity-date', named({ type: needed(code(DATE_TYPES)), 'iso-date': needed(date) })),
  ...leftOut('contact-info', 'activity-scope', 'recipient-country', 'recipient-region'),
  any('location', location),
  any(
    'sector',
    named({
      code: needed(text),
      percentage: { required: false, kind: 'percentage' },
      ...texts('vocabulary', 'vocabulary-uri'),
    }),
  ),
  ...leftOut('tag', 'country-budget-items', 'humanitarian-scope'),
  any(
    'policy-marker',
    named({
      code: needed(text),
      significance: code(SIGNIFICANCES),
      ...texts('vocabulary', 'vocabulary-uri'),
    }),
  ),
  ...leftOut(
    'collaboration-type',
    'default-flow-type',
    'default-finance-type',
    'default-aid-type',
    'default-tied-status',
    'budget',
    'planned-disbursement',
    'capital-spend',
    'transaction',
    'document-link',
  ),
  any('related-activity', coded({ ref: needed(text), type: needed(code(RELATIONS)) })),
  ...leftOut('legacy-data', 'conditions'),
  any('result', result),
  ...leftOut('crs-add', 'fss'),
);
