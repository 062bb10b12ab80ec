import type { Note } from '../../issue';
import { isDecimal } from './check-schema';
import { noteAt, type IatiFile, keyOf } from './iati-file';
import { attributeOf, childrenOf, namesOf, narrativesOf } from './narratives';
import type { XmlElement } from './xml-elements';
import { IATI } from '../../../messages/iati';

/** What the sectors of one vocabulary add up to. */
export interface Shares {
  readonly vocabulary: string;
  /** Undefined where none of them has a share. */
  readonly sum: number | undefined;
  /** True where all of them have one. */
  readonly complete: boolean;
  readonly sectors: number;
  /** The line of the last one. */
  readonly line: number;
}

/** The shares of the sectors of an activity, by their vocabularies. */
export function sharesOf(activity: XmlElement): Shares[] {
  const all = childrenOf(activity, 'sector');
  return [...new Set(all.map(vocabularyOf))].map((vocabulary) => {
    const sectors = all.filter((one) => vocabularyOf(one) === vocabulary);
    const shares = sectors
      .map((one) => attributeOf(one, 'percentage'))
      .filter((share) => share !== undefined && isDecimal(share))
      .map(Number);
    return {
      vocabulary,
      sum: shares.length === 0 ? undefined : total(shares),
      complete: shares.length === sectors.length,
      sectors: sectors.length,
      line: sectors.at(-1)?.line ?? activity.line,
    };
  });
}

const vocabularyOf = (sector: XmlElement): string => attributeOf(sector, 'vocabulary') ?? '1';

/** Without the last digits of binary fractions: 33.3 + 33.3 + 33.4 is a hundred. */
const total = (shares: readonly number[]): number =>
  Number(shares.reduce((sum, share) => sum + share, 0).toFixed(6));

/** A relationship as a record gives it. */
export type Related = Readonly<Record<string, unknown>>;

/** What an activity is classified as, and what is to be told of it. */
export function mapSectors(
  file: IatiFile,
  activity: XmlElement,
  identifier: string,
): { readonly related: readonly Related[]; readonly notes: readonly Note[] } {
  const found = new Map<string, readonly (number | undefined)[]>();
  const notes: Note[] = [];
  for (const one of childrenOf(activity, 'sector')) {
    const vocabulary = vocabularyOf(one);
    const code = attributeOf(one, 'code') ?? '';
    const scheme = file.schemes.sectors.get(vocabulary);
    if (scheme === undefined) {
      file.notes.unknownVocabulary('sector', vocabulary, `${code}${saidOf(one)}`, one.line);
      continue;
    }
    nameConcept(file, one, identifier, scheme === 'SDG' ? 'Goal' : 'Sector', scheme, code);
    const to = `${scheme}:${code}`;
    const share = attributeOf(one, 'percentage');
    found.set(to, [...(found.get(to) ?? []), share === undefined ? undefined : Number(share)]);
  }
  for (const { vocabulary, sum, complete, sectors, line } of sharesOf(activity)) {
    if (sum === 100 || (sectors === 1 && sum === undefined)) continue;
    if (!file.schemes.sectors.has(vocabulary)) continue;
    const message = sum === undefined ? '0' : String(sum);
    const missing = complete ? { es: '', en: '' } : IATI.SHARES_MISSING;
    notes.push(
      noteAt(
        file.at(line, identifier, 'sector'),
        IATI.SHARES_NOT_100(vocabulary, message, missing),
      ),
    );
  }
  const related = [...found].map(([to, shares]): Related => {
    const known = shares.filter((share) => share !== undefined);
    // A sector that is given twice has both shares, if both are known.
    return known.length === shares.length ? { to, percentage: total(known) } : { to };
  });
  return { related, notes };
}

/** What a narrative says of something, for a note. */
export function saidOf(element: XmlElement): string {
  const names = namesOf(narrativesOf(element));
  return names ? ` («${names.name}»)` : '';
}

/** Keeps the name that a file gives to a concept: it is told where nobody else names it. */
export function nameConcept(
  file: IatiFile,
  element: XmlElement,
  identifier: string,
  type: 'Goal' | 'Sector' | 'Approach',
  scheme: string,
  code: string,
): void {
  const names = namesOf(narrativesOf(element));
  const key = `${type} ${scheme}:${code}`;
  if (!names || file.concepts.has(key)) return;
  const { aliases, ...named } = names;
  const id = scheme === 'SDG' ? `goal:ods-${code}` : keyOf(`${scheme}-${code}`);
  file.concepts.set(key, {
    at: file.at(element.line, identifier),
    only: 'new',
    values: {
      id: scheme === 'SDG' ? id : `${type.toLowerCase()}:${id}`,
      ...named,
      ...(aliases.length > 0 && { aliases }),
      scheme,
      notation: code,
    },
  });
}
