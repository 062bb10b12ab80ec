import type { Command } from 'commander';
import { checkGraph } from '../ingest/check-graph';
import { newCommand, type CommandTexts } from './command';
import { runImport, withReadingOptions, type ImportArguments } from './import-command';
import { EXIT, number, say, withStore, type Session } from './session';
import { COMMANDS } from '../messages/commands';

const TEXTS: CommandTexts = {
  description: COMMANDS.CHECK_DESCRIPTION,
  examples: [
    ['npm run tinkuy -- check comunidades.csv --source fuente.yaml', COMMANDS.CHECK_EXAMPLE_1],
    ['npm run tinkuy -- check', COMMANDS.CHECK_EXAMPLE_2],
  ],
  exits: [
    [EXIT.done, COMMANDS.CHECK_DONE],
    [EXIT.failed, COMMANDS.CHECK_FAILED],
  ],
};

/** The command `check`. */
export function checkCommand(session: Session): Command {
  const files = say(session, COMMANDS.CHECK_FILES);
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
          ? say(session, COMMANDS.GRAPH_IS_WELL)
          : say(session, COMMANDS.PROBLEMS(counted))
      }\n`,
    );
    session.end(count === 0 ? EXIT.done : EXIT.failed);
  });
}
