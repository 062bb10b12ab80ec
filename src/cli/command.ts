import { Command, InvalidArgumentError } from 'commander';
import { nearest } from '../ingest/nearest';
import type { Language, LocalizedMessage } from '../ingest/fault';
import { helpIn } from './command-texts';
import { say, type Session } from './session';

/** What the help of a command tells besides its options. */
export interface CommandTexts {
  readonly description: LocalizedMessage;
  /** Command lines, as they are typed, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: LocalizedMessage])[];
  readonly exits: readonly (readonly [code: number, means: LocalizedMessage])[];
}

const EXAMPLES: LocalizedMessage = { es: 'Ejemplos:', en: 'Examples:' };
const EXIT_CODES: LocalizedMessage = { es: 'Códigos de salida:', en: 'Exit codes:' };
const INTERRUPTED: LocalizedMessage = {
  es: 'interrumpido con Ctrl-C; lo empezado se deshizo',
  en: 'stopped with Ctrl-C; what was begun is undone',
};

/** A command with its texts in the session's language. */
export function newCommand(session: Session, name: string, texts: CommandTexts): Command {
  const t = (told: LocalizedMessage): string => say(session, told);
  const examples = texts.examples.map(([line, does]) => `  # ${t(does)}\n  ${line}`);
  const exits = [...texts.exits, [130, INTERRUPTED] as const].map(
    ([code, means]) => `  ${String(code).padEnd(3)}  ${t(means)}`,
  );
  return helpIn(session.language, new Command(name))
    .description(t(texts.description))
    .addHelpText('after', ['', t(EXAMPLES), ...examples, '', t(EXIT_CODES), ...exits].join('\n'));
}

/** The description of an option that takes one of several values. */
export const withChoices = (text: string, choices: readonly string[]): string =>
  `${text}: ${choices.join(' | ')}`;

/** Reads an option that takes one of several values; tells the nearest where it is none of them. */
export const oneOf =
  <T extends string>(language: Language, choices: readonly T[]) =>
  (given: string): T => {
    const found = choices.find((one) => one === given);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(notOneOf(given, choices)[language]);
  };

/** What is said of a value that is none of those allowed. */
export function notOneOf(given: string, choices: readonly string[]): LocalizedMessage {
  const list = choices.join(', ');
  const meant = nearest(given, choices);
  return meant === undefined
    ? { es: `Se admite ${list}.`, en: `Allowed are ${list}.` }
    : {
        es: `Se admite ${list}. ¿Quiso decir ${meant}?`,
        en: `Allowed are ${list}. Did you mean ${meant}?`,
      };
}
