import { isPartialDate } from '../../model/partial-date';

/** Who makes the data set, and with it every entry. */
const TINKUY = 'Tinkuy';

/** The markup that titles come with from other catalogues; all else between these signs is text. */
const TAG = /<\/?(b|br|em|i|sc|span|strong|sub|sup|u)(\s[^<>]*)?\/?>/gi;
const NOT_IN_A_URL = /[^!-~]|["<>\\^`{|}]/gu;
const DOI_PREFIX = /^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i;

/** An item of CSL-JSON 1.0.2: texts are on one line and without markup, dates possible, unknowns left out. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  /** Always bodies, never persons. */
  readonly author?: readonly { readonly literal: string }[];
  readonly 'container-title'?: string;
  readonly version?: string;
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  /** Without `https://doi.org/`. */
  readonly DOI?: string;
  readonly URL?: string;
  /** The licence: there is no variable for it. */
  readonly note?: string;
}

interface CslDate {
  readonly 'date-parts': readonly [readonly number[]];
}

/** The item from its facts; its keys are always in this order. */
export function itemOf(facts: CitedFacts): CslItem {
  const own = facts.kind === 'dataset' || facts.kind === 'entry';
  const authors = own ? [TINKUY] : (facts.authors ?? []).flatMap((one) => plain(one) ?? []);
  const description = plain(facts.description);
  const container = facts.kind === 'entry' && plain(facts.containerTitle);
  const version = plain(facts.version);
  const issued = dateOf(facts.issued);
  const accessed = dateOf(facts.accessed);
  const doi = wellFormed(facts.doi).trim().replace(DOI_PREFIX, '');
  const url = urlSafe(wellFormed(own ? (facts.permalink ?? facts.url) : facts.url).trim());
  const note = plain(facts.licence);
  return {
    id: facts.id,
    type: typeOf(facts.kind, url),
    title: plain(facts.title) ?? `[${description ?? facts.id}]`,
    ...(authors.length > 0 && { author: authors.map((literal) => ({ literal })) }),
    ...(container && { 'container-title': container }),
    ...(version && { version }),
    ...(issued && { issued }),
    ...(accessed && { accessed }),
    ...(doi && { DOI: doi }),
    ...(url && { URL: url }),
    ...(note && { note }),
  };
}

function typeOf(kind: CitedFacts['kind'], url: string): string {
  if (kind === 'study') return 'report';
  if (kind === 'source') return url ? 'webpage' : 'document';
  return kind;
}

/** The text without tags, accents composed, and every run of white space or control characters one space. */
function plain(text: string | undefined): string | undefined {
  const line = withoutTags(wellFormed(text).normalize('NFC'));
  return line.replace(/[\s\p{Cc}]+/gu, ' ').trim() || undefined;
}

/** Again until none is left, since `<<b>b>` holds one more when its inner one is gone. */
function withoutTags(text: string): string {
  const less = text.replace(TAG, '');
  return less === text ? text : withoutTags(less);
}

/** The text with all percent-encoded that a URL may not hold: braces, spaces, letters beyond ASCII. */
export const urlSafe = (text: string): string =>
  text.replace(NOT_IN_A_URL, (char) => encodeURIComponent(char));

/** Halves of surrogate pairs can neither be encoded nor shown. */
const wellFormed = (text = ''): string => text.replace(/\p{Cs}/gu, '\uFFFD');

function dateOf(text: string | undefined): CslDate | undefined {
  if (!text || !isPartialDate(text)) return undefined;
  return { 'date-parts': [text.split('-').map(Number)] };
}

/** What is known of a thing that is cited; unknown facts are left out, never invented. */
export interface CitedFacts {
  readonly kind: 'dataset' | 'entry' | 'source' | 'study';
  /** Such as `program:haku-winay`; `tinkuy` for the data set. */
  readonly id: string;
  /** As it was published, or the name of an entry; absent where a work has none that is known. */
  readonly title?: string;
  /** What stands for the title of a work that has none: our own words, told in brackets. */
  readonly description?: string;
  /** The bodies that made a study or published a source; the data set and its entries are Tinkuy's. */
  readonly authors?: readonly string[];
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
