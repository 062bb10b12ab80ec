import type { LocalizedMessage } from '../messages/message';
import { Command } from 'commander';
import { LANGUAGES } from '../config';
import { checkCommand } from './check-command';
import {
  asTyped,
  oneOf,
  withChoices,
  type CommandTexts,
  newCommand,
  issueIn,
  helpIn,
} from './command';
import { exportCommand } from './export-command';
import { importCommand, LEFT_OVER } from './import-command';
import { say, type Session, EXIT, withStore, number, recoverFirst } from './session';
import { statsCommand } from './stats-command';
import { withdrawCommand } from './withdraw-command';
import { seed } from '../ingest/seed';
import { COMMANDS } from '../messages/commands';

/** The command line, in the session's language. */
export function buildProgram(session: Session): Command {
  const t = (message: LocalizedMessage): string => say(session, message);
  const program = helpIn(session.language, new Command('tinkuy'))
    .description(t(COMMANDS.TINKUY))
    .option(
      '--lang <language>',
      withChoices(t(COMMANDS.LANG), LANGUAGES),
      oneOf(session.language, LANGUAGES),
    )
    .helpCommand('help [command]', t(COMMANDS.HELP_COMMAND))
    .addHelpText(
      'after',
      `\n${t(COMMANDS.HELP_AFTER)}: ${asTyped('npm run tinkuy -- import --help')}`,
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

const SEED: CommandTexts = {
  description: COMMANDS.SEED_DESCRIPTION,
  examples: [['npm run tinkuy -- seed', COMMANDS.SEED_EXAMPLE]],
  exits: [[EXIT.done, COMMANDS.SEED_DONE], [EXIT.failed, COMMANDS.NOTHING_WRITTEN], LEFT_OVER],
};

/** The command `seed`. */
export function seedCommand(session: Session): Command {
  return newCommand(session, 'seed', SEED).action(async () => {
    const text = await withStore(async (store) => {
      await recoverFirst(session, store);
      const { entities, relationships } = await seed(store);
      const n = (value: number): string => number(session.language, value);
      const { name } = store.engine;
      return say(
        session,
        COMMANDS.SEEDED(
          name,
          n(entities.created),
          n(entities.updated),
          n(entities.unchanged),
          n(relationships.created),
          n(relationships.updated),
        ),
      );
    });
    await session.output.write(`${text}\n`);
    session.end(EXIT.done);
  });
}

const SERVE: CommandTexts = {
  description: COMMANDS.SERVE_DESCRIPTION,
  examples: [
    ['npm run tinkuy -- serve', COMMANDS.SERVE_EXAMPLE_1],
    ['PORT=8080 TINKUY_DATA=/srv/tinkuy npm run tinkuy -- serve', COMMANDS.SERVE_EXAMPLE_2],
  ],
  exits: [
    [EXIT.done, COMMANDS.SERVE_DONE],
    [EXIT.failed, COMMANDS.SERVE_FAILED],
  ],
  interrupted: false,
};

/** The command `serve`: the server that `npm start` starts. */
export function serveCommand(session: Session): Command {
  return newCommand(session, 'serve', SERVE).action(async () => {
    session.leaveSignals();
    // Loaded here alone: other commands need neither HTTP nor Apollo Server.
    const { serve } = await import('../serve');
    await serve(session.language);
  });
}
