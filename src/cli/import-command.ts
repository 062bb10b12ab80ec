import type { Command } from 'commander';
import { importFiles } from '../ingest/import-files';
import { IMPORT_FORMATS, type ImportOptions, type ImportReport } from '../ingest/import-report';
import type { Issue, Note } from '../ingest/issue';
import { AtomicFile } from './atomic-file';
import { newCommand, oneOf, withChoices } from './command';
import { IMPORT_TEXTS } from './import-texts';
import { reportText } from './print-report';
import { progressOn } from './progress';
import { recoverFirst } from './recover-first';
import { EXIT, say, withStore, type Session } from './session';

/** What an import takes on the command line besides its files. */
export type ImportArguments = Omit<ImportOptions, 'files' | 'onProgress' | 'signal'> & {
  /** Where the whole report goes. */
  readonly report?: string;
};

/** The command `import`. */
export function importCommand(session: Session): Command {
  const t = (es: string, en: string): string => say(session, { es, en });
  return withReadingOptions(session, newCommand(session, 'import', IMPORT_TEXTS))
    .argument(
      '<files...>',
      t('archivos CSV, YAML, JSON Lines o IATI', 'CSV, YAML, JSON Lines or IATI files'),
    )
    .option(
      '--dry-run',
      t('solo comprueba y muestra qué cambiaría', 'only checks and shows what would change'),
    )
    .option('--by <name>', t('quién importa, para el historial', 'who imports, for the history'))
    .option('--why <text>', t('por qué, para el historial', 'why, for the history'))
    .action(async (files: string[], options: ImportArguments) => {
      await runImport(session, files, options);
    });
}

/** The options that tell how files are read and where the report goes. */
export function withReadingOptions(session: Session, command: Command): Command {
  const t = (es: string, en: string): string => say(session, { es, en });
  const choice = <T extends string>(choices: readonly T[]) => oneOf(session.language, choices);
  const policies = ['stop', 'skip'] as const;
  return command
    .option(
      '--format <format>',
      withChoices(
        t('formato; si falta, según el nombre', 'format; told by the names unless given'),
        IMPORT_FORMATS,
      ),
      choice(IMPORT_FORMATS),
    )
    .option(
      '--mapping <file>',
      t('qué columna es qué (docs/mapping.md)', 'which column is what (docs/mapping.md)'),
    )
    .option(
      '--source <file>',
      t(
        'archivo YAML con la fuente de lo que no nombra ninguna, o el id de una que ya está',
        'YAML file with the source of what names none, or the id of one that is there',
      ),
    )
    .option(
      '--on-error <policy>',
      withChoices(
        t(
          'si hay errores: no escribir nada (stop, si falta) u omitir esas filas',
          'on faults: write nothing (stop, unless given), or leave those rows out',
        ),
        policies,
      ),
      choice(policies),
    )
    .option(
      '--decisions <file>',
      t(
        'dónde se decide sobre nombres parecidos',
        'where names that resemble others are decided about',
      ),
    )
    .option(
      '--report <file>',
      t('archivo JSON con el informe completo', 'JSON file with the whole report'),
    );
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
