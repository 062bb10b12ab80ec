const UNPRINTABLE = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text with a � for every character that XML forbids and that breaks readers of CSV: controls, half surrogates. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, '\uFFFD');
