import type { Row } from '../../engine/engine';
import { permalink } from '../../model/permalink';
import type { ViewAnswer } from '../plan/query-plan';
import {
  cite,
  type CitationLanguage,
  type CitationStyle,
  type CitedFacts,
} from '../../features/citation/cite';
import type { Actor } from './curation';
import type { Dataset, EnglishTexts } from './dataset';
import { statedIn } from './stated';
import { View } from './view';

/** What values are made with, besides what is stored. */
export interface ComputingContext {
  readonly dataset: Dataset | null;
  readonly english?: EnglishTexts | undefined;
  /** Who asks; null for whoever did not say. */
  readonly actor?: Actor | undefined;
  /** Where others reach the server. */
  readonly baseUrl: string;
}

type Arguments = Readonly<Record<string, unknown>>;

/** A value that is made when GraphQL comes to it. */
export class Computed {
  constructor(
    private readonly name: string,
    private readonly row: Row,
    private readonly args: Arguments,
    private readonly view: ViewAnswer = new Map(),
  ) {}

  /** The value. */
  compute(context: ComputingContext): unknown {
    return COMPUTATIONS[this.name]?.(this.row, this.args, context, this.view) ?? null;
  }
}

/** How values are made of stored properties, by the names of their fields. */
const COMPUTATIONS: Readonly<
  Record<
    string,
    (row: Row, args: Arguments, context: ComputingContext, view: ViewAnswer) => unknown
  >
> = {
  permalink: ({ id }, _args, { baseUrl }) => permalink(baseUrl, String(id)),
  citation: (row, { style, lang }, context) =>
    cite(factsOf(row, languageOf(lang), context), style as CitationStyle, languageOf(lang)),
  asOf: (_row, { asOf }) => asOf,
  // What was stored before versions were counted is as it was made.
  version: ({ version }) => version ?? 1,
  statements: ({ stated }, _args, _context, view) =>
    statedIn(stated as string | null).map((one) => new View({ ...one }, view)),
  // Who made a change is a matter of those who make them.
  by: ({ by }, _args, { actor }) => (actor && actor.roles.length > 0 ? by : null),
  role: ({ role }) => role,
  why: ({ why }) => why,
  origin: ({ origin }) => origin,
  before: ({ before }) => parsed(before),
  after: ({ after }) => parsed(after),
};

const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : null);

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
