import { fold } from '../../model/fold';
import { must, type Checked } from './checked';

/** The currencies of ISO 4217, as the standard library has them. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** What people write for the currencies that figures of Peru are in, folded. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ...['s/', 's/.', 'sol', 'soles', 'nuevo sol', 'nuevos soles'].map(
    (word) => [word, 'PEN'] as const,
  ),
  ...['$', 'us$', 'dolar', 'dolares', 'dollar', 'dollars'].map((word) => [word, 'USD'] as const),
  ...['€', 'euro', 'euros'].map((word) => [word, 'EUR'] as const),
]);

/** Checks a currency, which is a code of ISO 4217. */
export function checkCurrency(text: string, given: unknown): Checked {
  if (CURRENCIES.has(text)) return { value: text };
  const capitals = text.toUpperCase();
  const is = {
    es: 'una moneda de ISO 4217, como PEN o USD',
    en: 'a currency of ISO 4217, such as PEN or USD',
  };
  const meant = CURRENCIES.has(capitals) ? capitals : WORDS.get(fold(text));
  return must('NOT_A_CURRENCY', given, is, meant);
}
