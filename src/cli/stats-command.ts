import type { Command } from 'commander';
import { readStats, type Count, type GraphStats } from '../ingest/graph-stats';
import { newCommand, type CommandTexts } from './command';
import { EXIT, number, say, withStore, type Session } from './session';

const TEXTS: CommandTexts = {
  description: {
    es: 'Cuenta lo que hay en el grafo, y sobre qué fuentes se apoya.',
    en: 'Counts what is in the graph, and which sources it rests on.',
  },
  examples: [
    ['npm run tinkuy -- stats', { es: 'en tablas', en: 'in tables' }],
    ['npm run -s tinkuy -- stats --json', { es: 'para programas', en: 'for programs' }],
  ],
  exits: [
    [EXIT.done, { es: 'está contado', en: 'it is counted' }],
    [EXIT.failed, { es: 'no se pudo leer el grafo', en: 'the graph could not be read' }],
  ],
};

/** The command `stats`. */
export function statsCommand(session: Session): Command {
  return newCommand(session, 'stats', TEXTS)
    .option('--json', say(session, { es: 'como JSON', en: 'as JSON' }))
    .action(async ({ json }: { readonly json?: boolean }) => {
      const stats = await withStore(readStats);
      const text = json ? `${JSON.stringify(stats, null, 2)}\n` : statsText(session, stats);
      await session.output.write(text);
      session.end(EXIT.done);
    });
}

function statsText(session: Session, stats: GraphStats): string {
  const t = (es: string, en: string): string => say(session, { es, en });
  const n = (value: number): string => number(session.language, value);
  const { dataset } = stats;
  const none = t('ninguna', 'none');
  const about: [string, string][] = [
    [t('Motor', 'Engine'), stats.engine],
    [
      t('Versión de los datos', 'Version of the data'),
      dataset
        ? t(`${dataset.version} (al ${dataset.asOf})`, `${dataset.version} (as of ${dataset.asOf})`)
        : none,
    ],
    [t('Entidades', 'Entities'), n(stats.entities)],
    [t('Relaciones', 'Relationships'), n(stats.relationships)],
    [t('Fuentes en uso', 'Sources in use'), n(stats.sources)],
    [
      t('Entidades con fuentes en desacuerdo', 'Entities whose sources disagree'),
      n(stats.disputed),
    ],
    [
      t('Importación sin terminar', 'Import that has not ended'),
      stats.unfinishedImport ? t('sí', 'yes') : none,
    ],
  ];
  const counts = (heading: string, list: readonly Count[]): string[] => [
    '',
    ...table([[heading, ''], ...list.map(({ name, count }) => [name, n(count)])]),
  ];
  const lines = [
    ...table(about, false),
    ...counts(t('Tipo', 'Type'), stats.types),
    ...counts(t('Relación', 'Relationship'), stats.relationshipTypes),
    '',
    ...table([
      [t('Fuente', 'Source'), t('entidades', 'entities'), t('relaciones', 'relationships')],
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
