import type { LocalizedMessage } from '../messages/message';
import type { Command } from 'commander';
import { exportGraph } from '../ingest/export-graph';
import { EXPORT_FORMATS, recordWriter, type ExportFormat } from '../ingest/export-text';
import type { Store } from '../ingest/recover';
import { AtomicFile } from './atomic-file';
import { newCommand, notOneOf, oneOf, withChoices, type CommandTexts } from './command';
import { EXIT, number, say, withStore, type Session, CommandError, recoverFirst } from './session';
import { COMMANDS } from '../messages/commands';

const TEXTS: CommandTexts = {
  description: COMMANDS.EXPORT_DESCRIPTION,
  examples: [
    ['npm run tinkuy -- export --out tinkuy.jsonl', COMMANDS.EXPORT_EXAMPLE_1],
    [
      'npm run -s tinkuy -- export --type Program --format csv > programas.csv',
      COMMANDS.EXPORT_EXAMPLE_2,
    ],
  ],
  exits: [
    [EXIT.done, COMMANDS.EXPORT_DONE],
    [EXIT.failed, COMMANDS.NOTHING_WRITTEN],
  ],
};

interface Options {
  readonly type?: string;
  readonly source?: string;
  readonly format: ExportFormat;
  readonly out?: string;
}

/** How much text is gathered before it is written. */
const CHUNK = 64 * 1024;

/** The command `export`. */
export function exportCommand(session: Session): Command {
  const t = (message: LocalizedMessage): string => say(session, message);
  return newCommand(session, 'export', TEXTS)
    .option('--type <types>', t(COMMANDS.EXPORT_TYPE))
    .option('--source <id>', t(COMMANDS.EXPORT_SOURCE))
    .option(
      '--format <format>',
      withChoices(t(COMMANDS.EXPORT_FORMAT), EXPORT_FORMATS),
      oneOf(session.language, EXPORT_FORMATS),
      'jsonl',
    )
    .option('--out <file>', t(COMMANDS.EXPORT_OUT))
    .action(async (options: Options) => {
      await withStore((store) => run(session, store, options));
    });
}

async function run(session: Session, store: Store, options: Options): Promise<void> {
  const types = options.type?.split(',').flatMap((name) => typesNamed(store, name.trim()));
  const { source, format, out } = options;
  if (format === 'csv' && types?.length !== 1) {
    throw new CommandError(COMMANDS.ONE_TYPE_IN_CSV);
  }
  if (source !== undefined) await mustBeThere(store, source);
  await recoverFirst(session, store);
  const file = out === undefined ? undefined : await AtomicFile.create(out);
  const target = file ?? session.output;
  const writer = recordWriter(store.model, format, types?.[0]);
  let records = 0;
  try {
    let text = writer.head;
    for await (const record of exportGraph(store, { types, source, signal: session.signal })) {
      text += writer.write(record);
      records += 1;
      if (text.length < CHUNK) continue;
      await target.write(text);
      text = '';
      if (!file && session.output.closed) break;
    }
    await target.write(text);
    await file?.finish();
  } catch (error) {
    await file?.discard();
    throw error;
  }
  await tell(session, records, writer.lost, out);
  session.end(EXIT.done);
}

/** Told where the records themselves do not go to the terminal. */
async function tell(session: Session, records: number, lost: number, out?: string): Promise<void> {
  const count = (value: number): string => number(session.language, value);
  if (out !== undefined) {
    await session.errors.write(`${say(session, COMMANDS.EXPORTED(count(records), out))}\n`);
  }
  if (lost > 0) {
    await session.errors.write(`${say(session, COMMANDS.LOST_IN_CSV(count(lost)))}\n`);
  }
}

/** The concrete types that a name stands for: its own, or those that an interface has. */
function typesNamed({ model }: Store, name: string): readonly string[] {
  const found = model.nodes.get(name)?.concrete;
  if (found) return found;
  const allowed = notOneOf(name, [...model.nodes.keys()]);
  throw new CommandError(COMMANDS.NO_SUCH_TYPE(name, allowed));
}

async function mustBeThere({ engine }: Store, source: string): Promise<void> {
  const rows = await engine.store.find('Source', 'id', [source], ['id']);
  if (rows.length > 0) return;
  throw new CommandError(COMMANDS.NO_SUCH_SOURCE(source));
}
