import type { PropertyModel } from '../../src/model/graph-model';
import { checkValue } from '../../src/ingest/check-value';
import type { TextFormat } from '../../src/ingest/records';

const POINT: TextFormat = { decimal: '.', dates: 'ISO' };
const COMMA: TextFormat = { decimal: ',', dates: 'DMY' };
const AMERICAN: TextFormat = { decimal: '.', dates: 'MDY' };

const property = (
  name: string,
  type: string,
  more: Partial<PropertyModel> = {},
): PropertyModel => ({
  name,
  type,
  list: false,
  required: false,
  ...more,
});

const VALUE = property('value', 'Float');
const COUNT = property('count', 'Int');
const YEAR = property('year', 'Int');
const DATE = property('startedOn', 'PartialDate');
const FLAG = property('synthetic', 'Boolean');
const NAME = property('name', 'String');
const NAMES = property('aliases', 'String', { list: true });
const LEVEL = property('level', 'Level', { values: ['CERTIFIED', 'FINALIST', 'WINNER'] });
const UBIGEO = property('ubigeo', 'String', { indexed: true });

describe('values that are taken', () => {
  test.each<[string, PropertyModel, unknown, TextFormat | undefined, unknown, string?]>([
    ['a number', VALUE, 12.5, undefined, 12.5],
    ['a number in a text file', VALUE, ' -12.5 ', POINT, -12.5],
    ['a small number', VALUE, '8.15e-2', POINT, 0.0815],
    ['a number that begins with its point', VALUE, '.5', POINT, 0.5],
    ['a typographic minus', VALUE, '−14.4', POINT, -14.4],
    ['a decimal comma where it is the sign', VALUE, '12,5', COMMA, 12.5],
    ['a whole number', COUNT, '670422', POINT, 670422],
    ['a whole number with an empty part', COUNT, '3.0', POINT, 3],
    ['a number that a mapping gives', COUNT, 3, COMMA, 3],
    ['a year', YEAR, '2018', POINT, 2018],
    ['a latitude at the pole', property('latitude', 'Float'), '-90', POINT, -90],
    ['a share', property('percentage', 'Float'), '100', POINT, 100],
    ['a true flag', FLAG, 'true', POINT, true],
    ['a false flag', FLAG, false, undefined, false],
    ['a year as a date', DATE, '2021', undefined, '2021'],
    ['a month', DATE, '2021-11', POINT, '2021-11'],
    ['a day', DATE, ' 2021-11-05 ', POINT, '2021-11-05'],
    ['a leap day', DATE, '2020-02-29', POINT, '2020-02-29'],
    ['a day first', DATE, '05/11/2021', COMMA, '2021-11-05'],
    ['a day first with points', DATE, '5.11.2021', COMMA, '2021-11-05'],
    ['a month first', DATE, '11/05/2021', AMERICAN, '2021-11-05'],
    ['a month and a year', DATE, '11/2021', COMMA, '2021-11'],
    ['an ISO date where days come first', DATE, '2021-11-05', COMMA, '2021-11-05'],
    ['a text, composed and trimmed', NAME, ' Win\u0303ay\n', undefined, 'Wiñay'],
    ['a text of two lines', NAME, 'uno\ndos', POINT, 'uno\ndos'],
    ['a value of a list of values', LEVEL, 'WINNER', POINT, 'WINNER'],
    ['a list in a text file', NAMES, 'Uno; Dos', POINT, ['Uno', 'Dos']],
    ['a list', NAMES, ['Uno;', 'Dos'], undefined, ['Uno;', 'Dos']],
    ['a list that a mapping gives', NAMES, ['Uno'], POINT, ['Uno']],
    ['a code of a district', UBIGEO, '080505', POINT, '080505', 'District'],
    ['a code of a populated centre', UBIGEO, '0805050088', undefined, '0805050088', 'Community'],
    ['a code of a place of any type', UBIGEO, '08', POINT, '08'],
  ])('%s', (...[, model, given, textual, value, type]) => {
    expect(checkValue(model, given, textual, type)).toEqual({ value });
  });
});

const NO_NUMBER = (shown: string) => ({
  code: 'NOT_A_NUMBER',
  message: { es: `debe ser un número; se dio ${shown}`, en: `must be a number, got ${shown}` },
});

const tooLarge = (shown: string) => ({
  code: 'NOT_EXACT',
  message: {
    es: `es ${shown}, que es mayor que los números que se pueden guardar`,
    en: `is ${shown}, which is larger than the numbers that can be kept`,
  },
});

