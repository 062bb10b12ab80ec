import type { Catalogue, LocalizedMessage } from './message';

/** What the command line says, and its help. */
export const COMMANDS = {
  STOPPING: {
    es: 'Se detiene: lo empezado se deshace. (Otra vez, y quedará para el próximo inicio.)',
    en: 'Stopping: what was begun is being undone. (Once more, and it is left to the next start.)',
  },
  STOPPED: { es: 'Detenido; no quedó nada a medias.', en: 'Stopped; nothing is left half done.' },
  CANNOT_WRITE: (path: string, code: string | undefined) => ({
    es: `No se puede escribir en ${path} (${code}): indique otro archivo.`,
    en: `${path} cannot be written (${code}): name another file.`,
  }),
  CHECK_DESCRIPTION: {
    es: 'Comprueba archivos antes de importarlos o, sin archivos, el grafo que ya está guardado.',
    en: 'Checks files before they are imported or, without files, the graph that is stored.',
  },
  CHECK_EXAMPLE_1: { es: 'como import --dry-run', en: 'as import --dry-run' },
  CHECK_EXAMPLE_2: { es: 'el grafo guardado', en: 'the graph that is stored' },
  CHECK_DONE: { es: 'todo está bien', en: 'all is well' },
  CHECK_FAILED: {
    es: 'hay errores, o no se pudo comprobar',
    en: 'there are faults, or it could not be checked',
  },
  CHECK_FILES: { es: 'archivos por comprobar', en: 'files to check' },
  GRAPH_IS_WELL: { es: 'El grafo está bien.', en: 'The graph is well.' },
  PROBLEMS: (counted: string) => ({ es: `Problemas: ${counted}`, en: `Problems: ${counted}` }),
  HELP: { es: 'muestra esta ayuda', en: 'shows this help' },
  USAGE_OPTIONS: { es: 'opciones', en: 'options' },
  USAGE_COMMAND: { es: 'orden', en: 'command' },
  EXAMPLES: { es: 'Ejemplos:', en: 'Examples:' },
  EXIT_CODES: { es: 'Códigos de salida:', en: 'Exit codes:' },
  INTERRUPTED: {
    es: 'interrumpido con Ctrl-C; lo empezado se deshizo',
    en: 'stopped with Ctrl-C; what was begun is undone',
  },
  ALLOWED: (list: string) => ({ es: `Se admite ${list}.`, en: `Allowed are ${list}.` }),
  ALLOWED_AND_MEANT: (list: string, meant: string) => ({
    es: `Se admite ${list}. ¿Quiso decir ${meant}?`,
    en: `Allowed are ${list}. Did you mean ${meant}?`,
  }),
  EXPORT_DESCRIPTION: {
    es: 'Escribe el grafo como archivo que se puede volver a importar.',
    en: 'Writes the graph as a file that can be imported again.',
  },
  EXPORT_EXAMPLE_1: { es: 'todo el grafo, como respaldo', en: 'the whole graph, as a backup' },
  EXPORT_EXAMPLE_2: {
    es: 'los programas, para una hoja de cálculo',
    en: 'the programmes, for a spreadsheet',
  },
  EXPORT_DONE: { es: 'está escrito', en: 'it is written' },
  NOTHING_WRITTEN: { es: 'no se escribió nada', en: 'nothing was written' },
  EXPORT_TYPE: {
    es: 'solo estos tipos, separados por comas, con sus fuentes: Program,District',
    en: 'only these types, separated by commas, with their sources: Program,District',
  },
  EXPORT_SOURCE: {
    es: 'solo lo que se apoya en esta fuente: source:x',
    en: 'only what rests on this source: source:x',
  },
  EXPORT_FORMAT: {
    es: 'formato (si falta, jsonl); csv, para un solo tipo y sin propiedades de relaciones',
    en: 'format (jsonl unless given); csv for one type, without properties of relationships',
  },
  EXPORT_OUT: {
    es: 'archivo, que queda completo o no queda; si falta, la salida estándar',
    en: 'file, which is there whole or not at all; standard output unless given',
  },
  ONE_TYPE_IN_CSV: {
    es: 'Un CSV contiene un solo tipo: indíquelo con --type, por ejemplo --type Program.',
    en: 'A CSV holds one type: name it with --type, such as --type Program.',
  },
  EXPORTED: (records: string, out: string) => ({
    es: `${records} registros en ${out}`,
    en: `${records} records in ${out}`,
  }),
  LOST_IN_CSV: (lost: string) => ({
    es: `El CSV no tiene lugar para ${lost} valores (propiedades de relaciones, o textos con «;»): jsonl y yaml los tienen.`,
    en: `The CSV has no room for ${lost} values (properties of relationships, or texts with ";"): jsonl and yaml hold them.`,
  }),
  NO_SUCH_TYPE: (name: string, allowed: LocalizedMessage) => ({
    es: `No hay tipo «${name}». ${allowed.es}`,
    en: `There is no type "${name}". ${allowed.en}`,
  }),
  NO_SUCH_SOURCE: (source: string) => ({
    es: `No hay fuente ${source}: la orden stats muestra las más usadas.`,
    en: `There is no source ${source}: the command stats shows those most used.`,
  }),
  IMPORT_FILES: {
    es: 'archivos CSV, YAML, JSON Lines o IATI',
    en: 'CSV, YAML, JSON Lines or IATI files',
  },
  IMPORT_DRY_RUN: {
    es: 'solo comprueba y muestra qué cambiaría',
    en: 'only checks and shows what would change',
  },
  IMPORT_BY: { es: 'quién importa, para el historial', en: 'who imports, for the history' },
  WHY: { es: 'por qué, para el historial', en: 'why, for the history' },
  IMPORT_FORMAT: {
    es: 'formato; si falta, según el nombre',
    en: 'format; told by the names unless given',
  },
  IMPORT_MAPPING: {
    es: 'qué columna es qué (docs/mapping.md)',
    en: 'which column is what (docs/mapping.md)',
  },
  IMPORT_SOURCE: {
    es: 'archivo YAML con la fuente de lo que no nombra ninguna, o el id de una que ya está',
    en: 'YAML file with the source of what names none, or the id of one that is there',
  },
  IMPORT_ON_ERROR: {
    es: 'si hay errores: no escribir nada (stop, si falta) u omitir esas filas',
    en: 'on faults: write nothing (stop, unless given), or leave those rows out',
  },
  IMPORT_DECISIONS: {
    es: 'dónde se decide sobre nombres parecidos',
    en: 'where names that resemble others are decided about',
  },
  IMPORT_REPORT: {
    es: 'archivo JSON con el informe completo',
    en: 'JSON file with the whole report',
  },
  EXIT_LEFT_OVER: {
    es: 'se perdió la base de datos: quedó una parte, que se deshará por sí sola',
    en: 'the database was lost: a part is left, which will be undone by itself',
  },
  LEFT_OVER: (files: string, written: number, records: number) => ({
    es: `La importación de ${files} no terminó y no se pudo deshacer: se habían escrito ${written} de ${records} registros, y quien lee ya los ve.\nSe deshará por sí sola: lo hace un servidor en marcha menos de un minuto después de que la base de datos vuelva a responder, o la próxima orden import, seed, export o withdraw. Después, importe otra vez.`,
    en: `The import of ${files} did not end and could not be undone: ${written} of ${records} records were written, and are seen by who reads.\nIt will be undone by itself: by a running server, less than a minute after the database answers again, or by the next command import, seed, export or withdraw. Then import again.`,
  }),
  IMPORT_DESCRIPTION: {
    es: 'Importa archivos: todos entran juntos, o no entra ninguno.',
    en: 'Imports files: all of them are in together, or none is.',
  },
  IMPORT_EXAMPLE_1: {
    es: 'muestra qué pasaría, sin escribir nada',
    en: 'shows what would happen, writes nothing',
  },
  IMPORT_EXAMPLE_2: {
    es: 'importa, y deja el informe completo',
    en: 'imports, and leaves the whole report',
  },
  IMPORT_EXAMPLE_3: {
    es: 'una tabla con otras columnas; omite las filas con errores',
    en: 'a table with other columns; leaves out rows with faults',
  },
  IMPORT_DONE: {
    es: 'todo está dentro (o, con --dry-run, no hay errores)',
    en: 'all is in (or, with --dry-run, there are no faults)',
  },
  IMPORT_FAILED: {
    es: 'no se escribió nada (o, con --dry-run, hay errores)',
    en: 'nothing was written (or, with --dry-run, there are faults)',
  },
  IMPORT_PARTLY: {
    es: 'algunas filas fueron rechazadas; las demás están dentro',
    en: 'some rows were refused; the others are in',
  },
  TINKUY: {
    es: 'Tinkuy: un grafo de intervenciones de inclusión social. Trae sus propios datos.',
    en: 'Tinkuy: a graph of social-inclusion interventions. Bring your own data.',
  },
  LANG: { es: 'idioma; si falta, el del sistema', en: 'language; that of the system unless given' },
  HELP_COMMAND: { es: 'muestra la ayuda de una orden', en: 'shows the help of a command' },
  HELP_AFTER: {
    es: 'Cada orden tiene su ayuda con ejemplos',
    en: 'Each command has its help with examples',
  },
  SEED_DESCRIPTION: {
    es: 'Escribe los datos que vienen con Tinkuy; hacerlo dos veces es lo mismo que una.',
    en: 'Writes the data that comes with Tinkuy; doing it twice is the same as once.',
  },
  SEED_EXAMPLE: { es: 'una vez, en un Neo4j vacío', en: 'once, in an empty Neo4j' },
  SEED_DONE: { es: 'están escritos', en: 'it is written' },
  SEEDED: (
    name: string,
    created: string,
    updated: string,
    unchanged: string,
    added: string,
    changed: string,
  ) => ({
    es: `Escrito en ${name}: ${created} nodos nuevos, ${updated} actualizados, ${unchanged} como estaban; ${added} relaciones nuevas, ${changed} actualizadas.`,
    en: `Seeded ${name}: ${created} nodes created, ${updated} updated, ${unchanged} as they were; ${added} relationships created, ${changed} updated.`,
  }),
  BUSY_IMPORTING: (files: string, startedAt: string) => ({
    es: `Otro proceso está importando ${files} (desde ${startedAt}): espere a que termine.`,
    en: `Another process is importing ${files} (since ${startedAt}): wait for it to end.`,
  }),
  RECOVERED: (files: string, startedAt: string) => ({
    es: `La importación de ${files} (${startedAt}) no había terminado: se deshizo.`,
    en: `The import of ${files} (${startedAt}) had not ended: it was undone.`,
  }),
  SERVE_DESCRIPTION: {
    es: 'Sirve la API y su página de consultas, en HOST y PORT. Sin NEO4J_URI, los datos quedan en TINKUY_DATA: la carpeta .tinkuy de donde se inicia, que la primera vez recibe los que vienen con Tinkuy.',
    en: 'Serves the API and its playground, at HOST and PORT. Without NEO4J_URI the data is in TINKUY_DATA: the folder .tinkuy of where it is started, which is given that of Tinkuy the first time.',
  },
  SERVE_EXAMPLE_1: { es: 'en http://localhost:4000/', en: 'at http://localhost:4000/' },
  SERVE_EXAMPLE_2: {
    es: 'en otro puerto y otra carpeta',
    en: 'at another port, from another folder',
  },
  SERVE_DONE: { es: 'se detuvo con Ctrl-C o SIGTERM', en: 'it was stopped by Ctrl-C or SIGTERM' },
  SERVE_FAILED: { es: 'no pudo empezar', en: 'it could not start' },
  STATS_DESCRIPTION: {
    es: 'Cuenta lo que hay en el grafo, y sobre qué fuentes se apoya.',
    en: 'Counts what is in the graph, and which sources it rests on.',
  },
  STATS_EXAMPLE_1: { es: 'en tablas', en: 'in tables' },
  STATS_EXAMPLE_2: { es: 'para programas', en: 'for programs' },
  STATS_DONE: { es: 'está contado', en: 'it is counted' },
  STATS_FAILED: { es: 'no se pudo leer el grafo', en: 'the graph could not be read' },
  STATS_JSON: { es: 'como JSON', en: 'as JSON' },
  STATS_NONE: { es: 'ninguna', en: 'none' },
  STATS_ENGINE: { es: 'Motor', en: 'Engine' },
  STATS_VERSION: { es: 'Versión de los datos', en: 'Version of the data' },
  STATS_VERSION_AS_OF: (version: string, asOf: string) => ({
    es: `${version} (al ${asOf})`,
    en: `${version} (as of ${asOf})`,
  }),
  STATS_ENTITIES: { es: 'Entidades', en: 'Entities' },
  STATS_RELATIONSHIPS: { es: 'Relaciones', en: 'Relationships' },
  STATS_SOURCES: { es: 'Fuentes en uso', en: 'Sources in use' },
  STATS_DISPUTED: {
    es: 'Entidades con fuentes en desacuerdo',
    en: 'Entities whose sources disagree',
  },
  STATS_UNFINISHED: { es: 'Importación sin terminar', en: 'Import that has not ended' },
  STATS_YES: { es: 'sí', en: 'yes' },
  STATS_TYPE: { es: 'Tipo', en: 'Type' },
  STATS_RELATIONSHIP: { es: 'Relación', en: 'Relationship' },
  STATS_SOURCE: { es: 'Fuente', en: 'Source' },
  STATS_OF_ENTITIES: { es: 'entidades', en: 'entities' },
  STATS_OF_RELATIONSHIPS: { es: 'relaciones', en: 'relationships' },
  WITHDRAW_DESCRIPTION: {
    es: 'Retira una fuente: se va lo que se apoya solo en ella. Sin --yes, muestra qué se iría.',
    en: 'Takes a source back: what rests on it alone goes. Without --yes, shows what would go.',
  },
  WITHDRAW_EXAMPLE_1: { es: 'muestra qué se iría', en: 'shows what would go' },
  WITHDRAW_EXAMPLE_2: { es: 'la retira', en: 'takes it back' },
  WITHDRAW_DONE: {
    es: 'retirada, o mostrado qué se iría',
    en: 'taken back, or shown what would go',
  },
  WITHDRAW_FAILED: { es: 'no se cambió nada', en: 'nothing was changed' },
  WITHDRAW_SOURCE: { es: 'id de la fuente: source:x', en: 'id of the source: source:x' },
  WITHDRAW_YES: { es: 'hacerlo, y no solo mostrarlo', en: 'do it, and not only show it' },
  WITHDRAW_BY: { es: 'quién la retira, para el historial', en: 'who does it, for the history' },
  BUSY: {
    es: 'Otro proceso está importando: espere a que termine.',
    en: 'Another process is importing: wait for it to end.',
  },
  AND_MORE: (more: string) => ({ es: `  … y ${more} más`, en: `  … and ${more} more` }),
  WITHDRAWN: (source: string) => ({ es: `Retirada: ${source}`, en: `Taken back: ${source}` }),
  WOULD_WITHDRAW: (source: string) => ({
    es: `Si se retira ${source}:`,
    en: `If ${source} is taken back:`,
  }),
  ENTITIES_REMOVED: { es: 'Entidades que se van', en: 'Entities that go' },
  ENTITIES_CHANGED: {
    es: 'Entidades que otros también sostienen y cambian',
    en: 'Entities that others state too, and that change',
  },
  RELATIONSHIPS_REMOVED: { es: 'Relaciones que se van', en: 'Relationships that go' },
  RELATIONSHIPS_CHANGED: { es: 'Relaciones que cambian', en: 'Relationships that change' },
  NOTHING_CHANGED: {
    es: 'No se cambió nada; para hacerlo: --yes',
    en: 'Nothing was changed; to do it: --yes',
  },
} satisfies Catalogue;
