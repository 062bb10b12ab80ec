import type { LocalizedMessage } from '../messages/message';
import type { LeftOverError } from '../ingest/import-lock';
import type { CommandTexts } from './command';
import { EXIT } from './session';
import { COMMANDS } from '../messages/commands';

/** What a command ends with that could not undo what it had begun. */
export const LEFT_OVER: CommandTexts['exits'][number] = [EXIT.leftOver, COMMANDS.EXIT_LEFT_OVER];

/** What is said then. */
export const leftOverText = ({ files, written, records }: LeftOverError): LocalizedMessage =>
  COMMANDS.LEFT_OVER(files.join(', '), written, records);

/** What the help of `import` tells. */
export const IMPORT_TEXTS: CommandTexts = {
  description: COMMANDS.IMPORT_DESCRIPTION,
  examples: [
    [
      'npm run tinkuy -- import comunidades.csv --source fuente.yaml --dry-run',
      COMMANDS.IMPORT_EXAMPLE_1,
    ],
    [
      'npm run tinkuy -- import comunidades.csv --source fuente.yaml --report informe.json',
      COMMANDS.IMPORT_EXAMPLE_2,
    ],
    [
      'npm run tinkuy -- import centros.csv --mapping centros.map.yaml --on-error skip',
      COMMANDS.IMPORT_EXAMPLE_3,
    ],
  ],
  exits: [
    [EXIT.done, COMMANDS.IMPORT_DONE],
    [EXIT.failed, COMMANDS.IMPORT_FAILED],
    [EXIT.partly, COMMANDS.IMPORT_PARTLY],
    LEFT_OVER,
  ],
};
