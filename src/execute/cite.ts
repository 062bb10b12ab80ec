import { itemOf, urlSafe, type CslItem } from './cited-work';

/** A style of citation. */
export type CitationStyle = 'APA' | 'BIBTEX' | 'CSL_JSON';

/** A language that the words of a citation can be in; names and titles stay as they are. */
export type CitationLanguage = 'ES' | 'EN';

/** What is known of a thing that is cited; unknown facts are left out, never invented. */
export interface CitedFacts {
  readonly kind: 'dataset' | 'entry' | 'source' | 'study';
  /** Such as `program:haku-winay`; `tinkuy` for the data set. */
  readonly id: string;
  readonly title: string;
  /** Who published a source, or stands for a study; the data set and its entries are Tinkuy's. */
  readonly publisher?: string;
  /** A year, a month or a day: `2021`, `2021-11`, `2021-11-05`; for an entry, the date of the data set. */
  readonly issued?: string;
  /** When a source was last seen at its address, as exactly as it is known. */
  readonly accessed?: string;
  /** Its own address. */
  readonly url?: string;
  readonly doi?: string;
  /** The version of the data set. */
  readonly version?: string;
  /** The name of the data set that an entry is in. */
  readonly containerTitle?: string;
  /** Where the data set or an entry is in Tinkuy. */
  readonly permalink?: string;
  /** The licence of the data set. */
  readonly licence?: string;
}

/** What citation-js does not know to say in a language. */
const WORDS = {
  ES: { locale: 'es-ES', version: 'Versión', dataset: 'Conjunto de datos' },
  EN: { locale: 'en-US', version: 'Version', dataset: 'Data set' },
} as const;

/** Commands for what TeX would not take as text; all else only needs a `\`. */
const TEX_COMMANDS: Readonly<Record<string, string>> = {
  '\\': 'textbackslash',
  '{': 'textbraceleft',
  '}': 'textbraceright',
  '~': 'textasciitilde',
  '^': 'textasciicircum',
  '<': 'textless',
  '>': 'textgreater',
  '|': 'textbar',
};

/**
 * How the thing is cited: APA is one line of plain text, BibTeX one entry in UTF-8, CSL-JSON the text of one item.
 * citation-js is loaded by the first citation that needs it. Only its output is used: its input would fetch.
 */
export async function cite(
  facts: CitedFacts,
  style: CitationStyle,
  language: CitationLanguage,
): Promise<string> {
  const item = itemOf(facts);
  if (style === 'CSL_JSON') return JSON.stringify(item);
  const { version, DOI } = item;
  const told = {
    ...item,
    ...(version && { version: `${WORDS[language].version} ${version}` }),
    ...(DOI && { DOI: urlSafe(DOI) }),
  };
  return style === 'APA' ? apaOf(told, language) : bibtexOf(told);
}

async function apaOf(item: CslItem, language: CitationLanguage): Promise<string> {
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-csl');
  const { locale, dataset } = WORDS[language];
  const told = item.type === 'dataset' ? { ...item, genre: dataset } : item;
  const options = { template: 'apa', lang: locale, format: 'text' };
  return plugins.output.format('bibliography', [told], options).trim();
}

async function bibtexOf(item: CslItem): Promise<string> {
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  const config = plugins.config.get('@bibtex');
  // It would leave out what it has no command for, such as the ɨ of Murui-Muinanɨ; so the escapes are ours.
  config.format.asciiOnly = false;
  config.types.bibtex.target.chapter = 'incollection';
  const author = item.author && tex(item.author[0].literal);
  const container = item['container-title'];
  const note = [item.version, item.note].filter(Boolean).join('. ');
  const told = {
    ...item,
    'citation-key': item.id.replace(/[^a-z0-9]+/gi, '_'),
    title: tex(item.title),
    ...(author && { author: [{ literal: author }], publisher: author }),
    ...(container && { type: 'chapter', 'container-title': tex(container) }),
    ...(note && { note: tex(note) }),
  };
  const entry = plugins.output.format('bibtex', [told], { format: 'text' }).trim();
  // Without a publisher, the URL is there once more.
  return entry.replace(/\n\thowpublished = .*/, '');
}

const tex = (text: string): string =>
  text.replace(/[\\{}~^<>|&%$#_]/g, (char) =>
    char in TEX_COMMANDS ? `\\${TEX_COMMANDS[char]}{}` : `\\${char}`,
  );
