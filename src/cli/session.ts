import { buildTinkuySchema } from '../build-schema';
import { readConfig } from '../config';
import { openEngine } from '../engine/open-engine';
import { readGraphModel } from '../model/read-graph-model';
import type { Store } from '../ingest/recover';
import type { Language, LocalizedMessage } from '../messages/message';
import type { Output } from './output';

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
  const engine = await openEngine(readConfig().store);
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
