import { itemOf, urlSafe, type CslItem, type CitedFacts } from './cited-work';

/** A style of citation. */
export type CitationStyle = 'APA' | 'BIBTEX' | 'CSL_JSON';

/** A language that the words of a citation can be in; names and titles stay as they are. */
export type CitationLanguage = 'ES' | 'EN';

/** What citation-js does not know to say in a language. */
const WORDS = {
  ES: { locale: 'es-ES', version: 'Versión', dataset: 'Conjunto de datos' },
  EN: { locale: 'en-US', version: 'Version', dataset: 'Data set' },
} as const;

/** Stands for `<` where citeproc reads texts, which would take some of what follows for markup: no text holds it. */
const LESS = '\uFDD0';

/** The macros of BibTeX for months. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

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
 * citation-js is loaded by the first that is asked for in APA. Only its output is used: its input would fetch.
 */
export async function cite(
  facts: CitedFacts,
  style: CitationStyle,
  language: CitationLanguage,
): Promise<string> {
  const item = itemOf(facts);
  if (style === 'CSL_JSON') return JSON.stringify(item);
  const { version, DOI } = item;
  const work = {
    ...item,
    ...(version && { version: `${WORDS[language].version} ${version}` }),
    ...(DOI && { DOI: urlSafe(DOI) }),
  };
  return style === 'APA' ? apaOf(work, language) : bibtexOf(work);
}

async function apaOf(item: CslItem, language: CitationLanguage): Promise<string> {
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-csl');
  const { locale, dataset } = WORDS[language];
  const text = JSON.stringify(item).replaceAll('<', LESS);
  const work = {
    ...(JSON.parse(text) as CslItem),
    ...(item.type === 'dataset' && { genre: dataset }),
    // Of a page and a note, the day is work; of all other types, the year.
    ...(item.type === 'document' && { type: 'webpage' }),
  };
  const options = { template: 'apa', lang: locale, format: 'text' };
  return plugins.output.format('bibliography', [work], options).trim().replaceAll(LESS, '<');
}

/** Written here, as citation-js puts days into months and ends its braces at accents; its reader is asked in tests. */
function bibtexOf(item: CslItem): string {
  const container = item['container-title'];
  const kind = container ? 'incollection' : item.type === 'report' ? 'techreport' : 'misc';
  // In braces of its own, an `and` within a name parts no names.
  const author = item.author?.map(({ literal }) => `{${tex(literal)}}`).join(' and ');
  const note = [item.version, item.note].filter(Boolean).join('. ');
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  const fields: Record<string, string | undefined> = {
    author,
    title: titleOf(item.title),
    booktitle: container && titleOf(container),
    [kind === 'techreport' ? 'institution' : 'publisher']: author,
    year: year?.toString(),
    day: day?.toString(),
    note: tex(note),
    doi: item.DOI,
    url: item.URL,
    urldate: item.accessed?.['date-parts'][0]
      .map((part) => String(part).padStart(2, '0'))
      .join('-'),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => {
    const line = value ? [`\t${name} = {${value}},`] : [];
    // A month is a macro, which each style says in its own words.
    return name === 'year' && month ? [...line, `\tmonth = ${MONTHS[month - 1]},`] : line;
  });
  return [`@${kind}{${item.id.replace(/[^a-z0-9]+/gi, '_')},`, ...lines, '}'].join('\n');
}

/** A title of which styles must not make capitals small: words with any are in braces, but the first for its first letter. */
const titleOf = (title: string): string =>
  title
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .map((part, i, [before]) => {
      if (i % 2 === 0) return tex(part);
      const isFirst = i === 1 && before === '';
      return /\p{Lu}/u.test(isFirst ? part.slice(1) : part) ? `{${part}}` : part;
    })
    .join('');

const tex = (text: string): string =>
  text.replace(/[\\{}~^<>|&%$#_]/g, (char) =>
    char in TEX_COMMANDS ? `\\${TEX_COMMANDS[char]}{}` : `\\${char}`,
  );
