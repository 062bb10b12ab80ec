import type { Catalogue, LocalizedMessage } from './message';

/** What is wrong with a value; it follows the name of the property. */
export const VALUES = {
  NOT_A_LIST: { es: 'una lista', en: 'a list' },
  NOT_A_BOOLEAN: { es: 'true o false', en: 'true or false' },
  SERIAL_DATE: {
    es: 'parece el número con que una hoja de cálculo guarda un día',
    en: 'looks like the number by which a spreadsheet keeps a day',
  },
  NOT_A_DATE: {
    es: 'una fecha como 2021, 2021-11 o 2021-11-05',
    en: 'a date such as 2021, 2021-11 or 2021-11-05',
  },
  NOT_A_QUOTED_DATE: {
    es: "una fecha entre comillas como '2021', '2021-11' o '2021-11-05'",
    en: "a date in quotes such as '2021', '2021-11' or '2021-11-05'",
  },
  IMPOSSIBLE_DATE: { es: 'no está en el calendario', en: 'is not in the calendar' },
  DATE_ORDER: (asDmy: string | undefined, asMdy: string | undefined) => ({
    es: `puede ser ${asDmy} o ${asMdy}; diga con «dates: DMY» o «dates: MDY» en qué orden están`,
    en: `may be ${asDmy} or ${asMdy}; say by "dates: DMY" or "dates: MDY" in which order they are`,
  }),
  NOT_ISO: {
    es: 'no es una fecha como 2021, 2021-11 o 2021-11-05',
    en: 'is no date such as 2021, 2021-11 or 2021-11-05',
  },
  NOT_DMY: { es: 'no tiene el orden día/mes/año', en: 'is not in the order day/month/year' },
  NOT_MDY: { es: 'no tiene el orden mes/día/año', en: 'is not in the order month/day/year' },
  NOT_WHOLE: { es: 'un número entero', en: 'a whole number' },
  NEGATIVE: { es: 'un número desde 0', en: 'a number from 0 up' },
  OUT_OF_RANGE: (least: number, most: number) => ({
    es: `un número entre ${least} y ${most}`,
    en: `a number between ${least} and ${most}`,
  }),
  NOT_A_YEAR: (first: number, last: number) => ({
    es: `un año de cuatro cifras entre ${first} y ${last}`,
    en: `a year of four digits between ${first} and ${last}`,
  }),
  NOT_A_NUMBER: { es: 'un número', en: 'a number' },
  THOUSANDS_SEPARATOR: {
    es: 'tiene separadores de miles; los números se escriben sin ellos',
    en: 'has separators of thousands; numbers are written without them',
  },
  DECIMAL_COMMA: {
    es: 'tiene una coma decimal, y los decimales se esperan tras un punto',
    en: 'has a decimal comma, and decimals are expected after a point',
  },
  DECIMAL_POINT: {
    es: 'tiene un punto decimal, y los decimales se esperan tras una coma',
    en: 'has a decimal point, and decimals are expected after a comma',
  },
  DECIMAL_OR_THOUSANDS: (whole: string, part: string, decimal: string) => ({
    es: `puede ser ${whole} o ${part}; los decimales se esperan tras ${decimal === '.' ? 'un punto' : 'una coma'}, y los miles sin separador`,
    en: `may be ${whole} or ${part}; decimals are expected after a ${decimal === '.' ? 'point' : 'comma'}, and thousands without a separator`,
  }),
  NOT_A_TEXT: { es: 'un texto entre comillas', en: 'a text in quotes' },
  EMPTY: { es: 'un texto que no esté vacío', en: 'a text that is not empty' },
  CONTROL_CHARACTER: { es: 'tiene caracteres de control', en: 'has control characters' },
  DIRECTION_CONTROL: (code: string) => ({
    es: `tiene un signo invisible (${code}) que cambia el sentido de la escritura; bórrelo`,
    en: `has a character that is not seen (${code}) and turns the direction of writing; delete it`,
  }),
  NOT_ALLOWED: (allowed: string) => ({ es: `uno de ${allowed}`, en: `one of ${allowed}` }),
  NO_VALUE: {
    es: 'es lo que un programa escribe donde no hay dato; deje la celda vacía o quite la propiedad',
    en: 'is what a program writes where there is no value; leave the cell empty, or take the property away',
  },
  NOT_A_CURRENCY: {
    es: 'una moneda de ISO 4217, como PEN o USD',
    en: 'a currency of ISO 4217, such as PEN or USD',
  },
  NOT_A_CODE: (counts: LocalizedMessage) => ({
    es: `un código de ${counts.es} cifras`,
    en: `a code of ${counts.en} digits`,
  }),
  LOST_ZERO: {
    es: 'ha perdido el cero de la izquierda, como pasa en las hojas de cálculo',
    en: 'has lost the zero on its left, as happens in spreadsheets',
  },
  MUST: (be: LocalizedMessage, given: string) => ({
    es: `debe ser ${be.es}; se dio ${given}`,
    en: `must be ${be.en}, got ${given}`,
  }),
  ODD: (given: string, is: LocalizedMessage) => ({
    es: `es ${given}, que ${is.es}`,
    en: `is ${given}, which ${is.en}`,
  }),
  TOO_LARGE: {
    es: 'es mayor que los números que se pueden guardar',
    en: 'is larger than the numbers that can be kept',
  },
  TOO_MANY_DIGITS: {
    es: 'tiene más cifras de las que se pueden guardar, unas 16',
    en: 'has more digits than can be kept, some 16',
  },
} satisfies Catalogue;