const belowZero = (shown: string) => ({
  code: 'OUT_OF_RANGE',
  message: {
    es: `debe ser un número desde 0; se dio ${shown}`,
    en: `must be a number from 0 up, got ${shown}`,
  },
});

const comma = (shown: string) => ({
  code: 'DECIMAL_COMMA',
  message: {
    es: `es ${shown}, que tiene una coma decimal, y los decimales se esperan tras un punto`,
    en: `is ${shown}, which has a decimal comma, and decimals are expected after a point`,
  },
});

const thousands = (shown: string) => ({
  code: 'THOUSANDS_SEPARATOR',
  message: {
    es: `es ${shown}, que tiene separadores de miles; los números se escriben sin ellos`,
    en: `is ${shown}, which has separators of thousands; numbers are written without them`,
  },
});

const range = (least: number, most: number, shown: string) => ({
  code: 'OUT_OF_RANGE',
  message: {
    es: `debe ser un número entre ${least} y ${most}; se dio ${shown}`,
    en: `must be a number between ${least} and ${most}, got ${shown}`,
  },
});

const noYear = (shown: string) => ({
  code: 'NOT_A_YEAR',
  message: {
    es: `debe ser un año de cuatro cifras entre 1500 y 2100; se dio ${shown}`,
    en: `must be a year of four digits between 1500 and 2100, got ${shown}`,
  },
});

describe('numbers that are refused', () => {
  test.each<[string, PropertyModel, unknown, TextFormat | undefined, object]>([
    ['a word', VALUE, 'sur', POINT, NO_NUMBER('"sur"')],
    ['nothing', VALUE, null, undefined, NO_NUMBER('null')],
    ['spaces', VALUE, ' ', POINT, NO_NUMBER('" "')],
    ['hexadecimal', VALUE, '0x10', POINT, NO_NUMBER('"0x10"')],
    ['an infinite number', VALUE, Infinity, undefined, tooLarge('"Infinity"')],
    ['a number too large to be kept', VALUE, '1e400', POINT, tooLarge('"1e400"')],
    [
      'a number of too many digits',
      VALUE,
      '123456789012345678901234567890',
      POINT,
      {
        code: 'NOT_EXACT',
        message: {
          es: 'es "123456789012345678901234567890", que tiene más cifras de las que se pueden guardar, unas 16',
          en: 'is "123456789012345678901234567890", which has more digits than can be kept, some 16',
        },
      },
    ],
    ['a budget below zero', property('budget', 'Float'), -5, undefined, belowZero('-5')],
    ['a count below zero', COUNT, '-1', POINT, range(0, 2147483647, '"-1"')],
    [
      'a part of a household',
      property('households', 'Float'),
      1.5,
      undefined,
      {
        code: 'NOT_WHOLE',
        message: {
          es: 'debe ser un número entero; se dio 1.5',
          en: 'must be a whole number, got 1.5',
        },
      },
    ],
    [
      'a number in quotes',
      VALUE,
      '12.5',
      undefined,
      { ...NO_NUMBER('"12.5"'), suggestion: '12.5' },
    ],
    ['a percent sign', VALUE, '53.1 %', POINT, { ...NO_NUMBER('"53.1 %"'), suggestion: '53.1' }],
    ['a decimal comma', VALUE, '12,5', POINT, { ...comma('"12,5"'), suggestion: '12.5' }],
    ['both signs', VALUE, '1.234,5', POINT, { ...comma('"1.234,5"'), suggestion: '1234.5' }],
    [
      'a decimal point',
      VALUE,
      '12.5',
      COMMA,
      {
        code: 'DECIMAL_POINT',
        message: {
          es: 'es "12.5", que tiene un punto decimal, y los decimales se esperan tras una coma',
          en: 'is "12.5", which has a decimal point, and decimals are expected after a comma',
        },
        suggestion: '12,5',
      },
    ],
    [
      'commas',
      VALUE,
      '1,234,567.8',
      POINT,
      { ...thousands('"1,234,567.8"'), suggestion: '1234567.8' },
    ],
    ['points', VALUE, '1.234,5', COMMA, { ...thousands('"1.234,5"'), suggestion: '1234,5' }],
    [
      'spaces between',
      COUNT,
      '670 422',
      POINT,
      { ...thousands('"670 422"'), suggestion: '670422' },
    ],
    [
      'what may be either',
      VALUE,
      '1,234',
      POINT,
      {
        code: 'DECIMAL_OR_THOUSANDS',
        message: {
          es: 'es "1,234", que puede ser 1234 o 1.234; los decimales se esperan tras un punto, y los miles sin separador',
          en: 'is "1,234", which may be 1234 or 1.234; decimals are expected after a point, and thousands without a separator',
        },
      },
    ],
    [
      'a part of a whole number',
      COUNT,
      '2.5',
      POINT,
      {
        code: 'NOT_WHOLE',
        message: {
          es: 'debe ser un número entero; se dio "2.5"',
          en: 'must be a whole number, got "2.5"',
        },
      },
    ],
    ['a whole number too large', COUNT, 3e9, undefined, range(0, 2147483647, '3000000000')],
    ['a latitude', property('latitude', 'Float'), '-144.9', POINT, range(-90, 90, '"-144.9"')],
    ['a longitude', property('longitude', 'Float'), 181, undefined, range(-180, 180, '181')],
    ['a share', property('percentage', 'Float'), '101', POINT, range(0, 100, '"101"')],
    ['a year of two digits', YEAR, '21', POINT, noYear('"21"')],
    ['a year that is a day', YEAR, '44505', POINT, { ...noYear('"44505"'), suggestion: '2021' }],
  ])('%s', (_, model, given, textual, refused) => {
    expect(checkValue(model, given, textual)).toEqual(refused);
  });
});

