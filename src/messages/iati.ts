import type { Catalogue, LocalizedMessage } from './message';

/** What is wrong with files of IATI, and what is to know of them. */
export const IATI = {
  WHAT_IS_OPEN: { es: 'lo que está abierto', en: 'what is open' },
  NOT_CLOSED: (opened: LocalizedMessage) => ({
    es: `el archivo termina sin cerrar ${opened.es}`,
    en: `the file ends without closing ${opened.en}`,
  }),
  TEXT_OUTSIDE: {
    es: 'hay texto fuera de los elementos',
    en: 'there is text outside of the elements',
  },
  NO_ROOT: { es: 'está vacío', en: 'it is empty' },
  WHO_IS_OPEN: { es: 'el que está abierto', en: 'what is open' },
  CLOSES_ANOTHER: (opened: LocalizedMessage) => ({
    es: `aquí se cierra otro elemento que ${opened.es}`,
    en: `what is closed here is not ${opened.en}`,
  }),
  BARE_AMPERSAND: {
    es: 'hay un & que no es de &amp; &lt; &gt; &quot; &apos; ni de un número como &#241;',
    en: 'there is an & that is not of &amp; &lt; &gt; &quot; &apos; or a number such as &#241;',
  },
  NOT_FIRST: {
    es: 'algo, como una línea vacía, está antes de <?xml; tiene que ser lo primero del archivo',
    en: 'something, such as an empty line, stands before <?xml, which must come first in the file',
  },
  TOO_DEEP: (most: number) => ({
    es: `los elementos están uno dentro de otro en más de ${most} niveles`,
    en: `elements stand one within the other on more than ${most} levels`,
  }),
  ATTRIBUTE_TWICE: { es: 'un atributo está dos veces', en: 'an attribute is given twice' },
  UNBOUND_PREFIX: {
    es: 'un prefijo de nombre no está declarado (xmlns)',
    en: 'a prefix of a name is not declared (xmlns)',
  },
  SECOND_ROOT: {
    es: 'después de la raíz empieza otro elemento',
    en: 'another element begins after the root',
  },
  OPENED: (name: string, line: number) => ({
    es: `${name}, abierto en la línea ${line}`,
    en: `${name}, opened on line ${line}`,
  }),
  NO_XML: { es: 'la sintaxis no es la de XML', en: 'the syntax is not that of XML' },
  NOT_WELL_FORMED: (reason: LocalizedMessage) => ({
    es: `el archivo no es XML bien formado: ${reason.es}`,
    en: `the file is not well-formed XML: ${reason.en}`,
  }),
  NOT_WELL_FORMED_AT: (column: number, reason: LocalizedMessage) => ({
    es: `el archivo no es XML bien formado (columna ${column}): ${reason.es}`,
    en: `the file is not well-formed XML (column ${column}): ${reason.en}`,
  }),
  NO_IDENTIFIER: {
    es: 'un identificador tiene alguna letra o cifra',
    en: 'an identifier has some letter or digit',
  },
  IDENTIFIER_TWICE: (identifier: string, line: number) => ({
    es: `${identifier} ya está en la línea ${line}`,
    en: `${identifier} is given already on line ${line}`,
  }),
  SAME_ID: (identifier: string, other: string, line: number) => ({
    es: `${identifier} daría el mismo id que ${other}, de la línea ${line}`,
    en: `${identifier} would give the same id as ${other} on line ${line}`,
  }),
  EMPTY_TITLE: { es: 'el título está vacío', en: 'the title is empty' },
  ORGANISATION_UNNAMED: {
    es: 'a participating-org le falta un nombre o el atributo ref',
    en: 'participating-org lacks a name or the attribute ref',
  },
  NO_RUC: (ref: string) => ({
    es: `${ref} no es un RUC: son 11 cifras después de PE-RUC-`,
    en: `${ref} is no RUC: 11 digits follow PE-RUC-`,
  }),
  DATE_TWICE: (type: string, day: string, other: string) => ({
    es: `hay dos fechas del tipo ${type}: ${day} y ${other}`,
    en: `there are two dates of type ${type}: ${day} and ${other}`,
  }),
  ENDS_BEFORE_START: (end: string, start: string) => ({
    es: `termina el ${end}, antes de empezar el ${start}`,
    en: `it ends on ${end}, before it begins on ${start}`,
  }),
  FIVE_DIGITS: { es: 'son 5 cifras', en: 'it has 5 digits' },
  THREE_DIGITS: { es: 'son 3 cifras', en: 'it has 3 digits' },
  GOALS: { es: 'van de 1 a 17', en: 'they go from 1 to 17' },
  BAD_CODE: (got: string, vocabulary: string, says: LocalizedMessage) => ({
    es: `${got} no es un código del vocabulario ${vocabulary}: ${says.es}`,
    en: `${got} is no code of vocabulary ${vocabulary}: ${says.en}`,
  }),
  PERCENTAGES_OVER_100: (vocabulary: string, sum: number) => ({
    es: `los porcentajes del vocabulario ${vocabulary} suman ${sum}; tienen que sumar 100`,
    en: `the percentages of vocabulary ${vocabulary} add up to ${sum}; they must add up to 100`,
  }),
  NO_SIGNIFICANCE: {
    es: 'a un policy-marker del vocabulario 1 le falta el atributo significance',
    en: 'a policy-marker of vocabulary 1 lacks the attribute significance',
  },
  SIGNIFICANCE_TWICE: (code: string | undefined) => ({
    es: `el marcador ${code} tiene dos importancias`,
    en: `marker ${code} has two significances`,
  }),
  EMPTY: (name: string) => ({ es: `${name} está vacío`, en: `${name} is empty` }),
  GIVEN_TWICE: (name: string, within: string) => ({
    es: `${name} está más de una vez en ${within}; puede estar una sola`,
    en: `${name} is given more than once in ${within}; it can be given once`,
  }),
  MISSING: (name: string, missing: string) => ({
    es: `en ${name} falta ${missing}`,
    en: `${name} lacks ${missing}`,
  }),
  MISSING_ATTRIBUTE: (owner: string, name: string) => ({
    es: `en ${owner} falta el atributo ${name}`,
    en: `${owner} lacks the attribute ${name}`,
  }),
  EMPTY_ATTRIBUTE: { es: 'el atributo está vacío', en: 'the attribute is empty' },
  UNKNOWN_CODE: (got: string, codes: string) => ({
    es: `${got} no es un código de su lista; estos lo son: ${codes}`,
    en: `${got} is no code of its list; these are: ${codes}`,
  }),
  NOT_A_DATE: (got: string) => ({
    es: `${got} no es una fecha; tiene que ser como 2021-11-05`,
    en: `${got} is no date; it must be such as 2021-11-05`,
  }),
  NOT_A_YEAR: (got: string) => ({
    es: `${got} no es un año; tiene que ser como 2021`,
    en: `${got} is no year; it must be such as 2021`,
  }),
  NOT_A_PERCENTAGE: (got: string) => ({
    es: `${got} no es un porcentaje; tiene que ser un número de 0 a 100, sin signo %`,
    en: `${got} is no percentage; it must be a number from 0 to 100, without a % sign`,
  }),
  CAN_HAVE: (list: string) => ({ es: `; puede tener: ${list}`, en: `; it can have: ${list}` }),
  CAN_HAVE_NONE: { es: '; puede tener: ninguno', en: '; it can have: none' },
  UNKNOWN_ELEMENT: (owner: string, name: string, others: LocalizedMessage) => ({
    es: `${owner} no tiene el elemento ${name}${others.es}`,
    en: `${owner} has no element ${name}${others.en}`,
  }),
  UNKNOWN_ATTRIBUTE: (owner: string, name: string, others: LocalizedMessage) => ({
    es: `${owner} no tiene el atributo ${name}${others.es}`,
    en: `${owner} has no attribute ${name}${others.en}`,
  }),
  PLANNED_DATE: {
    es: 'Fechas previstas, que no son hechos y no se toman',
    en: 'Planned dates, which are no facts and are left out',
  },
  NOT_TARGETED: {
    es: 'Marcadores de política con importancia 0 (no son un objetivo), que no dan relación',
    en: 'Policy markers of significance 0 (not targeted), which make no relationship',
  },
  SIBLING: {
    es: 'Actividades hermanas (related-activity 3), que no se toman: las une la que las abarca',
    en: 'Siblings (related-activity 3), which are left out: what includes them joins them',
  },
  CO_FUNDED: {
    es: 'Actividades cofinanciadas (related-activity 4), que no se toman: compartir fondos no es complementar',
    en: 'Co-funded activities (related-activity 4), which are left out: to share money is not to complement',
  },
  THIRD_PARTY: {
    es: 'Actividades que informa un tercero (related-activity 5), que no se toman',
    en: 'Activities that a third party reports (related-activity 5), which are left out',
  },
  NOT_SPANISH: {
    es: 'Títulos que no están en español: su primer texto es el nombre',
    en: 'Titles that are not in Spanish: their first narrative is the name',
  },
  NO_LANGUAGE: {
    es: 'Textos que no dicen su idioma, ni ellos, ni la actividad, ni el archivo',
    en: 'Narratives without a language, of their own or of the activity or the file',
  },
  TRANSLATION: {
    es: 'Descripciones en otros idiomas, que no se toman: hay una, en español si la dan',
    en: 'Descriptions in other languages, which are left out: there is one, in Spanish if it is given',
  },
  OUT_OF_ORDER: {
    es: 'Elementos que no están en el orden que pide el esquema, y se leen igual',
    en: 'Elements that are not in the order that the schema asks, and are read all the same',
  },
  TARGET: {
    es: 'Metas de resultados, que no son mediciones y no se toman',
    en: 'Targets of results, which are no measurements and are left out',
  },
  DISAGGREGATED: {
    es: 'Valores de resultados por lugar o dimensión, que no valen para el todo y no se toman',
    en: 'Values of results by location or dimension, which do not hold for the whole and are left out',
  },
  NOT_NUMERIC: {
    es: 'Indicadores nominales o cualitativos, cuyos valores no son números: no se toman',
    en: 'Nominal or qualitative indicators, whose values are no numbers: they are left out',
  },
  UNMEASURED: {
    es: 'Indicadores sin valor medido, que no se toman',
    en: 'Indicators without a measured value, which are left out',
  },
  SECTORS: { es: 'Sectores', en: 'Sectors' },
  MARKERS: { es: 'Marcadores', en: 'Markers' },
  UNKNOWN_VOCABULARY: (
    classified: LocalizedMessage,
    vocabulary: string,
    count: number,
    example: string,
  ) => ({
    es: `${classified.es} del vocabulario ${vocabulary}, que no es de ningún esquema del grafo, y no se toman: ${count}; el primero, ${example}`,
    en: `${classified.en} of vocabulary ${vocabulary}, which is of no scheme of the graph, and are left out: ${count}; the first one, ${example}`,
  }),
  ELEMENTS_LEFT_OUT: (named: string) => ({
    es: `Elementos que no se leen, y cuántos: ${named}`,
    en: `Elements that are not read, and how many: ${named}`,
  }),
  PLACES_LEFT_OUT: (named: string) => ({
    es: `sus lugares (${named}) no se toman: es un programa, y los lugares son de las intervenciones`,
    en: `its places (${named}) are left out: it is a programme, and places are those of interventions`,
  }),
  NAMED_OTHERWISE: (ref: string, name: string, taken: string) => ({
    es: `${ref} se llama aquí «${name}»; se toma «${taken}», que está antes`,
    en: `${ref} is named «${name}» here; «${taken}» is taken, which comes before`,
  }),
  PUBLISHED_BY: (message: string) => ({
    es: `publica ${message}; que publique no lo hace participante`,
    en: `published by ${message}; that it publishes does not make it a participant`,
  }),
  NAMELESS_PLACE: { es: 'un lugar sin nombre', en: 'a location without a name' },
  NAMED_PLACE: (name: string) => ({ es: `el lugar «${name}»`, en: `the location «${name}»` }),
  PLACE_WITHOUT_CODE: (place: LocalizedMessage) => ({
    es: `${place.es} no se toma: no tiene código`,
    en: `${place.en} is left out: it has no code`,
  }),
  PLACE_OF_NO_SCHEME: (place: LocalizedMessage, codes: string) => ({
    es: `${place.es} no se toma: sus códigos (${codes}) no son de un esquema del grafo; el archivo de correspondencias puede decir cuál es (iati.places)`,
    en: `${place.en} is left out: its codes (${codes}) are of no scheme of the graph; the mapping file can tell which it is (iati.places)`,
  }),
  VERSIONS: { es: '2.01, 2.02 y 2.03', en: '2.01, 2.02 and 2.03' },
  ORGANISATION_FILE: {
    es: 'es un archivo de organizaciones de IATI (iati-organisations); se leen los de actividades (iati-activities)',
    en: 'this is an organisation file of IATI (iati-organisations); activity files (iati-activities) are read',
  },
  WRONG_ROOT: (name: string, root: string) => ({
    es: `no es un archivo de IATI: su raíz es ${name}, y tiene que ser ${root}`,
    en: `this is no file of IATI: its root is ${name}, and must be ${root}`,
  }),
  WRONG_VERSION: (listed: LocalizedMessage, found: string | undefined) => ({
    es: `se leen las versiones ${listed.es} de IATI; ${found === undefined ? 'el archivo no dice la suya (version)' : `la del archivo es ${found}`}`,
    en: `versions ${listed.en} of IATI are read; ${found === undefined ? 'the file does not tell its own (version)' : `that of the file is ${found}`}`,
  }),
  NO_ACTIVITY: (root: string, name: string, allowed: string) => ({
    es: `${root} no tiene el elemento ${name}; puede tener: ${allowed}`,
    en: `${root} has no element ${name}; it can have: ${allowed}`,
  }),
  DOCTYPE: {
    es: 'el archivo declara un tipo de documento (DOCTYPE), que puede definir entidades; los de IATI no lo llevan',
    en: 'the file declares a document type (DOCTYPE), which can define entities; those of IATI have none',
  },
  WRONG_ENCODING: (encoding: string) => ({
    es: `el texto no está en la codificación que dice el archivo, ${encoding}, o esta no se conoce; guárdelo en UTF-8`,
    en: `the text is not in the encoding that the file tells, ${encoding}, or that is not known; save it as UTF-8`,
  }),
  NO_ACTIVITIES: { es: 'el archivo no tiene actividades', en: 'the file has no activities' },
  PART_NOT_NAMED: (child: string, parent: string, at: number) => ({
    es: `que ${child} sea parte de ${parent} no se toma: ${parent} (línea ${at}) no nombra partes (related-activity 2), y por eso es una intervención`,
    en: `that ${child} is part of ${parent} is left out: ${parent} (line ${at}) names no parts (related-activity 2), and so is an intervention`,
  }),
  PART_OF_ANOTHER: (child: string, parent: string, first: string) => ({
    es: `que ${child} sea parte de ${parent} no se toma: ya es parte de ${first}, y un programa es parte de uno solo`,
    en: `that ${child} is part of ${parent} is left out: it is part of ${first} already, and a programme is part of one only`,
  }),
  NO_NUMBER: (given: string) => ({
    es: `el valor ${given} no se toma: no es un número`,
    en: `the value ${given} is left out: it is no number`,
  }),
  SHARES_MISSING: { es: '; a alguno le falta el suyo', en: '; some lack theirs' },
  SHARES_NOT_100: (vocabulary: string, message: string, missing: LocalizedMessage) => ({
    es: `los porcentajes del vocabulario ${vocabulary} suman ${message}, no 100${missing.es}`,
    en: `the percentages of vocabulary ${vocabulary} add up to ${message}, not 100${missing.en}`,
  }),
} satisfies Catalogue;
