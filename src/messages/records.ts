import type { Catalogue } from './message';

/** What is wrong with records, or with a store: mostly by the code of the issue. */
export const RECORDS = {
  LEADS_TO_REFUSED: (id: string) => ({
    es: `${id}, de la que habla, quedó fuera`,
    en: `${id}, of which it tells, was left out`,
  }),
  LEADS_TO_REFUSED_BY: (field: string, id: string) => ({
    es: `${field}: ${id}, a donde lleva, quedó fuera`,
    en: `${field}: ${id}, to which it leads, was left out`,
  }),
  TIE_LEFT_OUT: (id: string, other: string) => ({
    es: `${id} se relaciona con ${other}, que no está en el grafo ni en los archivos: la relación quedó fuera`,
    en: `${id} is tied to ${other}, which is neither in the graph nor in the files: the tie was left out`,
  }),
  UNFINISHED_IMPORT: {
    es: 'hay una importación sin terminar; la próxima importación, o el servidor al arrancar, la deshace',
    en: 'an import has not ended; the next import, or the server when it starts, undoes it',
  },
  WRONG_TYPE: (name: string) => ({
    es: `es ${name}, y su id dice otra cosa`,
    en: `is a ${name}, and its id says otherwise`,
  }),
  NO_NAME: { es: 'falta name', en: 'name must be given' },
  NO_SUCH_RELATIONSHIP: (relationship: string, name: string, types: string) => ({
    es: `${relationship} no puede salir de ${name}; pueden: ${types}`,
    en: `${relationship} cannot leave a ${name}; these can: ${types}`,
  }),
  NO_TARGET: (type: string, got: string) => ({
    es: `${type} debe llevar a un id, un código o un nombre; se recibió ${got}`,
    en: `${type} must lead to an id, a code or a name, got ${got}`,
  }),
  UNKNOWN_ID: (column: string, got: string) => ({
    es: `${column}: ${got} no existe en el grafo ni en los archivos`,
    en: `${column}: ${got} is unknown`,
  }),
  NO_SUCH_PROPERTY: (name: string, names: string) => ({
    es: `${name} no es una propiedad; lo son: ${names}`,
    en: `${name} is no property; these are: ${names}`,
  }),
  NO_SOURCE_NAMED: (got: string) => ({ es: `${got} no es una fuente`, en: `${got} is no source` }),
  GIVEN_TWICE_ALSO: (id: string, where: string) => ({
    es: `${id} aparece dos veces, también en ${where}`,
    en: `${id} is given twice, also at ${where}`,
  }),
  UNUSABLE_ID: (got: string) => ({
    es: `id debe tener la forma tipo:clave en minúsculas con guiones, como district:080505, y ser de un tipo conocido; se recibió ${got}`,
    en: `id must be type:key in lower kebab case, such as district:080505, of a known type, got ${got}`,
  }),
  NOT_IN_THE_DATA: (got: string) => ({
    es: `${got} no está en los datos`,
    en: `${got} is not in the data`,
  }),
  CIRCLE: (type: string, way: string) => ({
    es: `${type} da una vuelta completa: ${way}`,
    en: `${type} goes in a circle: ${way}`,
  }),
  CONTRADICTION: (id: string, name: string, before: string, where: string, now: string) => ({
    es: `${id} aparece dos veces y ${name} no coincide: ${before} en ${where}, ${now} aquí`,
    en: `${id} is told of twice and ${name} differs: ${before} at ${where}, ${now} here`,
  }),
  NO_FORMER_ID: (field: string, form: string, got: string) => ({
    es: `${field} deben ser ids como ${form} que no tenga ni haya tenido otra entidad; se recibió ${got}`,
    en: `${field} must be ids such as ${form} that nothing else has or had, got ${got}`,
  }),
  UNKNOWN_TYPE: (names: string, got: string) => ({
    es: `sin id, type debe ser uno de ${names}; se recibió ${got}`,
    en: `without an id, type must be one of ${names}, got ${got}`,
  }),
  AMBIGUOUS_NAME: (got: string, ids: string) => ({
    es: `name ${got} es el de varios: ${ids}; indique un id`,
    en: `name ${got} is that of several: ${ids}; give an id`,
  }),
  NO_ID: { es: 'falta un id, un código o name', en: 'an id, a code or a name must be given' },
  NEAR_MATCH: (id: string, got: string, likes: string) => ({
    es: `${id} ${got} podría ser ${likes}: decida en el archivo de decisiones si es lo mismo`,
    en: `${id} ${got} may be ${likes}: decide in the decisions file whether it is the same`,
  }),
  DID_YOU_MEAN: { es: '¿quiso decir', en: 'did you mean' },
  TIMES: (times: number) => ({
    es: ` (${times} veces; aquí, la primera)`,
    en: ` (${times} times, here first)`,
  }),
  NO_ROOM: (
    type: string,
    from: string,
    to: string,
    by: string,
    otherFrom: string,
    otherTo: string,
  ) => ({
    es: `${type} lleva de ${from} a ${to}, pero solo cabe una a la vez y según ${by} lleva de ${otherFrom} a ${otherTo}: indique desde cuándo (validFrom) o hasta cuándo (validTo)`,
    en: `${type} leads from ${from} to ${to}, but there is room for one at a time and by ${by} it leads from ${otherFrom} to ${otherTo}: say since when (validFrom) or until when (validTo)`,
  }),
  RETIRED_CODE: (property: string, code: string, names: string) => ({
    es: `${property} ${code} ya no está en vigor; su sucesor es ${names}`,
    en: `${property} ${code} is retired; its successor is ${names}`,
  }),
  UNKNOWN_CODE: (property: string, code: string) => ({
    es: `${property} ${code} no existe en el grafo`,
    en: `${property} ${code} is unknown`,
  }),
  CODE_WITHOUT_SCHEME: (got: string, codes: string[]) => ({
    es: `${got} es un código sin su esquema: escriba ${codes.join(' o ')}`,
    en: `${got} is a code whose scheme is not named: write ${codes.join(' or ')}`,
  }),
  AMBIGUOUS_REFERENCE: (got: string, list: string) => ({
    es: `${got} es el nombre de varios: ${list}; nombre uno por su id`,
    en: `${got} is the name of several: ${list}; name one by its id`,
  }),
  UNKNOWN_REFERENCE: (got: string) => ({
    es: `${got} no existe en el grafo`,
    en: `${got} is unknown`,
  }),
  TOO_LONG: (field: string, most: number) => ({
    es: `${field} puede tener ${most} caracteres como máximo; los textos más largos van en la descripción`,
    en: `${field} may have ${most} characters at most; longer texts belong in the description`,
  }),
  ENDS_BEFORE_IT_STARTS: (
    end: string,
    to: string | undefined,
    start: string,
    from: string | undefined,
  ) => ({
    es: `${end} ${to} es anterior a ${start} ${from}`,
    en: `${end} ${to} is before ${start} ${from}`,
  }),
  ENDS_BEFORE_IT_STARTS_STORED: (
    end: string,
    to: string | undefined,
    start: string,
    from: string | undefined,
  ) => ({
    es: `${end} (${to}) es anterior a ${start} (${from})`,
    en: `${end} (${to}) is before ${start} (${from})`,
  }),
  NO_SOURCE: (field: string) => ({
    es: `${field} debe nombrar al menos una fuente`,
    en: `${field} must name at least one source`,
  }),
  NO_SOURCE_STORED: { es: 'no tiene fuente', en: 'has no source' },
  UNKNOWN_SOURCE_STORED: (value: string) => ({
    es: `su fuente ${value} no está`,
    en: `its source ${value} is not there`,
  }),
  FORMER_WITHOUT_DATE: (field: string, names: string) => ({
    es: `${field} debe tener una fecha por cada uno de ${names}`,
    en: `${field} must have one date for each of ${names}`,
  }),
  FORMER_OUT_OF_ORDER: (field: string, got: string) => ({
    es: `${field} debe estar en orden ascendente; se recibió ${got}`,
    en: `${field} must be in ascending order, got ${got}`,
  }),
  WRONG_TARGET: (type: string, to: string, allowed: string) => ({
    es: `${type} no puede llevar a ${to}; lleva a ${allowed}`,
    en: `${type} cannot lead to ${to}; it leads to ${allowed}`,
  }),
  WRONG_ORIGIN_STORED: (type: string, leaves: string) => ({
    es: `${type} no sale de ${leaves}`,
    en: `${type} does not leave a ${leaves}`,
  }),
  WRONG_TARGET_STORED: (type: string, allowed: string) => ({
    es: `${type} lleva a ${allowed}`,
    en: `${type} leads to ${allowed}`,
  }),
  LEADS_TO_ITSELF: (type: string, from: string) => ({
    es: `${type} lleva de ${from} a sí mismo`,
    en: `${type} leads from ${from} to itself`,
  }),
  OUTSIDE_ITS_PARENT: (name: string, own: string, to: string, outer: string) => ({
    es: `${name} ${own} no está dentro de ${to}, cuyo ${name} es ${outer}`,
    en: `${name} ${own} does not lie in ${to}, whose ${name} is ${outer}`,
  }),
  GIVEN_TWICE: (type: string, to: string) => ({
    es: `${type} a ${to} aparece dos veces`,
    en: `${type} to ${to} is given twice`,
  }),
  MORE_THAN_ONE: (type: string) => ({
    es: `${type} aparece más de una vez`,
    en: `${type} is given more than once`,
  }),
  MORE_THAN_ONE_STORED: (type: string) => ({
    es: `tiene más de un ${type} a la vez`,
    en: `has more than one ${type} at a time`,
  }),
  MORE_THAN_ONE_TO_IT: (to: string, type: string) => ({
    es: `a ${to} llega más de un ${type}`,
    en: `${to} has more than one ${type} to it`,
  }),
  MORE_THAN_ONE_TO_IT_STORED: (type: string) => ({
    es: `más de un ${type} lleva a él a la vez`,
    en: `more than one ${type} leads to it at a time`,
  }),
  PERCENTAGES_OVER_100: (
    type: string,
    vocabulary: string | undefined,
    source: string | undefined,
    total: number,
  ) => ({
    es: `los porcentajes de ${type} ${vocabulary} (${source}) suman ${total}; se permite 100 como máximo`,
    en: `the percentages of ${type} ${vocabulary} (${source}) add up to ${total}, at most 100 are allowed`,
  }),
  PERCENTAGES_OVER_100_STORED: (
    type: string,
    vocabulary: string | undefined,
    total: number,
    source: string | undefined,
  ) => ({
    es: `los porcentajes de ${type} ${vocabulary} suman ${total} según ${source}`,
    en: `the percentages of ${type} ${vocabulary} add up to ${total} by ${source}`,
  }),
  CODE_TAKEN: (value: string, one: string | undefined, other: string) => ({
    es: `${value} es el código de ${one}; ${other} no puede tenerlo también`,
    en: `${value} is the code of ${one}, and ${other} cannot have it too`,
  }),
  CODE_TWICE: (value: string) => ({
    es: `tienen el mismo código ${value}`,
    en: `have the same code ${value}`,
  }),
} satisfies Catalogue;
