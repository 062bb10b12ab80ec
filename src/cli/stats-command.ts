import type { LocalizedMessage } from '../messages/message';
import type { Command } from 'commander';
import { readStats, type Count, type GraphStats } from '../ingest/graph-stats';
import { newCommand, type CommandTexts } from './command';
import { EXIT, number, say, withStore, type Session } from './session';
import { COMMANDS } from '../messages/commands';

const TEXTS: CommandTexts = {
  description: COMMANDS.STATS_DESCRIPTION,
  examples: [
    ['npm run tinkuy -- stats', COMMANDS.STATS_EXAMPLE_1],
    ['npm run -s tinkuy -- stats --json', COMMANDS.STATS_EXAMPLE_2],
  ],
  exits: [
    [EXIT.done, COMMANDS.STATS_DONE],
    [EXIT.failed, COMMANDS.STATS_FAILED],
  ],
};

/** The command `stats`. */
export function statsCommand(session: Session): Command {
  return newCommand(session, 'stats', TEXTS)
    .option('--json', say(session, COMMANDS.STATS_JSON))
    .action(async ({ json }: { readonly json?: boolean }) => {
      const stats = await withStore(readStats);
      const text = json ? `${JSON.stringify(stats, null, 2)}\n` : statsText(session, stats);
      await session.output.write(text);
      session.end(EXIT.done);
    });
}

function statsText(session: Session, stats: GraphStats): string {
  const t = (message: LocalizedMessage): string => say(session, message);
  const n = (value: number): string => number(session.language, value);
  const { dataset } = stats;
  const none = t(COMMANDS.STATS_NONE);
  const about: [string, string][] = [
    [t(COMMANDS.STATS_ENGINE), stats.engine],
    [
      t(COMMANDS.STATS_VERSION),
      dataset ? t(COMMANDS.STATS_VERSION_AS_OF(dataset.version, dataset.asOf)) : none,
    ],
    [t(COMMANDS.STATS_ENTITIES), n(stats.entities)],
    [t(COMMANDS.STATS_RELATIONSHIPS), n(stats.relationships)],
    [t(COMMANDS.STATS_SOURCES), n(stats.sources)],
    [t(COMMANDS.STATS_DISPUTED), n(stats.disputed)],
    [t(COMMANDS.STATS_UNFINISHED), stats.unfinishedImport ? t(COMMANDS.STATS_YES) : none],
  ];
  const counts = (heading: string, list: readonly Count[]): string[] => [
    '',
    ...table([[heading, ''], ...list.map(({ name, count }) => [name, n(count)])]),
  ];
  const lines = [
    ...table(about, false),
    ...counts(t(COMMANDS.STATS_TYPE), stats.types),
    ...counts(t(COMMANDS.STATS_RELATIONSHIP), stats.relationshipTypes),
    '',
    ...table([
      [t(COMMANDS.STATS_SOURCE), t(COMMANDS.STATS_OF_ENTITIES), t(COMMANDS.STATS_OF_RELATIONSHIPS)],
      ...stats.topSources.map(({ id, entities, relationships }) => [
        id,
        n(entities),
        n(relationships),
      ]),
    ]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Rows under each other; all columns but the first end where their heading does, or begin alike. */
function table(rows: readonly (readonly string[])[], figures = true): string[] {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((row) => (row[i] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, i) =>
        i === 0 || !figures ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      )
      .join('  '),
  );
}
