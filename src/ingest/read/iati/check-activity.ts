import type { LocalizedMessage } from '../../../messages/message';
import type { At, Issue } from '../../issue';
import { checkSchema, dayOf } from './check-schema';
import { issueAt, type IatiFile, keyOf } from './iati-file';
import { ACTIVITY } from './iati-schema';
import { attributeOf, childOf, childrenOf, narrativesOf, plain } from './narratives';
import { sharesOf } from './sectors';
import type { XmlElement } from './xml-elements';
import { IATI } from '../../../messages/iati';

type AtLine = (line: number, column?: string) => At;

/** What is wrong with an activity, all of it; nothing of a faulty activity is taken. */
export function* checkActivity(file: IatiFile, activity: XmlElement): Generator<Issue> {
  const identifier = plain(childOf(activity, 'iati-identifier')?.text ?? '');
  const at: AtLine = (line, column) => file.at(line, identifier || undefined, column);
  const context = { at, outOfOrder: (line: number) => file.notes.count('outOfOrder', line) };
  yield* checkSchema(context, activity, ACTIVITY);
  yield* checkIdentifier(file, at, activity, identifier);
  yield* checkTexts(at, activity);
  yield* checkOrganizations(at, activity);
  yield* checkDates(at, activity);
  yield* checkSectors(file, at, activity);
  yield* checkMarkers(at, activity);
  yield* checkPeriods(at, activity);
}

/** One identifier, one activity. */
function* checkIdentifier(
  file: IatiFile,
  at: AtLine,
  activity: XmlElement,
  identifier: string,
): Generator<Issue> {
  const line = childOf(activity, 'iati-identifier')?.line;
  if (line === undefined || identifier === '') return;
  const key = keyOf(identifier);
  const before = file.identifiers.get(key);
  if (key === '') {
    yield issueAt(at(line), 'BAD_IDENTIFIER', IATI.NO_IDENTIFIER, { value: identifier });
  } else if (!before) {
    file.identifiers.set(key, { identifier, line });
  } else if (before.identifier === identifier) {
    yield issueAt(at(line), 'GIVEN_TWICE', IATI.IDENTIFIER_TWICE(identifier, before.line), {
      value: identifier,
    });
  } else {
    yield issueAt(
      at(line),
      'GIVEN_TWICE',
      IATI.SAME_ID(identifier, before.identifier, before.line),
      { value: identifier },
    );
  }
}

/** What the graph has by its name has one. */
function* checkTexts(at: AtLine, activity: XmlElement): Generator<Issue> {
  const indicators = childrenOf(activity, 'result').flatMap((one) => childrenOf(one, 'indicator'));
  for (const owner of [activity, ...indicators]) {
    const title = childOf(owner, 'title');
    if (!title || !childOf(title, 'narrative') || narrativesOf(title).length > 0) continue;
    yield issueAt(at(title.line), 'EMPTY', IATI.EMPTY_TITLE);
  }
}

function* checkOrganizations(at: AtLine, activity: XmlElement): Generator<Issue> {
  for (const one of childrenOf(activity, 'participating-org')) {
    const ref = attributeOf(one, 'ref') ?? '';
    if (keyOf(ref) === '' && narrativesOf(one).length === 0) {
      yield issueAt(at(one.line), 'MISSING', IATI.ORGANISATION_UNNAMED);
    }
    if (/^PE-RUC-/i.test(ref) && !/^PE-RUC-\d{11}$/i.test(ref)) {
      yield issueAt(at(one.line, 'participating-org/@ref'), 'BAD_CODE', IATI.NO_RUC(ref), {
        value: ref,
      });
    }
  }
}

