/** What commander says by itself, in the language of the session. */
import type { Command } from 'commander';
import type { Language } from '../messages/message';
import { COMMANDER_ENGLISH, COMMANDER_HEADINGS, COMMANDER_SPANISH } from '../messages/libraries';
import { COMMANDS } from '../messages/commands';

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
