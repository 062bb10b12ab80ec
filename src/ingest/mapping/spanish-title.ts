/** Words that stay small within a name: `San Juan de la Virgen`. */
const SMALL = new Set(
  'a al ante con de del e el en entre la las los o para por sin sobre u y'.split(' '),
);

/** Roman numbers to 39, as in `Sector XIV`. */
const ROMAN = /^(?=[IVX])X{0,3}(IX|IV|V?I{0,3})$/;

/** What parts the words of a name, which is kept as it is. */
const BETWEEN = /([\s\-–/()[\]"«»“”]+)/;

/**
 * A name in capitals as Spanish writes it: `SAN JUAN DE LA VIRGEN` gives `San Juan de la Virgen`. Roman numbers
 * and abbreviations with points stay, and so do the first and the last word of a name or of its brackets.
 */
export function spanishTitle(text: string): string {
  const pieces = text.split(BETWEEN);
  // Words stand at even places, what parts them at odd ones.
  return pieces
    .map((piece, i) => {
      if (i % 2 === 1) return piece;
      if (ROMAN.test(piece) || /^(\p{L}+\.){2,}$/u.test(piece)) return piece;
      const small = piece.toLocaleLowerCase('es');
      const within = isSpace(pieces[i - 1]) && isSpace(pieces[i + 1]);
      return within && pieces[i + 2] !== '' && SMALL.has(small) ? small : capital(small);
    })
    .join('');
}

const isSpace = (piece: string | undefined): boolean => /^\s+$/.test(piece ?? '');

const capital = (word: string): string => {
  const [first = ''] = word;
  return first.toLocaleUpperCase('es') + word.slice(first.length);
};