const noDate = (shown: string) => ({
  code: 'NOT_A_DATE',
  message: {
    es: `debe ser una fecha como 2021, 2021-11 o 2021-11-05; se dio ${shown}`,
    en: `must be a date such as 2021, 2021-11 or 2021-11-05, got ${shown}`,
  },
});

const noIso = (shown: string) => ({
  code: 'NOT_A_DATE',
  message: {
    es: `es ${shown}, que no es una fecha como 2021, 2021-11 o 2021-11-05`,
    en: `is ${shown}, which is no date such as 2021, 2021-11 or 2021-11-05`,
  },
});

const impossible = (shown: string) => ({
  code: 'IMPOSSIBLE_DATE',
  message: {
    es: `es ${shown}, que no está en el calendario`,
    en: `is ${shown}, which is not in the calendar`,
  },
});

const serial = (shown: string) => ({
  code: 'SERIAL_DATE',
  message: {
    es: `es ${shown}, que parece el número con que una hoja de cálculo guarda un día`,
    en: `is ${shown}, which looks like the number by which a spreadsheet keeps a day`,
  },
});

describe('dates that are refused', () => {
  test.each<[string, unknown, TextFormat | undefined, object]>([
    ['a word', 'ayer', POINT, noDate('"ayer"')],
    ['two digits of a year', '05/11/21', COMMA, noDate('"05/11/21"')],
    ['slashes', '2021/11/5', POINT, { ...noDate('"2021/11/5"'), suggestion: '2021-11-05' }],
    [
      'a time',
      '2021-11-05T10:00:00Z',
      POINT,
      { ...noDate('"2021-11-05T10:00:00Z"'), suggestion: '2021-11-05' },
    ],
    [
      'a number',
      2021,
      undefined,
      {
        code: 'NOT_A_DATE',
        message: {
          es: "debe ser una fecha entre comillas como '2021', '2021-11' o '2021-11-05'; se dio 2021",
          en: "must be a date in quotes such as '2021', '2021-11' or '2021-11-05', got 2021",
        },
        suggestion: '2021',
      },
    ],
    [
      'a day that comes first',
      '25/11/2021',
      POINT,
      { ...noIso('"25/11/2021"'), suggestion: '2021-11-25' },
    ],
    [
      'a month that comes first',
      '11/25/2021',
      POINT,
      { ...noIso('"11/25/2021"'), suggestion: '2021-11-25' },
    ],
    [
      'two equal numbers',
      '05/05/2021',
      POINT,
      { ...noIso('"05/05/2021"'), suggestion: '2021-05-05' },
    ],
    [
      'an order that is not told',
      '05/11/2021',
      POINT,
      {
        code: 'DATE_ORDER',
        message: {
          es: 'es "05/11/2021", que puede ser 2021-11-05 o 2021-05-11; diga con «dates: DMY» o «dates: MDY» en qué orden están',
          en: 'is "05/11/2021", which may be 2021-11-05 or 2021-05-11; say by "dates: DMY" or "dates: MDY" in which order they are',
        },
      },
    ],
    [
      'another order',
      '11/25/2021',
      COMMA,
      {
        code: 'DATE_ORDER',
        message: {
          es: 'es "11/25/2021", que no tiene el orden día/mes/año',
          en: 'is "11/25/2021", which is not in the order day/month/year',
        },
        suggestion: '2021-11-25',
      },
    ],
    ['a day that there is not', '2021-02-30', POINT, impossible('"2021-02-30"')],
    ['a month that there is not', '2021-13', undefined, impossible('"2021-13"')],
    ['a day first that there is not', '31/02/2021', COMMA, impossible('"31/02/2021"')],
    ['a number of a day', '44505', POINT, { ...serial('"44505"'), suggestion: '2021-11-05' }],
    [
      'a number of a day and an hour',
      44505.5,
      undefined,
      { ...serial('44505.5'), suggestion: '2021-11-05' },
    ],
    ['a number of no day', '99999', POINT, noDate('"99999"')],
  ])('%s', (_, given, textual, refused) => {
    expect(checkValue(DATE, given, textual)).toEqual(refused);
  });
});

