import type { LocalizedMessage } from '../messages/message';
import type { Command } from 'commander';
import { importFiles } from '../ingest/import-files';
import { IMPORT_FORMATS, type ImportOptions, type ImportReport } from '../ingest/import-report';
import type { Issue, Note } from '../ingest/issue';
import { AtomicFile } from './atomic-file';
import { newCommand, oneOf, withChoices, type CommandTexts } from './command';
import { reportText } from './print-report';
import { progressOn } from './progress';
import { EXIT, say, withStore, type Session, recoverFirst } from './session';
import { COMMANDS } from '../messages/commands';
import type { LeftOverError } from '../ingest/import-lock';

/** What an import takes on the command line besides its files. */
export type ImportArguments = Omit<ImportOptions, 'files' | 'onProgress' | 'signal'> & {
  /** Where the whole report goes. */
  readonly report?: string;
};

/** The command `import`. */
export function importCommand(session: Session): Command {
  const t = (message: LocalizedMessage): string => say(session, message);
  return withReadingOptions(session, newCommand(session, 'import', IMPORT_TEXTS))
    .argument('<files...>', t(COMMANDS.IMPORT_FILES))
    .option('--dry-run', t(COMMANDS.IMPORT_DRY_RUN))
    .option('--by <name>', t(COMMANDS.IMPORT_BY))
    .option('--why <text>', t(COMMANDS.WHY))
    .action(async (files: string[], options: ImportArguments) => {
      await runImport(session, files, options);
    });
}

/** The options that tell how files are read and where the report goes. */
export function withReadingOptions(session: Session, command: Command): Command {
  const t = (message: LocalizedMessage): string => say(session, message);
  const choice = <T extends string>(choices: readonly T[]) => oneOf(session.language, choices);
  const policies = ['stop', 'skip'] as const;
  return command
    .option(
      '--format <format>',
      withChoices(t(COMMANDS.IMPORT_FORMAT), IMPORT_FORMATS),
      choice(IMPORT_FORMATS),
    )
    .option('--mapping <file>', t(COMMANDS.IMPORT_MAPPING))
    .option('--source <file>', t(COMMANDS.IMPORT_SOURCE))
    .option(
      '--on-error <policy>',
      withChoices(t(COMMANDS.IMPORT_ON_ERROR), policies),
      choice(policies),
    )
    .option('--decisions <file>', t(COMMANDS.IMPORT_DECISIONS))
    .option('--report <file>', t(COMMANDS.IMPORT_REPORT));
}

/** Imports files, tells what became of it, and sets the exit code. */
export async function runImport(
  session: Session,
  files: readonly string[],
  { report: path, ...options }: ImportArguments,
): Promise<void> {
  // First of all: after an import it is too late to learn that its report cannot be written.
  const file = path === undefined ? undefined : await AtomicFile.create(path);
  try {
    const report = await withStore(async (store) => {
      if (!options.dryRun) await recoverFirst(session, store);
      const progress = progressOn(session.errors.stream, session.language);
      try {
        return await importFiles(store, {
          ...options,
          files,
          signal: session.signal,
          onProgress: (one) => progress.show(one),
        });
      } finally {
        progress.stop();
      }
    });
    await file?.write(`${JSON.stringify(reportFile(report), null, 2)}\n`);
    await file?.finish();
    await session.output.write(reportText(report, session.language));
    session.end(exitCodeOf(report));
  } catch (error) {
    await file?.discard();
    throw error;
  }
}

/** The report as programs read it in a file, under the names that it has there. */
function reportFile({ issues, issueCount, notes, ...rest }: ImportReport): object {
  const named = ({ message, ...one }: Issue | Note): object => ({ ...one, told: message });
  return { ...rest, faults: issues.map(named), faultCount: issueCount, notes: notes.map(named) };
}

/** What the program ends with after an import. */
export function exitCodeOf({ outcome, issueCount }: ImportReport): number {
  if (outcome === 'refused') return EXIT.failed;
  if (issueCount === 0) return EXIT.done;
  return outcome === 'checked' ? EXIT.failed : EXIT.partly;
}

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
