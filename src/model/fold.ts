/**
 * Names the form that texts are folded to: a store with another one was written by an earlier version, and is folded
 * anew. Raise it with every change of `fold` or `searchTextOf`.
 */
export const FOLDING = 3;

/**
 * What a text is compared without: accents and other marks, what cannot be seen, and the signs that stand for the
 * glottal sounds of Quechua and Aymara, which sources write in six ways or leave out (`ch'aska`, `ch’aska`, `chʼaska`).
 */
const LEFT_OUT = /[\p{M}\p{DI}'’ʼ‘`ʻʽ‛′Ꞌꞌ]+/gu;

/** The sign among them that would fall apart into a space and a mark. */
const ACUTE = '´';

/** Letters and signs that are, but for their case, what they are compared as: most texts have no others. */
const PLAIN = /^[ -&(-_a-~]*$/;

/** A text in small plain letters: `Haku Wiñay` gives `haku winay`, `Ｃｈ’aska` `chaska`, and `ﬁn` `fin`. */
export const plain = (text: string): string =>
  (PLAIN.test(text)
    ? text
    : text.replaceAll(ACUTE, '').normalize('NFKD').replace(LEFT_OUT, '')
  ).toLowerCase();

/** A text as it is compared and ordered: plain, and in the form in which every order is the same. */
export const fold = (text: string): string => inOneOrder(plain(text));

/**
 * A text in a form in which every order is the same. JavaScript, and Neo4j for a parameter, compare the 16-bit halves of
 * what lies beyond U+FFFF, which begin with D8 to DF; stored texts are compared by code points. So what lies from U+E000
 * to U+FFFF, which the two put differently, is moved behind it all, into a plane for private use (U+FE000 to U+FFFFF).
 * Each stays one character: what is contained stays so.
 */
export const inOneOrder = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(BETWEEN, moved);

/** Half a character stands for itself: no stored text has one, and none is made of it on the way to a database. */
const BETWEEN = /[\p{Cs}\uE000-\uFFFF]/gu;

const moved = (character: string): string =>
  String.fromCodePoint(0xf0000 + character.charCodeAt(0));

/** The name of the hidden property that holds the folded copy of a text property. */
export const foldedName = (property: string): string => `${property}Folded`;