const noFlag = (shown: string) => ({
  code: 'NOT_A_BOOLEAN',
  message: {
    es: `debe ser true o false; se dio ${shown}`,
    en: `must be true or false, got ${shown}`,
  },
});

const noText = (shown: string) => ({
  code: 'EMPTY',
  message: {
    es: `debe ser un texto que no esté vacío; se dio ${shown}`,
    en: `must be a text that is not empty, got ${shown}`,
  },
});

const noLevel = (shown: string) => ({
  code: 'NOT_ALLOWED',
  message: {
    es: `debe ser uno de CERTIFIED, FINALIST, WINNER; se dio ${shown}`,
    en: `must be one of CERTIFIED, FINALIST, WINNER, got ${shown}`,
  },
});

const control = (shown: string) => ({
  code: 'CONTROL_CHARACTER',
  message: {
    es: `es ${shown}, que tiene caracteres de control`,
    en: `is ${shown}, which has control characters`,
  },
});

const CURRENCY = property('currency', 'String');

const noCurrency = (shown: string, suggestion?: string) => ({
  code: 'NOT_A_CURRENCY',
  message: {
    es: `debe ser una moneda de ISO 4217, como PEN o USD; se dio ${shown}`,
    en: `must be a currency of ISO 4217, such as PEN or USD, got ${shown}`,
  },
  ...(suggestion && { suggestion }),
});

test.each([
  ['soles', 'PEN'],
  ['S/', 'PEN'],
  ['pen', 'PEN'],
  ['US$', 'USD'],
  ['Dólares', 'USD'],
  ['euros', 'EUR'],
  ['ABC', undefined],
  ['chelines', undefined],
])('%s is no currency, and may be %s', (given, meant) => {
  expect(checkValue(CURRENCY, given, undefined)).toEqual(noCurrency(`"${given}"`, meant));
});

test.each(['PEN', 'USD', 'XDR'])('%s is a currency', (given) => {
  expect(checkValue(CURRENCY, given, undefined)).toEqual({ value: given });
});

