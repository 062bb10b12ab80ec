import type { Command } from 'commander';
import { checkGraph } from '../ingest/check-graph';
import { newCommand, type CommandTexts } from './command';
import { runImport, withReadingOptions, type ImportArguments } from './import-command';
import { EXIT, number, say, withStore, type Session } from './session';

const TEXTS: CommandTexts = {
  description: {
    es: 'Comprueba archivos antes de importarlos o, sin archivos, el grafo que ya está guardado.',
    en: 'Checks files before they are imported or, without files, the graph that is stored.',
  },
  examples: [
    [
      'npm run tinkuy -- check comunidades.csv --source fuente.yaml',
      { es: 'como import --dry-run', en: 'as import --dry-run' },
    ],
    ['npm run tinkuy -- check', { es: 'el grafo guardado', en: 'the graph that is stored' }],
  ],
  exits: [
    [EXIT.done, { es: 'todo está bien', en: 'all is well' }],
    [
      EXIT.failed,
      {
        es: 'hay errores, o no se pudo comprobar',
        en: 'there are faults, or it could not be checked',
      },
    ],
  ],
};

/** The command `check`. */
export function checkCommand(session: Session): Command {
  const files = say(session, { es: 'archivos por comprobar', en: 'files to check' });
  return withReadingOptions(session, newCommand(session, 'check', TEXTS))
    .argument('[files...]', files)
    .action(async (given: string[], options: ImportArguments) => {
      if (given.length > 0) await runImport(session, given, { ...options, dryRun: true });
      else await checkStored(session);
    });
}

/** Prints what is wrong with the graph in the store, with all ids, as it is found. */
async function checkStored(session: Session): Promise<void> {
  await withStore(async (store) => {
    let count = 0;
    for await (const { ids, message } of checkGraph(store, session.signal)) {
      count += 1;
      await session.output.write(`${ids.join(', ')}: ${say(session, message)}\n`);
    }
    const counted = number(session.language, count);
    await session.output.write(
      `${
        count === 0
          ? say(session, { es: 'El grafo está bien.', en: 'The graph is well.' })
          : say(session, { es: `Problemas: ${counted}`, en: `Problems: ${counted}` })
      }\n`,
    );
    session.end(count === 0 ? EXIT.done : EXIT.failed);
  });
}
