/** What is known of things to cite, and how they and the data set are cited. */
import type { Row } from '../../engine/engine';
import type { ComputingContext } from '../../read/run/computed';
import type { Dataset } from '../../read/run/dataset';
import { cite, type CitationLanguage, type CitationStyle } from './cite';
import type { CitedFacts } from './cited-work';
import { permalink } from '../../model/ids';

/** How a thing is cited. */
export const citationOf = (
  row: Row,
  { style, lang }: Readonly<Record<string, unknown>>,
  context: ComputingContext,
): Promise<string> =>
  cite(factsOf(row, languageOf(lang), context), style as CitationStyle, languageOf(lang));

/** The words of a citation are Spanish where there are none in the language. */
const languageOf = (lang: unknown): CitationLanguage => (lang === 'EN' ? 'EN' : 'ES');

/** What is known of a thing to cite: a source and a study as what they are, all else as an entry of the data set. */
function factsOf(row: Row, language: CitationLanguage, context: ComputingContext): CitedFacts {
  const text = (name: string): string | undefined => {
    const value = row[name] as string | number | null | undefined;
    return value == null ? undefined : String(value);
  };
  const id = String(row.id);
  const conductedBy = row.conductedBy as { nodes: readonly { name: string }[] } | undefined;
  const kind = id.startsWith('source:') ? 'source' : id.startsWith('study:') ? 'study' : 'entry';
  const name = (language === 'EN' ? text('nameEn') : undefined) ?? text('name');
  if (kind === 'entry') {
    const { dataset, baseUrl } = context;
    return {
      kind,
      id,
      title: name ?? id,
      permalink: permalink(baseUrl, id),
      ...(dataset && {
        containerTitle: nameIn(dataset, language, context),
        version: dataset.version,
        issued: dataset.asOf,
      }),
    };
  }
  return {
    kind,
    id,
    title: text('title'),
    description: name,
    authors: conductedBy ? conductedBy.nodes.map((one) => one.name) : [text('publisher') ?? ''],
    issued: text('publishedOn') ?? text('year'),
    accessed: text('retrievedOn'),
    url: text('url'),
    doi: text('doi'),
  };
}

/** The name of the data set, in the language where it has one in it. */
const nameIn = (
  { name }: Dataset,
  language: CitationLanguage,
  { english }: ComputingContext,
): string | undefined => (language === 'EN' ? english?.nameEn : undefined) ?? name ?? undefined;

/** How the data set itself is cited: in the sentence of its curators where no style is asked for. */
export async function citeDataset(
  dataset: Dataset,
  { style, lang }: { readonly style?: CitationStyle | null; readonly lang?: unknown },
  context: ComputingContext,
): Promise<string> {
  const language = languageOf(lang);
  const { version, asOf, licence, citation } = dataset;
  if (!style) return (language === 'EN' ? context.english?.citationEn : undefined) ?? citation;
  return cite(
    {
      kind: 'dataset',
      id: 'tinkuy',
      title: nameIn(dataset, language, context) ?? 'Tinkuy',
      version,
      issued: asOf,
      licence,
      permalink: `${context.baseUrl}/`,
    },
    style,
    language,
  );
}