describe('what is not seen in a text', () => {
  test.each([
    ['blanks that keep words together', '\u00A0 Aldea\u00A0 Uno\u00A0', 'Aldea Uno'],
    ['blanks of other widths', 'Aldea\u2003Uno\u3000', 'Aldea Uno'],
    ['no width at all', 'Al\u200Bdea\uFEFF Uno\u2060 y\u00AD', 'Aldea Uno y'],
    ['plain blanks stay', 'Aldea  Uno', 'Aldea  Uno'],
  ])('%s', (_, given, value) => {
    expect(checkValue(NAME, given, undefined)).toEqual({ value });
  });

  test.each(['\u202E', '\u2066', '\u200F', '\u061C'])('%j turns the direction', (sign) => {
    const code = `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    expect(checkValue(NAME, `Aldea${sign} Uno`, undefined)).toMatchObject({
      code: 'DIRECTION_CONTROL',
      message: {
        en: expect.stringContaining(`a character that is not seen (${code})`) as string,
        es: expect.stringContaining(`un signo invisible (${code})`) as string,
      },
    });
  });
});

test.each([
  'NULL',
  'null',
  'NaN',
  'N/A',
  'n/a',
  '#N/A',
  '#N/D',
  '#¡REF!',
  '#VALUE!',
  'None',
  '<NA>',
])('%s is no text: where there is no value, nothing is written', (given) => {
  expect(checkValue(NAME, given, POINT)).toEqual({
    code: 'NO_VALUE',
    message: {
      es: `es "${given}", que es lo que un programa escribe donde no hay dato; deje la celda vacía o quite la propiedad`,
      en: `is "${given}", which is what a program writes where there is no value; leave the cell empty, or take the property away`,
    },
  });
});

test.each(['Nulidad', 'Banana', 'N', 'Anual'])('%s is a text', (given) => {
  expect(checkValue(NAME, given, POINT)).toEqual({ value: given });
});

describe('flags, texts and lists that are refused', () => {
  test.each<[string, PropertyModel, unknown, TextFormat | undefined, object]>([
    ['yes in Spanish', FLAG, 'Sí', POINT, { ...noFlag('"Sí"'), suggestion: 'true' }],
    ['a flag in capitals', FLAG, 'FALSE', POINT, { ...noFlag('"FALSE"'), suggestion: 'false' }],
    ['no', FLAG, 'no', POINT, { ...noFlag('"no"'), suggestion: 'false' }],
    ['a flag in quotes', FLAG, 'true', undefined, { ...noFlag('"true"'), suggestion: 'true' }],
    ['a word that every object knows', FLAG, 'constructor', POINT, noFlag('"constructor"')],
    ['an empty text', NAME, '', undefined, noText('""')],
    ['spaces', NAME, ' \u00A0', POINT, noText('" \u00A0"')],
    ['a map', NAME, { es: 'A' }, undefined, noText('{"es":"A"}')],
    [
      'a number',
      NAME,
      12,
      undefined,
      {
        code: 'NOT_A_TEXT',
        message: {
          es: 'debe ser un texto entre comillas; se dio 12',
          en: 'must be a text in quotes, got 12',
        },
        suggestion: '12',
      },
    ],
    ['a byte of nothing', NAME, 'a\u0000b', POINT, control('"a\\u0000b"')],
    ['half a character', NAME, 'a\uD800', undefined, control('"a\\ud800"')],
    ['a long text', FLAG, 'x'.repeat(1000), POINT, noFlag(`"${'x'.repeat(60)}…"`)],
    ['a misspelt value', LEVEL, 'Ganador', POINT, noLevel('"Ganador"')],
    [
      'a value in small letters',
      LEVEL,
      'winer',
      POINT,
      { ...noLevel('"winer"'), suggestion: 'WINNER' },
    ],
    [
      'a text for a list',
      NAMES,
      'Uno',
      undefined,
      {
        code: 'NOT_A_LIST',
        message: { es: 'debe ser una lista; se dio "Uno"', en: 'must be a list, got "Uno"' },
        suggestion: '[Uno]',
      },
    ],
    ['a list with a gap', NAMES, 'Uno;;Dos', POINT, noText('""')],
  ])('%s', (_, model, given, textual, refused) => {
    expect(checkValue(model, given, textual)).toEqual(refused);
  });
});

const lost = (shown: string) => ({
  code: 'LOST_ZERO',
  message: {
    es: `es ${shown}, que ha perdido el cero de la izquierda, como pasa en las hojas de cálculo`,
    en: `is ${shown}, which has lost the zero on its left, as happens in spreadsheets`,
  },
});

const noCode = (digits: string, shown: string) => ({
  code: 'NOT_A_CODE',
  message: {
    es: `debe ser un código de ${digits} cifras; se dio ${shown}`,
    en: `must be a code of ${digits.replace(' o ', ' or ')} digits, got ${shown}`,
  },
});

describe('codes that are refused', () => {
  test.each<[string, unknown, string | undefined, object]>([
    ['of a department', '8', 'Department', { ...lost('"8"'), suggestion: '08' }],
    ['of a province', '805', 'Province', { ...lost('"805"'), suggestion: '0805' }],
    ['of a district', '80505', 'District', { ...lost('"80505"'), suggestion: '080505' }],
    [
      'of a populated centre',
      '805050088',
      'Community',
      { ...lost('"805050088"'), suggestion: '0805050088' },
    ],
    ['of a place of any type', '80505', undefined, { ...lost('"80505"'), suggestion: '080505' }],
    [
      'with the part of a number',
      '80505.0',
      'District',
      { ...lost('"80505.0"'), suggestion: '080505' },
    ],
    ['of another type', '0805', 'District', noCode('6', '"0805"')],
    [
      'with the part of a number and all digits',
      '150101.0',
      'District',
      { ...noCode('6', '"150101.0"'), suggestion: '150101' },
    ],
    ['too long', '08050500881', undefined, noCode('2, 4, 6 o 10', '"08050500881"')],
    ['with a letter', '08O505', 'District', noCode('6', '"08O505"')],
    [
      'a number',
      80505,
      'District',
      {
        code: 'NOT_A_TEXT',
        message: {
          es: 'debe ser un texto entre comillas; se dio 80505',
          en: 'must be a text in quotes, got 80505',
        },
        suggestion: '080505',
      },
    ],
  ])('%s', (_, given, type, refused) => {
    expect(checkValue(UBIGEO, given, POINT, type)).toEqual(refused);
  });
});
