import { YAMLError } from 'yaml';
import type { LocalizedMessage } from '../issue';

/** What is told of what the YAML library found, whose own words are English. */
export function yamlErrorMessage(error: Error): LocalizedMessage {
  const said =
    error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.name;
  const code = error instanceof YAMLError ? error.code : error.name;
  return {
    es: `no es YAML correcto: ${SPANISH[code] ?? said}`,
    en: `is not correct YAML: ${ENGLISH[code] ?? said}`,
  };
}

const ENGLISH: Readonly<Record<string, string>> = {
  ReferenceError: 'an alias names no anchor of its item, or there are too many of them',
  RangeError: 'it has too many levels',
};

const SPANISH: Readonly<Record<string, string>> = {
  ReferenceError: 'un alias no nombra ningún ancla de su elemento, o hay demasiados',
  RangeError: 'tiene demasiados niveles',
  DUPLICATE_KEY: 'una clave está dos veces',
  MISSING_CHAR: 'falta un signo, como unas comillas que cierren o un espacio',
  BAD_INDENT: 'la sangría no es la que se espera',
  TAB_AS_INDENT: 'la sangría lleva tabuladores; debe llevar espacios',
  BAD_ALIAS: 'un alias no está bien escrito',
  BAD_DQ_ESCAPE: 'una barra invertida entre comillas dobles no dice nada; use comillas simples',
  BAD_SCALAR_START: 'un texto empieza con un signo reservado; póngalo entre comillas',
  BLOCK_AS_IMPLICIT_KEY:
    'un valor con «: » o una lista anidada en la línea de su clave va entre comillas o en líneas propias',
  BLOCK_IN_FLOW: 'hay líneas con guion o clave dentro de corchetes o llaves',
  IMPOSSIBLE: 'no se entiende',
  KEY_OVER_1024_CHARS: 'una clave tiene más de 1024 caracteres',
  MULTILINE_IMPLICIT_KEY: 'una clave ocupa varias líneas, o le falta «:»',
  MULTIPLE_ANCHORS: 'un valor tiene varias anclas',
  MULTIPLE_DOCS: 'hay varios documentos en el archivo',
  MULTIPLE_TAGS: 'un valor tiene varias etiquetas',
  NON_STRING_KEY: 'una clave no es un texto',
  TAG_RESOLVE_FAILED: 'una etiqueta no se conoce',
  UNEXPECTED_TOKEN: 'hay un signo que no se espera',
};
