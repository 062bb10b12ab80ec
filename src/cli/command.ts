import { Command, InvalidArgumentError } from 'commander';
import { nearest } from '../ingest/nearest';
import type { Language, LocalizedMessage } from '../messages/message';
import { helpIn } from './command-texts';
import { say, type Session } from './session';
import { COMMANDS } from '../messages/commands';

/** What the help of a command tells besides its options. */
export interface CommandTexts {
  readonly description: LocalizedMessage;
  /** Command lines, as they are typed, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: LocalizedMessage])[];
  readonly exits: readonly (readonly [code: number, means: LocalizedMessage])[];
  /** False where Ctrl-C is its usual end. */
  readonly interrupted?: false;
}

/** A command with its texts in the session's language. */
export function newCommand(session: Session, name: string, texts: CommandTexts): Command {
  const t = (message: LocalizedMessage): string => say(session, message);
  const examples = texts.examples.map(([line, does]) => `  # ${t(does)}\n  ${asTyped(line)}`);
  const interrupted = (texts.interrupted ?? true) ? [[130, COMMANDS.INTERRUPTED] as const] : [];
  const exits = [...texts.exits, ...interrupted].map(
    ([code, means]) => `  ${String(code).padEnd(3)}  ${t(means)}`,
  );
  return helpIn(session.language, new Command(name))
    .description(t(texts.description))
    .addHelpText(
      'after',
      ['', t(COMMANDS.EXAMPLES), ...examples, '', t(COMMANDS.EXIT_CODES), ...exits].join('\n'),
    );
}

/** True where the compiled files run, as they are installed; a clone runs the sources. */
const INSTALLED = __filename.endsWith('.js');

/** An example of a command line as it is typed where this runs: installed, there is no script of npm's. */
export const asTyped = (line: string, installed = INSTALLED): string =>
  installed ? line.replace(/\bnpm run (-s )?tinkuy --/, 'npx tinkuy') : line;

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
  return meant === undefined ? COMMANDS.ALLOWED(list) : COMMANDS.ALLOWED_AND_MEANT(list, meant);
}
