import type { CommandTexts } from './command';
import { EXIT } from './session';

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
  ],
};
