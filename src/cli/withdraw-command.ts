import type { Command } from 'commander';
import type { Withdrawal } from '../read/run/curation';
import { curationOf } from '../ingest/curate';
import { newCommand, type CommandTexts } from './command';
import { recoverFirst } from './recover-first';
import { EXIT, number, say, withStore, type Session, CommandError } from './session';

const TEXTS: CommandTexts = {
  description: {
    es: 'Retira una fuente: se va lo que se apoya solo en ella. Sin --yes, muestra qué se iría.',
    en: 'Takes a source back: what rests on it alone goes. Without --yes, shows what would go.',
  },
  examples: [
    [
      'npm run tinkuy -- withdraw source:padron-2025',
      { es: 'muestra qué se iría', en: 'shows what would go' },
    ],
    [
      'npm run tinkuy -- withdraw source:padron-2025 --yes --why "versión retirada"',
      { es: 'la retira', en: 'takes it back' },
    ],
  ],
  exits: [
    [
      EXIT.done,
      { es: 'retirada, o mostrado qué se iría', en: 'taken back, or shown what would go' },
    ],
    [EXIT.failed, { es: 'no se cambió nada', en: 'nothing was changed' }],
  ],
};

interface Options {
  readonly yes?: boolean;
  readonly by?: string;
  readonly why?: string;
}

/** How many of each are printed. */
const MOST = 20;

/** The command `withdraw`. */
export function withdrawCommand(session: Session): Command {
  const t = (es: string, en: string): string => say(session, { es, en });
  return newCommand(session, 'withdraw', TEXTS)
    .argument('<source>', t('id de la fuente: source:x', 'id of the source: source:x'))
    .option('--yes', t('hacerlo, y no solo mostrarlo', 'do it, and not only show it'))
    .option('--by <name>', t('quién la retira, para el historial', 'who does it, for the history'))
    .option('--why <text>', t('por qué, para el historial', 'why, for the history'))
    .action(async (source: string, options: Options) => {
      const withdrawal = await withdraw(session, source, options);
      await session.output.write(withdrawalText(session, withdrawal));
      session.end(EXIT.done);
    });
}

/** Looks at what would go and, where it is to be done, does exactly that. */
async function withdraw(session: Session, source: string, options: Options): Promise<Withdrawal> {
  const { yes, by = 'tinkuy', why } = options;
  return withStore(async (store) => {
    await recoverFirst(session, store);
    const curation = curationOf(store);
    const reason = { by: { subject: by, roles: ['admin'] as const }, ...(why && { why }) };
    const seen = looked(await curation.withdraw({ source }, reason), source);
    session.signal.throwIfAborted();
    if (!yes) return seen;
    return looked(await curation.withdraw({ source, confirm: seen.confirm }, reason), source);
  });
}

type Outcome = Awaited<ReturnType<ReturnType<typeof curationOf>['withdraw']>>;

/** The withdrawal, or in words why there is none. */
function looked(outcome: Outcome, source: string): Withdrawal {
  if (!('kind' in outcome)) return outcome;
  switch (outcome.kind) {
    case 'notFound':
      throw new CommandError({
        es: `No hay fuente ${source}: la orden stats muestra las más usadas.`,
        en: `There is no source ${source}: the command stats shows those most used.`,
      });
    case 'busy':
      throw new CommandError({
        es: 'Otro proceso está importando: espere a que termine.',
        en: 'Another process is importing: wait for it to end.',
      });
    case 'invalid': {
      const all = (language: 'es' | 'en'): string =>
        outcome.issues.map(({ message }) => message[language]).join('\n');
      throw new CommandError({ es: all('es'), en: all('en') });
    }
  }
}

function withdrawalText(session: Session, withdrawal: Withdrawal): string {
  const t = (es: string, en: string): string => say(session, { es, en });
  const { source, done, counts } = withdrawal;
  const list = (heading: string, count: number, lines: readonly string[]): string[] => {
    if (count === 0) return [];
    const shown = lines.slice(0, MOST).map((line) => `  ${line}`);
    const more = number(session.language, count - shown.length);
    return [
      `${heading}: ${number(session.language, count)}`,
      ...shown,
      ...(shown.length > 0 && count > shown.length
        ? [t(`  … y ${more} más`, `  … and ${more} more`)]
        : []),
    ];
  };
  const lines = [
    done
      ? t(`Retirada: ${source}`, `Taken back: ${source}`)
      : t(`Si se retira ${source}:`, `If ${source} is taken back:`),
    ...list(
      t('Entidades que se van', 'Entities that go'),
      counts.entitiesRemoved,
      withdrawal.entitiesRemoved,
    ),
    ...list(
      t(
        'Entidades que otros también sostienen y cambian',
        'Entities that others state too, and that change',
      ),
      counts.entitiesChanged,
      withdrawal.entitiesChanged,
    ),
    ...list(
      t('Relaciones que se van', 'Relationships that go'),
      counts.relationshipsRemoved,
      withdrawal.relationshipsRemoved.map(({ type, from, to }) => `${from} ${type} ${to}`),
    ),
    ...list(
      t('Relaciones que cambian', 'Relationships that change'),
      counts.relationshipsChanged,
      [],
    ),
    ...(done
      ? []
      : [t('No se cambió nada; para hacerlo: --yes', 'Nothing was changed; to do it: --yes')]),
  ];
  return `${lines.join('\n')}\n`;
}
