import { must, odd, type Checked } from './checked';

/** How many digits the UBIGEO of a place of a type has. */
const DIGITS: Readonly<Record<string, number>> = {
  Department: 2,
  Province: 4,
  District: 6,
  Community: 10,
};

/** Checks a code of a place, which has as many digits as its type says, or as those of any type do. */
export function checkCode(given: string, type: string | undefined): Checked {
  const text = given.trim();
  const one = DIGITS[type ?? ''];
  const lengths = one === undefined ? Object.values(DIGITS) : [one];
  if (/^\d+$/.test(text) && lengths.includes(text.length)) return { value: text };
  // 80505.0 is what is left where a spreadsheet took the code for a number.
  const digits = /^(\d+)(?:\.0+)?$/.exec(text)?.[1];
  if (digits && lengths.includes(digits.length + 1)) {
    return odd('LOST_ZERO', given, LOST, `0${digits}`);
  }
  const counts = { es: listed(lengths, 'o'), en: listed(lengths, 'or') };
  return must(
    'NOT_A_CODE',
    given,
    { es: `un código de ${counts.es} cifras`, en: `a code of ${counts.en} digits` },
    digits && digits !== text && lengths.includes(digits.length) ? digits : undefined,
  );
}

const LOST = {
  es: 'ha perdido el cero de la izquierda, como pasa en las hojas de cálculo',
  en: 'has lost the zero on its left, as happens in spreadsheets',
};

const listed = (lengths: readonly number[], or: string): string =>
  lengths.length > 1
    ? `${lengths.slice(0, -1).join(', ')} ${or} ${lengths.at(-1)}`
    : String(lengths[0]);
