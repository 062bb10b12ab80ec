import type { Command } from 'commander';
import { newCommand, type CommandTexts } from './command';
import { EXIT, type Session } from './session';

const TEXTS: CommandTexts = {
  description: {
    es: 'Sirve la API y su página de consultas, en HOST y PORT. Sin NEO4J_URI, los datos quedan en TINKUY_DATA: la carpeta .tinkuy de donde se inicia, que la primera vez recibe los que vienen con Tinkuy.',
    en: 'Serves the API and its playground, at HOST and PORT. Without NEO4J_URI the data is in TINKUY_DATA: the folder .tinkuy of where it is started, which is given that of Tinkuy the first time.',
  },
  examples: [
    [
      'npm run tinkuy -- serve',
      { es: 'en http://localhost:4000/', en: 'at http://localhost:4000/' },
    ],
    [
      'PORT=8080 TINKUY_DATA=/srv/tinkuy npm run tinkuy -- serve',
      { es: 'en otro puerto y otra carpeta', en: 'at another port, from another folder' },
    ],
  ],
  exits: [
    [
      EXIT.done,
      { es: 'se detuvo con Ctrl-C o SIGTERM', en: 'it was stopped by Ctrl-C or SIGTERM' },
    ],
    [EXIT.failed, { es: 'no pudo empezar', en: 'it could not start' }],
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
