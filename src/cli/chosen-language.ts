import { LANGUAGES, readLanguage } from '../config';
import type { Language } from '../messages/message';

/** The language that a command line asks for by `--lang`, else that of the settings. Read before all else: the help is in it. */
export function chosenLanguage(args: readonly string[]): Language {
  const given = args.findLast((arg, i) => args[i - 1] === '--lang' || arg.startsWith('--lang='));
  return LANGUAGES.find((one) => one === given?.replace('--lang=', '')) ?? readLanguage();
}
