/** What libraries say by themselves, in our words: their own are English. */

/** Headings of commander's help. */
export const COMMANDER_HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Argumentos:',
  'Options:': 'Opciones:',
  'Global Options:': 'Opciones de todas las órdenes:',
  'Commands:': 'Órdenes:',
};

/** What commander says of faults in a command line, in Spanish. */
export const COMMANDER_SPANISH: readonly (readonly [RegExp, string])[] = [
  [/^error: /gm, ''],
  [/^unknown option '(.+)'$/m, 'No existe la opción $1.'],
  [/^unknown command '(.+)'$/m, 'No existe la orden $1.'],
  [/^missing required argument '(.+)'$/m, 'Falta el argumento $1.'],
  [/^option '(.+)' argument missing$/m, 'A la opción $1 le falta su valor.'],
  [/^option '(.+)' argument '(.*)' is invalid\. /m, '$1: «$2» no vale. '],
  [
    /^too many arguments( for '.+')?\. Expected (\d+) arguments? but got (\d+).*$/m,
    'Sobran argumentos: se esperaban $2 y hay $3.',
  ],
  [/^\(Did you mean one of (.+)\?\)$/m, '¿Quiso decir uno de estos: $1?'],
  [/^\(Did you mean (.+)\?\)$/m, '¿Quiso decir $1?'],
];

/** The same in English, where its own words are not ours. */
export const COMMANDER_ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/^error: (.)/gm, '$1'],
  [/^unknown option '(.+)'$/m, 'There is no option $1.'],
  [/^unknown command '(.+)'$/m, 'There is no command $1.'],
  [/^\((Did you mean .+\?)\)$/m, '$1'],
];

/** What is said of what `yaml` finds, by its code, where its own words are not ours. */
export const YAML_ENGLISH: Readonly<Record<string, string>> = {
  ReferenceError: 'an alias names no anchor of its item, or there are too many of them',
  RangeError: 'it has too many levels',
};

/** The same in Spanish. */
export const YAML_SPANISH: Readonly<Record<string, string>> = {
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
