import type { Read } from '../../records';
import { isDecimal } from './check-schema';
import { decoded, MEASURES, RESULTS } from './iati-codes';
import { noteAt, type IatiFile, keyOf, locatorOf } from './iati-file';
import {
  attributeOf,
  childOf,
  childrenOf,
  mainNarrative,
  namesOf,
  narrativesOf,
} from './narratives';
import type { XmlElement } from './xml-elements';
import { IATI } from '../../../messages/iati';

/** A value that was measured. */
interface Measurement {
  readonly element: XmlElement;
  readonly value: number;
  readonly year: number;
  /** What it holds for, in its name and its id. */
  readonly span: string;
  readonly key: string;
  readonly method?: string;
}

/** The indicators of an activity's results, with the values that were measured. */
export function* mapResults(
  file: IatiFile,
  activity: XmlElement,
  identifier: string,
  subject: string,
): Generator<Read> {
  const keys = new Set<string>();
  for (const result of childrenOf(activity, 'result')) {
    for (const indicator of childrenOf(result, 'indicator')) {
      const measure = decoded(MEASURES, attributeOf(indicator, 'measure') ?? '');
      if (measure === null) {
        file.notes.count('notNumeric', indicator.line);
        continue;
      }
      const notes: Read[] = [];
      const measurements = [...measurementsOf(file, indicator, identifier, notes)];
      yield* notes;
      if (measurements.length === 0) {
        file.notes.count('unmeasured', indicator.line);
        continue;
      }
      const names = namesOf(narrativesOf(childOf(indicator, 'title')));
      const { aliases = [], ...named } = names ?? {};
      const name = names?.name ?? '';
      const key = unusedKey(keys, `iati-${keyOf(identifier)}-${keyOf(name) || 'indicator'}`);
      const definition = mainNarrative(narrativesOf(childOf(indicator, 'description')))?.text;
      const locator = locatorOf(identifier);
      yield {
        record: {
          at: file.at(indicator.line, identifier),
          values: {
            id: `indicator:${key}`,
            ...named,
            ...(aliases.length > 0 && { aliases }),
            ...measure,
            ...(definition !== undefined && { definition }),
            description: resultOf(result),
            locator,
          },
        },
      };
      const observed = new Set<string>();
      for (const { element, value, year, span, key: when, method } of measurements) {
        yield {
          record: {
            at: file.at(element.line, identifier),
            values: {
              id: `observation:${unusedKey(observed, `${key}-${when}`)}`,
              name: `${name} (${span})`,
              value,
              year,
              ...(method !== undefined && { method }),
              MEASURES: [`indicator:${key}`],
              OBSERVED_ON: [subject],
              locator,
            },
          },
        };
      }
    }
  }
}

/** The sort and the title of a result: `Producto: Hogares capacitados`. */
function resultOf(result: XmlElement): string {
  const sort = decoded(RESULTS, attributeOf(result, 'type') ?? '');
  const title = mainNarrative(narrativesOf(childOf(result, 'title')))?.text;
  return title === undefined ? sort : `${sort}: ${title}`;
}

/** The baselines and the actual values of an indicator, as far as they hold for the whole of it. */
function* measurementsOf(
  file: IatiFile,
  indicator: XmlElement,
  identifier: string,
  notes: Read[],
): Generator<Measurement> {
  for (const element of childrenOf(indicator, 'baseline')) {
    const value = valueOf(file, element, identifier, notes);
    const year = attributeOf(element, 'year') ?? '';
    if (value === undefined) continue;
    const key = `baseline-${year}`;
    const span = `línea de base, ${year}`;
    yield { element, value, year: Number(year), span, key, method: 'Línea de base' };
  }
  for (const period of childrenOf(indicator, 'period')) {
    for (const target of childrenOf(period, 'target')) file.notes.count('target', target.line);
    const from = dayAt(period, 'period-start');
    const to = dayAt(period, 'period-end');
    for (const element of childrenOf(period, 'actual')) {
      const value = valueOf(file, element, identifier, notes);
      if (value === undefined) continue;
      const whole = from.slice(5) === '01-01' && to.slice(5) === '12-31';
      const years = [...new Set([from.slice(0, 4), to.slice(0, 4)])].join('-');
      const span = whole ? years : `${from} a ${to}`;
      yield { element, value, year: Number(to.slice(0, 4)), span, key: `${from}-${to}` };
    }
  }
}

const dayAt = (period: XmlElement, name: string): string =>
  (attributeOf(childOf(period, name), 'iso-date') ?? '').slice(0, 10);

/** A value; undefined where there is none, or none that holds for the whole of the indicator. */
function valueOf(
  file: IatiFile,
  element: XmlElement,
  identifier: string,
  notes: Read[],
): number | undefined {
  const value = attributeOf(element, 'value');
  if (value === undefined || value === '') return undefined;
  if (childOf(element, 'dimension') ?? childOf(element, 'location')) {
    file.notes.count('disaggregated', element.line);
    return undefined;
  }
  if (isDecimal(value)) return Number(value);
  const given = JSON.stringify(value);
  notes.push({
    note: noteAt(
      file.at(element.line, identifier, `${element.name}/@value`),
      IATI.NO_NUMBER(given),
    ),
  });
  return undefined;
}

function unusedKey(used: Set<string>, key: string): string {
  let free = key;
  for (let n = 2; used.has(free); n += 1) free = `${key}-${n}`;
  used.add(free);
  return free;
}
