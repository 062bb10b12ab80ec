import { joined, type LocalizedMessage } from '../messages/message';
import type { Command } from 'commander';
import type { Withdrawal } from '../read/run/curation';
import { curationOf } from '../ingest/curate';
import { newCommand, type CommandTexts } from './command';
import { EXIT, number, say, withStore, type Session, CommandError, recoverFirst } from './session';
import { COMMANDS } from '../messages/commands';

const TEXTS: CommandTexts = {
  description: COMMANDS.WITHDRAW_DESCRIPTION,
  examples: [
    ['npm run tinkuy -- withdraw source:padron-2025', COMMANDS.WITHDRAW_EXAMPLE_1],
    [
      'npm run tinkuy -- withdraw source:padron-2025 --yes --why "versión retirada"',
      COMMANDS.WITHDRAW_EXAMPLE_2,
    ],
  ],
  exits: [
    [EXIT.done, COMMANDS.WITHDRAW_DONE],
    [EXIT.failed, COMMANDS.WITHDRAW_FAILED],
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
  const t = (message: LocalizedMessage): string => say(session, message);
  return newCommand(session, 'withdraw', TEXTS)
    .argument('<source>', t(COMMANDS.WITHDRAW_SOURCE))
    .option('--yes', t(COMMANDS.WITHDRAW_YES))
    .option('--by <name>', t(COMMANDS.WITHDRAW_BY))
    .option('--why <text>', t(COMMANDS.WHY))
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
      throw new CommandError(COMMANDS.NO_SUCH_SOURCE(source));
    case 'busy':
      throw new CommandError(COMMANDS.BUSY);
    case 'invalid':
      throw new CommandError(
        joined(
          outcome.issues.map(({ message }) => message),
          '\n',
        ),
      );
  }
}

function withdrawalText(session: Session, withdrawal: Withdrawal): string {
  const t = (message: LocalizedMessage): string => say(session, message);
  const { source, done, counts } = withdrawal;
  const list = (heading: string, count: number, lines: readonly string[]): string[] => {
    if (count === 0) return [];
    const shown = lines.slice(0, MOST).map((line) => `  ${line}`);
    const more = number(session.language, count - shown.length);
    return [
      `${heading}: ${number(session.language, count)}`,
      ...shown,
      ...(shown.length > 0 && count > shown.length ? [t(COMMANDS.AND_MORE(more))] : []),
    ];
  };
  const lines = [
    done ? t(COMMANDS.WITHDRAWN(source)) : t(COMMANDS.WOULD_WITHDRAW(source)),
    ...list(t(COMMANDS.ENTITIES_REMOVED), counts.entitiesRemoved, withdrawal.entitiesRemoved),
    ...list(t(COMMANDS.ENTITIES_CHANGED), counts.entitiesChanged, withdrawal.entitiesChanged),
    ...list(
      t(COMMANDS.RELATIONSHIPS_REMOVED),
      counts.relationshipsRemoved,
      withdrawal.relationshipsRemoved.map(({ type, from, to }) => `${from} ${type} ${to}`),
    ),
    ...list(t(COMMANDS.RELATIONSHIPS_CHANGED), counts.relationshipsChanged, []),
    ...(done ? [] : [t(COMMANDS.NOTHING_CHANGED)]),
  ];
  return `${lines.join('\n')}\n`;
}
