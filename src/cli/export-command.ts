import type { Command } from 'commander';
import { exportGraph } from '../ingest/export-graph';
import { EXPORT_FORMATS, recordWriter, type ExportFormat } from '../ingest/export-text';
import type { Store } from '../ingest/recover';
import { AtomicFile } from './atomic-file';
import { newCommand, notOneOf, oneOf, withChoices, type CommandTexts } from './command';
import { recoverFirst } from './recover-first';
import { EXIT, number, say, withStore, type Session, CommandError } from './session';

const TEXTS: CommandTexts = {
  description: {
    es: 'Escribe el grafo como archivo que se puede volver a importar.',
    en: 'Writes the graph as a file that can be imported again.',
  },
  examples: [
    [
      'npm run tinkuy -- export --out tinkuy.jsonl',
      { es: 'todo el grafo, como respaldo', en: 'the whole graph, as a backup' },
    ],
    [
      'npm run -s tinkuy -- export --type Program --format csv > programas.csv',
      { es: 'los programas, para una hoja de cálculo', en: 'the programmes, for a spreadsheet' },
    ],
  ],
  exits: [
    [EXIT.done, { es: 'está escrito', en: 'it is written' }],
    [EXIT.failed, { es: 'no se escribió nada', en: 'nothing was written' }],
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
  const t = (es: string, en: string): string => say(session, { es, en });
  return newCommand(session, 'export', TEXTS)
    .option(
      '--type <types>',
      t(
        'solo estos tipos, separados por comas, con sus fuentes: Program,District',
        'only these types, separated by commas, with their sources: Program,District',
      ),
    )
    .option(
      '--source <id>',
      t(
        'solo lo que se apoya en esta fuente: source:x',
        'only what rests on this source: source:x',
      ),
    )
    .option(
      '--format <format>',
      withChoices(
        t(
          'formato (si falta, jsonl); csv, para un solo tipo y sin propiedades de relaciones',
          'format (jsonl unless given); csv for one type, without properties of relationships',
        ),
        EXPORT_FORMATS,
      ),
      oneOf(session.language, EXPORT_FORMATS),
      'jsonl',
    )
    .option(
      '--out <file>',
      t(
        'archivo, que queda completo o no queda; si falta, la salida estándar',
        'file, which is there whole or not at all; standard output unless given',
      ),
    )
    .action(async (options: Options) => {
      await withStore((store) => run(session, store, options));
    });
}

async function run(session: Session, store: Store, options: Options): Promise<void> {
  const types = options.type?.split(',').flatMap((name) => typesNamed(store, name.trim()));
  const { source, format, out } = options;
  if (format === 'csv' && types?.length !== 1) {
    throw new CommandError({
      es: 'Un CSV contiene un solo tipo: indíquelo con --type, por ejemplo --type Program.',
      en: 'A CSV holds one type: name it with --type, such as --type Program.',
    });
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
    await session.errors.write(
      `${say(session, {
        es: `${count(records)} registros en ${out}`,
        en: `${count(records)} records in ${out}`,
      })}\n`,
    );
  }
  if (lost > 0) {
    await session.errors.write(
      `${say(session, {
        es: `El CSV no tiene lugar para ${count(lost)} valores (propiedades de relaciones, o textos con «;»): jsonl y yaml los tienen.`,
        en: `The CSV has no room for ${count(lost)} values (properties of relationships, or texts with ";"): jsonl and yaml hold them.`,
      })}\n`,
    );
  }
}

/** The concrete types that a name stands for: its own, or those that an interface has. */
function typesNamed({ model }: Store, name: string): readonly string[] {
  const found = model.nodes.get(name)?.concrete;
  if (found) return found;
  const { es, en } = notOneOf(name, [...model.nodes.keys()]);
  throw new CommandError({
    es: `No hay tipo «${name}». ${es}`,
    en: `There is no type "${name}". ${en}`,
  });
}

async function mustBeThere({ engine }: Store, source: string): Promise<void> {
  const rows = await engine.store.find('Source', 'id', [source], ['id']);
  if (rows.length > 0) return;
  throw new CommandError({
    es: `No hay fuente ${source}: la orden stats muestra las más usadas.`,
    en: `There is no source ${source}: the command stats shows those most used.`,
  });
}
