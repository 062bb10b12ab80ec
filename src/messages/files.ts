import type { Catalogue, LocalizedMessage } from './message';

/** What is wrong with files and mappings, and what is to know of them. */
export const FILES = {
  NO_TYPE: { es: 'no es ningún tipo', en: 'is no type' },
  WRONG_PREFIX: (prefix: string) => ({
    es: `debe empezar por ${prefix}`,
    en: `must begin with ${prefix}`,
  }),
  NO_PROPERTY: (name: string) => ({
    es: `no es ninguna propiedad de ${name}`,
    en: `is no property of ${name}`,
  }),
  NO_RELATIONSHIP: (name: string) => ({
    es: `no es ninguna relación que salga de ${name}`,
    en: `is no relationship that leaves a ${name}`,
  }),
  UNKNOWN_NAME: (given: string, no: LocalizedMessage, allowed: string) => ({
    es: `«${given}» ${no.es}; los hay: ${allowed}`,
    en: `"${given}" ${no.en}; these are: ${allowed}`,
  }),
  ROWS_LEFT_OUT: (count: number, why: string) => ({
    es: `${count === 1 ? '1 fila quedó' : `${count} filas quedaron`} fuera: ${why}`,
    en: `${count === 1 ? '1 row was' : `${count} rows were`} left out: ${why}`,
  }),
  COLUMN_TAKEN: (path: string) => ({
    es: `ya es una columna del archivo; ${path} del mapeo debe llamarse de otro modo`,
    en: `is a column of the file already; ${path} of the mapping must be named otherwise`,
  }),
  UNKNOWN_COLUMN: (path: string, allowed: string) => ({
    es: `no es ninguna columna, y el mapeo la nombra en ${path}; las hay: ${allowed}`,
    en: `is no column, and the mapping names it at ${path}; these are: ${allowed}`,
  }),
  NO_ID: (type: string) => ({
    es: `no tiene el valor del que sale el id de ${type}; deje estas filas fuera con «when» o «skip»`,
    en: `has no value to make the id of the ${type} from; leave such rows out by \`when\` or \`skip\``,
  }),
  UNKNOWN_KEY: (allowed: string) => ({
    es: `no es ninguna clave; las hay: ${allowed}`,
    en: `is no key; these are: ${allowed}`,
  }),
  MISSING_KEY: { es: 'falta', en: 'is missing' },
  NOT_ALLOWED: (listed: string) => ({
    es: `debe ser uno de ${listed}`,
    en: `must be one of ${listed}`,
  }),
  BAD_FORM: (form: LocalizedMessage) => ({ es: `debe ${form.es}`, en: `must ${form.en}` }),
  FORM_IS_OR_EMPTY: { es: 'tener o «is» o «empty: true»', en: 'have either `is` or `empty: true`' },
  FORM_NOT_EMPTY: { es: 'no estar vacío', en: 'not be empty' },
  FORM_LINK: {
    es: 'ser una plantilla, un mapa con «to», o una lista de estos',
    en: 'be a template, a map with `to`, or a list of these',
  },
  FORM_VALUE: {
    es: 'ser una plantilla, un número, true o false, o una lista de estos',
    en: 'be a template, a number, true or false, or a list of these',
  },
  FORM_TEXTS: { es: 'ser un texto o una lista de textos', en: 'be a text or a list of texts' },
  FORM_LIST: { es: 'ser una lista', en: 'be a list' },
  FORM_TEXT: { es: 'ser un texto entre comillas', en: 'be a text in quotes' },
  FORM_MAP: { es: 'ser un mapa', en: 'be a map' },
  UNREADABLE_FILE: { es: 'no se puede leer', en: 'cannot be read' },
  KEY_NOT_A_TEXT: {
    es: `una clave debe ser un texto entre comillas`,
    en: `a key must be a text in quotes`,
  },
  NO_SUCH_FILTER: (name: string, allowed: string) => ({
    es: `tiene el filtro «${name}», que no existe; los hay: ${allowed}`,
    en: `has the filter "${name}", which does not exist; these do: ${allowed}`,
  }),
  LONE_BRACE: {
    es: 'tiene una llave suelta; las columnas van entre llaves, y las llaves que son texto se doblan: {{',
    en: 'has a single brace; columns stand in braces, and braces that are text are doubled: {{',
  },
  NO_COLUMN: {
    es: 'tiene llaves sin el nombre de una columna',
    en: 'has braces without the name of a column',
  },
  NEVER_CLOSED: {
    es: 'abre unas comillas que no se cierran hasta el final del archivo',
    en: 'opens a quote that is not closed until the end of the file',
  },
  QUOTE_WITHIN: {
    es: 'tiene comillas dentro de una celda; la celda entera va entre comillas, y las suyas se doblan: "el ""Tambo"""',
    en: 'has a quote within a cell; the whole cell stands in quotes, and its own are doubled: "the ""Tambo"""',
  },
  TEXT_AFTER: {
    es: 'tiene texto tras las comillas que cierran una celda; las comillas de dentro se doblan: "el ""Tambo"""',
    en: 'has text after the quote that closes a cell; quotes within are doubled: "the ""Tambo"""',
  },
  NOT_A_TEXT: {
    es: 'no es un texto, o está en UTF-16 sin su marca inicial; guárdelo en UTF-8',
    en: 'is no text, or is in UTF-16 without the mark at its beginning; save it in UTF-8',
  },
  NOT_UTF8: (place: number, hex: string, line: number) => ({
    es: `no es UTF-8: el byte ${place}, ${hex}, en la línea ${line}`,
    en: `is not UTF-8: byte ${place}, ${hex}, in line ${line}`,
  }),
  READ_AS_LATIN1: (found: LocalizedMessage) => ({
    es: `${found.es}; se lee como Latin-1 (windows-1252)`,
    en: `${found.en}; it is read as Latin-1 (windows-1252)`,
  }),
  TOO_DEEP: (most: number) => ({
    es: `tiene más de ${most} niveles, uno dentro de otro`,
    en: `has more than ${most} levels, one within the other`,
  }),
  KEY_TWICE: (got: string) => ({
    es: `la clave ${got} está dos veces, y solo puede valer una`,
    en: `the key ${got} is given twice, and only one can hold`,
  }),
  INEXACT: (shown: string, lost: LocalizedMessage) => ({
    es: `el número ${shown} ${lost.es}; si es un código, va entre comillas`,
    en: `the number ${shown} ${lost.en}; if it is a code, it stands in quotes`,
  }),
  PACKED_WORKBOOK: {
    es: 'no es un texto, sino un libro de hoja de cálculo o un archivo comprimido; guárdelo como CSV en UTF-8',
    en: 'is no text but a workbook or a packed file; save it as CSV in UTF-8',
  },
  WORKBOOK: {
    es: 'no es un texto, sino un libro de hoja de cálculo; guárdelo como CSV en UTF-8',
    en: 'is no text but a workbook; save it as CSV in UTF-8',
  },
  GZIP: {
    es: 'está comprimido (gzip); descomprímalo antes',
    en: 'is packed (gzip); unpack it first',
  },
  PDF: {
    es: 'es un documento PDF; se leen tablas y listas: CSV, YAML, JSON Lines o IATI',
    en: 'is a PDF document; tables and lists are read: CSV, YAML, JSON Lines or IATI',
  },
  WEB_PAGE: {
    es: 'es una página web (HTML), quizá la de un error o una entrada con clave; descargue de nuevo el archivo',
    en: 'is a web page (HTML), perhaps that of an error or a login; download the file again',
  },
  XML: {
    es: 'es XML; los archivos de IATI se leen con «--format iati»',
    en: 'is XML; files of IATI are read with `--format iati`',
  },
  EMPTY_FILE: { es: 'está vacío', en: 'is empty' },
  TOO_LONG: (mb: number) => ({
    es: `es más largo que ${mb} MB; el resto del archivo no se lee`,
    en: `is longer than ${mb} MB; the rest of the file is not read`,
  }),
  ENCODED_TWICE: (piece: string) => ({
    es: `parece un texto codificado dos veces en UTF-8: ${piece}; se toma como está`,
    en: `looks like a text that was encoded twice in UTF-8: ${piece}; it is taken as it is`,
  }),
  NO_SUCH_FILE: { es: 'no existe', en: 'does not exist' },
  NO_FILE: { es: 'no es un archivo', en: 'is no file' },
  FORBIDDEN_FILE: { es: 'no se permite leerlo', en: 'may not be read' },
  NO_COLUMN_NAME: (place: number) => ({
    es: `la columna ${place} no tiene un nombre que sirva`,
    en: `column ${place} has no name that can be used`,
  }),
  COLUMN_TWICE: (first: number, place: number) => ({
    es: `da nombre a dos columnas, la ${first + 1} y la ${place}`,
    en: `names two columns, ${first + 1} and ${place}`,
  }),
  MISCOUNTED: (given: number, expected: number) => ({
    es: `tiene ${given} celdas, y la cabecera tiene ${expected}`,
    en: `has ${given} cells, and the header has ${expected}`,
  }),
  NO_RECORDS: { es: 'no tiene ningún registro', en: 'has no record' },
  UNKNOWN_FORMAT: (extension: string, names: string, formats: string) => ({
    es: `la terminación «${extension}» no dice un formato que se pueda leer; se leen ${names}, o diga el formato: ${formats}`,
    en: `the ending "${extension}" tells no format that can be read; ${names} can, or name the format: ${formats}`,
  }),
  NOT_JSON: (character: number | undefined) => ({
    es: `no es JSON${character ? ` desde el carácter ${character}` : ''}; cada línea lleva un objeto entero`,
    en: `is not JSON${character ? ` from character ${character}` : ''}; each line has a whole object`,
  }),
  NOT_AN_OBJECT: {
    es: 'debe ser un objeto con las propiedades de un nodo',
    en: 'must be an object with the properties of a node',
  },
  NOT_A_MAP: {
    es: 'debe ser un mapa con las propiedades de un nodo',
    en: 'must be a map with the properties of a node',
  },
  NOT_A_LIST: { es: 'debe ser una lista de nodos', en: 'must be a list of nodes' },
  NOT_YAML: (inSpanish: string, inEnglish: string) => ({
    es: `no es YAML correcto: ${inSpanish}`,
    en: `is not correct YAML: ${inEnglish}`,
  }),
} satisfies Catalogue;
