import type { LocalizedMessage } from '../ingest/issue';
import type { LeftOverError } from '../ingest/import-lock';
import type { CommandTexts } from './command';
import { EXIT } from './session';

/** What a command ends with that could not undo what it had begun. */
export const LEFT_OVER: CommandTexts['exits'][number] = [
  EXIT.leftOver,
  {
    es: 'se perdió la base de datos: quedó una parte, que se deshará por sí sola',
    en: 'the database was lost: a part is left, which will be undone by itself',
  },
];

/** What is said then. */
export const leftOverText = ({ files, written, records }: LeftOverError): LocalizedMessage => ({
  es: [
    `La importación de ${files.join(', ')} no terminó y no se pudo deshacer: se habían escrito ${written} de ${records} registros, y quien lee ya los ve.`,
    'Se deshará por sí sola: lo hace un servidor en marcha menos de un minuto después de que la base de datos vuelva a responder, o la próxima orden import, seed, export o withdraw. Después, importe otra vez.',
  ].join('\n'),
  en: [
    `The import of ${files.join(', ')} did not end and could not be undone: ${written} of ${records} records were written, and are seen by who reads.`,
    'It will be undone by itself: by a running server, less than a minute after the database answers again, or by the next command import, seed, export or withdraw. Then import again.',
  ].join('\n'),
});

/** What the help of `import` tells. */
export const IMPORT_TEXTS: CommandTexts = {
  description: {
    es: 'Importa archivos: todos entran juntos, o no entra ninguno.',
    en: 'Imports files: all of them are in together, or none is.',
  },
  examples: [
    [
      'npm run tinkuy -- import comunidades.csv --source fuente.yaml --dry-run',
      {
        es: 'muestra qué pasaría, sin escribir nada',
        en: 'shows what would happen, writes nothing',
      },
    ],
    [
      'npm run tinkuy -- import comunidades.csv --source fuente.yaml --report informe.json',
      { es: 'importa, y deja el informe completo', en: 'imports, and leaves the whole report' },
    ],
    [
      'npm run tinkuy -- import centros.csv --mapping centros.map.yaml --on-error skip',
      {
        es: 'una tabla con otras columnas; omite las filas con errores',
        en: 'a table with other columns; leaves out rows with faults',
      },
    ],
  ],
  exits: [
    [
      EXIT.done,
      {
        es: 'todo está dentro (o, con --dry-run, no hay errores)',
        en: 'all is in (or, with --dry-run, there are no faults)',
      },
    ],
    [
      EXIT.failed,
      {
        es: 'no se escribió nada (o, con --dry-run, hay errores)',
        en: 'nothing was written (or, with --dry-run, there are faults)',
      },
    ],
    [
      EXIT.partly,
      {
        es: 'algunas filas fueron rechazadas; las demás están dentro',
        en: 'some rows were refused; the others are in',
      },
    ],
    LEFT_OVER,
  ],
};
