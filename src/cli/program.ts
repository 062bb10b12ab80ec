import { Command } from 'commander';
import { LANGUAGES } from '../config';
import { checkCommand } from './check-command';
import { asTyped, oneOf, withChoices, type CommandTexts, newCommand } from './command';
import { issueIn, helpIn } from './command-texts';
import { exportCommand } from './export-command';
import { importCommand } from './import-command';
import { say, type Session, EXIT, withStore, number } from './session';
import { serveCommand } from './serve-command';
import { statsCommand } from './stats-command';
import { withdrawCommand } from './withdraw-command';
import { LEFT_OVER } from './import-texts';
import { recoverFirst } from './recover-first';
import { seed } from '../ingest/seed';

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
      `\n${t('Cada orden tiene su ayuda con ejemplos', 'Each command has its help with examples')}: ${asTyped('npm run tinkuy -- import --help')}`,
    );
  for (const make of [
    serveCommand,
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
      outputError: (text, write) => write(issueIn(session.language, text)),
    });
  }
  return program;
}

const TEXTS: CommandTexts = {
  description: {
    es: 'Escribe los datos que vienen con Tinkuy; hacerlo dos veces es lo mismo que una.',
    en: 'Writes the data that comes with Tinkuy; doing it twice is the same as once.',
  },
  examples: [
    ['npm run tinkuy -- seed', { es: 'una vez, en un Neo4j vacío', en: 'once, in an empty Neo4j' }],
  ],
  exits: [
    [EXIT.done, { es: 'están escritos', en: 'it is written' }],
    [EXIT.failed, { es: 'no se escribió nada', en: 'nothing was written' }],
    LEFT_OVER,
  ],
};

/** The command `seed`. */
export function seedCommand(session: Session): Command {
  return newCommand(session, 'seed', TEXTS).action(async () => {
    const text = await withStore(async (store) => {
      await recoverFirst(session, store);
      const { entities, relationships } = await seed(store);
      const n = (value: number): string => number(session.language, value);
      const { name } = store.engine;
      return say(session, {
        es: `Escrito en ${name}: ${n(entities.created)} nodos nuevos, ${n(entities.updated)} actualizados, ${n(entities.unchanged)} como estaban; ${n(relationships.created)} relaciones nuevas, ${n(relationships.updated)} actualizadas.`,
        en: `Seeded ${name}: ${n(entities.created)} nodes created, ${n(entities.updated)} updated, ${n(entities.unchanged)} as they were; ${n(relationships.created)} relationships created, ${n(relationships.updated)} updated.`,
      });
    });
    await session.output.write(`${text}\n`);
    session.end(EXIT.done);
  });
}
