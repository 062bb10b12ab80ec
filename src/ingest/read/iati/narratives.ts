import type { XmlElement } from './xml-elements';

/** The languages of the graph, by the first part of a language code; those of the variants of Quechua are its own. */
const LANGUAGES: Readonly<Record<string, 'es' | 'en' | 'qu'>> = {
  es: 'es',
  spa: 'es',
  en: 'en',
  eng: 'en',
  qu: 'qu',
  que: 'qu',
  quy: 'qu',
  quz: 'qu',
};

/** A text in a language: ours, or undefined for any other and for none. */
export interface Narrative {
  readonly text: string;
  readonly language: 'es' | 'en' | 'qu' | undefined;
  readonly line: number;
}

/** The elements of a name within an element. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The first element of a name within an element. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/**
 * A text that is nothing but itself. In V8 a part of a text keeps the whole of it in memory: without this, each
 * identifier that is remembered would keep its piece of the file.
 */
const copied = (text: string): string => Buffer.from(text).toString();

/** An attribute without blanks around it. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  const value = element?.attributes.get(name);
  return value === undefined ? undefined : copied(value.trim());
}

/** A text without line ends and needless blanks. */
export const plain = (text: string): string => copied(text.replace(/\s+/g, ' ').trim());

/** The narratives of an element that say something. */
export function narrativesOf(element: XmlElement | undefined): Narrative[] {
  return childrenOf(element, 'narrative').flatMap(({ text, language, line }) => {
    const said = plain(text);
    const first = language?.toLowerCase().split('-')[0] ?? '';
    return said === '' ? [] : [{ text: said, language: LANGUAGES[first], line }];
  });
}

/** The narrative in Spanish, or else the first one. */
export function mainNarrative(narratives: readonly Narrative[]): Narrative | undefined {
  return narratives.find(({ language }) => language === 'es') ?? narratives[0];
}

/** What is named by narratives: the name, its translations, and all that is said besides. */
export interface Names {
  readonly name: string;
  readonly nameEn?: string;
  readonly nameQu?: string;
  readonly aliases: readonly string[];
}

/** The names that narratives give; undefined where they say nothing. */
export function namesOf(narratives: readonly Narrative[]): Names | undefined {
  const main = mainNarrative(narratives);
  if (!main) return undefined;
  const english = narratives.find(({ language }) => language === 'en')?.text;
  const quechua = narratives.find(({ language }) => language === 'qu')?.text;
  const said = new Set(narratives.map(({ text }) => text));
  for (const one of [main.text, english, quechua]) if (one !== undefined) said.delete(one);
  return {
    name: main.text,
    ...(english !== undefined && { nameEn: english }),
    ...(quechua !== undefined && { nameQu: quechua }),
    aliases: [...said],
  };
}
