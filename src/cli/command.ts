import { Command, InvalidArgumentError } from 'commander';
import { nearest } from '../ingest/texts';
import type { Language, LocalizedMessage } from '../messages/message';
import { say, type Session } from './session';
import { COMMANDS } from '../messages/commands';
import { COMMANDER_SPANISH, COMMANDER_ENGLISH, COMMANDER_HEADINGS } from '../messages/libraries';

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

/** What commander says of an issue in a command line, in a language. */
export const issueIn = (language: Language, message: string): string =>
  (language === 'es' ? COMMANDER_SPANISH : COMMANDER_ENGLISH).reduce(
    (text, [english, own]) => text.replace(english, own),
    message,
  );

/** The command with its help in a language. */
export function helpIn(language: Language, command: Command): Command {
  const spanish = language === 'es';
  return command.helpOption('-h, --help', COMMANDS.HELP[language]).configureHelp({
    showGlobalOptions: true,
    styleTitle: (title) => (spanish ? (COMMANDER_HEADINGS[title] ?? title) : title),
    // Ours tell what they take and what holds without them, in the session's language.
    optionDescription: ({ description }) => description,
    commandUsage: (one) => {
      const names: string[] = [];
      for (let at: Command | null = one; at; at = at.parent) names.unshift(at.name());
      const options = COMMANDS.USAGE_OPTIONS[language];
      const subcommand = COMMANDS.USAGE_COMMAND[language];
      const files = one.registeredArguments.map((argument) => {
        const shown = `${argument.name()}${argument.variadic ? '…' : ''}`;
        return argument.required ? ` ${shown}` : ` [${shown}]`;
      });
      const rest = one.commands.length > 0 ? ` ${subcommand}` : '';
      return `${names.join(' ')}${rest}${files.join('')} [${options}]`;
    },
    subcommandTerm: (one) => one.name(),
  });
}
