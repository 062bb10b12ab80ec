import { Command } from 'commander';
import { LANGUAGES } from '../config';
import { checkCommand } from './check-command';
import { oneOf, withChoices } from './command';
import { faultIn, helpIn } from './command-texts';
import { exportCommand } from './export-command';
import { importCommand } from './import-command';
import { seedCommand } from './seed-command';
import { say, type Session } from './session';
import { statsCommand } from './stats-command';
import { withdrawCommand } from './withdraw-command';

/** The command line, in the session's language. */
export function buildProgram(session: Session): Command {
  const t = (es: string, en: string): string => say(session, { es, en });
  const program = helpIn(session.language, new Command('tinkuy'))
    .description(
      t(
        'Tinkuy: un grafo de intervenciones de inclusión social. Trae sus propios datos.',
        'Tinkuy: a graph of social-inclusion interventions. Bring your own data.',
      ),
    )
    .option(
      '--lang <language>',
      withChoices(
        t('idioma; si falta, el del sistema', 'language; that of the system unless given'),
        LANGUAGES,
      ),
      oneOf(session.language, LANGUAGES),
    )
    .helpCommand(
      'help [command]',
      t('muestra la ayuda de una orden', 'shows the help of a command'),
    )
    .addHelpText(
      'after',
      `\n${t('Cada orden tiene su ayuda con ejemplos', 'Each command has its help with examples')}: npm run tinkuy -- import --help`,
    );
  for (const make of [
    importCommand,
    exportCommand,
    checkCommand,
    statsCommand,
    seedCommand,
    withdrawCommand,
  ]) {
    program.addCommand(make(session));
  }
  for (const command of [program, ...program.commands]) {
    // Thrown, and not ended at once: an open store is closed first.
    command.exitOverride().configureOutput({
      writeOut: (text) => void session.output.write(text),
      writeErr: (text) => void session.errors.write(text),
      outputError: (text, write) => write(faultIn(session.language, text)),
    });
  }
  return program;
}
