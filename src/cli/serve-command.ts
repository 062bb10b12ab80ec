import type { Command } from 'commander';
import { newCommand, type CommandTexts } from './command';
import { EXIT, type Session } from './session';
import { COMMANDS } from '../messages/commands';

const TEXTS: CommandTexts = {
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
  return newCommand(session, 'serve', TEXTS).action(async () => {
    session.leaveSignals();
    // Loaded here alone: other commands need neither HTTP nor Apollo Server.
    const { serve } = await import('../serve');
    await serve(session.language);
  });
}
