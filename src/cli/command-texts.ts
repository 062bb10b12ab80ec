/** What commander says by itself, in the language of the session. */
import type { Command } from 'commander';
import type { Language } from '../ingest/issue';

/** Headings of a help text. */
const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Argumentos:',
  'Options:': 'Opciones:',
  'Global Options:': 'Opciones de todas las órdenes:',
  'Commands:': 'Órdenes:',
};

/** Issues in a command line. */
const SPANISH: readonly (readonly [RegExp, string])[] = [
  [/^error: /gm, ''],
  [/^unknown option '(.+)'$/m, 'No existe la opción $1.'],
  [/^unknown command '(.+)'$/m, 'No existe la orden $1.'],
  [/^missing required argument '(.+)'$/m, 'Falta el argumento $1.'],
  [/^option '(.+)' argument missing$/m, 'A la opción $1 le falta su valor.'],
  [/^option '(.+)' argument '(.*)' is invalid\. /m, '$1: «$2» no vale. '],
  [
    /^too many arguments( for '.+')?\. Expected (\d+) arguments? but got (\d+).*$/m,
    'Sobran argumentos: se esperaban $2 y hay $3.',
  ],
  [/^\(Did you mean one of (.+)\?\)$/m, '¿Quiso decir uno de estos: $1?'],
  [/^\(Did you mean (.+)\?\)$/m, '¿Quiso decir $1?'],
];

const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/^error: (.)/gm, '$1'],
  [/^unknown option '(.+)'$/m, 'There is no option $1.'],
  [/^unknown command '(.+)'$/m, 'There is no command $1.'],
  [/^\((Did you mean .+\?)\)$/m, '$1'],
];

/** What commander says of an issue in a command line, in a language. */
export const issueIn = (language: Language, message: string): string =>
  (language === 'es' ? SPANISH : ENGLISH).reduce(
    (text, [english, own]) => text.replace(english, own),
    message,
  );

/** The command with its help in a language. */
export function helpIn(language: Language, command: Command): Command {
  const spanish = language === 'es';
  return command
    .helpOption('-h, --help', spanish ? 'muestra esta ayuda' : 'shows this help')
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (spanish ? (HEADINGS[title] ?? title) : title),
      // Ours tell what they take and what holds without them, in the session's language.
      optionDescription: ({ description }) => description,
      commandUsage: (one) => {
        const names: string[] = [];
        for (let at: Command | null = one; at; at = at.parent) names.unshift(at.name());
        const [options, subcommand] = spanish ? ['opciones', 'orden'] : ['options', 'command'];
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
