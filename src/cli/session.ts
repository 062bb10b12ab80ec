import { buildTinkuySchema } from '../build-schema';
import { readConfig, LANGUAGES, readLanguage } from '../config';
import { openEngine } from '../engine/open-engine';
import { readGraphModel } from '../model/read-graph-model';
import { type Store, recover } from '../ingest/recover';
import type { Language, LocalizedMessage } from '../messages/message';
import { COMMANDS } from '../messages/commands';

/** What the program ends with, as the help of each command says. */
export const EXIT = {
  done: 0,
  failed: 1,
  partly: 2,
  leftOver: 3,
  interrupted: 130,
  terminated: 143,
} as const;

/** What a command is given besides its own arguments. */
export interface Session {
  readonly language: Language;
  /** What was asked for. */
  readonly output: Output;
  /** Progress, and what is to be known besides. */
  readonly errors: Output;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Sets what the program ends with. */
  end(code: number): void;
  /** Leaves Ctrl-C and SIGTERM to the command, which has an end of its own. */
  leaveSignals(): void;
}

/** The text in the session's language. */
export const say = ({ language }: Session, message: LocalizedMessage): string => message[language];

/** A number as the session's language writes it. */
export const number = (language: Language, value: number, digits = 0): string =>
  value.toLocaleString(language === 'es' ? 'es-PE' : 'en-US', { maximumFractionDigits: digits });

/** Opens the store that the settings name, for as long as the work takes. */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const model = readGraphModel(buildTinkuySchema());
  const engine = await openEngine(readConfig().store, model);
  try {
    await engine.check();
    return await work({ engine, model });
  } finally {
    await engine.close();
  }
}

/** What keeps a command from doing what it was asked to, in words for who asked. */
export class CommandError extends Error {
  constructor(readonly localized: LocalizedMessage) {
    super(localized.en);
    this.name = 'CommandError';
  }
}

/** A stream that the program writes to. Whoever reads it may leave (`| head`): then the rest is dropped. */
export class Output {
  #closed = false;

  constructor(readonly stream: NodeJS.WritableStream & { readonly isTTY?: boolean }) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      this.#closed = true;
    });
  }

  /** True where nobody reads any more. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Writes, and waits until there is room for more. */
  async write(text: string): Promise<void> {
    if (this.#closed || text === '') return;
    await new Promise<void>((resolve) => this.stream.write(text, () => resolve()));
  }
}

/** The language that a command line asks for by `--lang`, else that of the settings. Read before all else: the help is in it. */
export function chosenLanguage(args: readonly string[]): Language {
  const given = args.findLast((arg, i) => args[i - 1] === '--lang' || arg.startsWith('--lang='));
  return LANGUAGES.find((one) => one === given?.replace('--lang=', '')) ?? readLanguage();
}

/** Undoes an import that was killed, and tells so; refuses to go on while another process imports. */
export async function recoverFirst(session: Session, store: Store): Promise<void> {
  const found = await recover(store);
  if (!found) return;
  const files = found.files.join(', ');
  if (found.outcome === 'running') {
    throw new CommandError(COMMANDS.BUSY_IMPORTING(files, found.startedAt));
  }
  await session.errors.write(`${say(session, COMMANDS.RECOVERED(files, found.startedAt))}\n`);
}