/** An activity begins and ends once, and begins before it ends. */
function* checkDates(at: AtLine, activity: XmlElement): Generator<Issue> {
  const found = new Map<string, { readonly day: string; readonly line: number }>();
  for (const one of childrenOf(activity, 'activity-date')) {
    const type = attributeOf(one, 'type') ?? '';
    const day = dayOf(attributeOf(one, 'iso-date') ?? '');
    if (day === undefined) continue;
    const before = found.get(type);
    if (before && before.day !== day) {
      yield issueAt(
        at(one.line, 'activity-date/@iso-date'),
        'CONTRADICTION',
        IATI.DATE_TWICE(type, before.day, day),
        {
          value: day,
        },
      );
    } else {
      found.set(type, { day, line: one.line });
    }
  }
  for (const [from, to] of [
    ['1', '3'],
    ['2', '4'],
  ] as const) {
    const start = found.get(from);
    const end = found.get(to);
    if (!start || !end || start.day <= end.day) continue;
    yield endsBefore(at(end.line, 'activity-date/@iso-date'), start.day, end.day);
  }
}

const endsBefore = (at: At, start: string, end: string): Issue =>
  issueAt(at, 'ENDS_BEFORE_START', IATI.ENDS_BEFORE_START(end, start), { value: end });

/** How long the codes of the DAC are, by their vocabulary, and which goals there are. */
const SECTOR_CODES: Readonly<Record<string, { form: RegExp; says: LocalizedMessage }>> = {
  1: { form: /^\d{5}$/, says: IATI.FIVE_DIGITS },
  2: { form: /^\d{3}$/, says: IATI.THREE_DIGITS },
  7: { form: /^([1-9]|1[0-7])$/, says: IATI.GOALS },
};

/** The shares of one vocabulary add up to a hundred at most. */
function* checkSectors(file: IatiFile, at: AtLine, activity: XmlElement): Generator<Issue> {
  for (const one of childrenOf(activity, 'sector')) {
    const vocabulary = attributeOf(one, 'vocabulary') ?? '1';
    const code = attributeOf(one, 'code') ?? '';
    const rule = SECTOR_CODES[vocabulary];
    if (!rule || code === '' || rule.form.test(code)) continue;
    yield issueAt(
      at(one.line, 'sector/@code'),
      'BAD_CODE',
      IATI.BAD_CODE(JSON.stringify(code), vocabulary, rule.says),
      { value: code },
    );
  }
  for (const { vocabulary, sum, line } of sharesOf(activity)) {
    // What is left out harms nothing.
    if (sum === undefined || sum <= 100 || !file.schemes.sectors.has(vocabulary)) continue;
    yield issueAt(
      at(line, 'sector/@percentage'),
      'OVER_A_HUNDRED',
      IATI.PERCENTAGES_OVER_100(vocabulary, sum),
      { value: sum },
    );
  }
}

/** A marker of the DAC has a significance, and one only. */
function* checkMarkers(at: AtLine, activity: XmlElement): Generator<Issue> {
  const found = new Map<string, string | undefined>();
  for (const one of childrenOf(activity, 'policy-marker')) {
    const vocabulary = attributeOf(one, 'vocabulary') ?? '1';
    const significance = attributeOf(one, 'significance');
    if (vocabulary === '1' && significance === undefined) {
      yield issueAt(at(one.line), 'MISSING', IATI.NO_SIGNIFICANCE);
    }
    const code = attributeOf(one, 'code');
    const key = `${vocabulary} ${code}`;
    if (found.has(key) && found.get(key) !== significance) {
      yield issueAt(
        at(one.line, 'policy-marker/@significance'),
        'CONTRADICTION',
        IATI.SIGNIFICANCE_TWICE(code),
        {
          value: significance,
        },
      );
    }
    found.set(key, significance);
  }
}

/** The periods of results begin before they end. */
function* checkPeriods(at: AtLine, activity: XmlElement): Generator<Issue> {
  const periods = childrenOf(activity, 'result')
    .flatMap((one) => childrenOf(one, 'indicator'))
    .flatMap((one) => childrenOf(one, 'period'));
  for (const period of periods) {
    const end = childOf(period, 'period-end');
    const from = dayOf(attributeOf(childOf(period, 'period-start'), 'iso-date') ?? '');
    const to = dayOf(attributeOf(end, 'iso-date') ?? '');
    if (!end || from === undefined || to === undefined || from <= to) continue;
    yield endsBefore(at(end.line, 'period-end/@iso-date'), from, to);
  }
}
