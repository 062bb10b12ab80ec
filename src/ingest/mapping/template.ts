import type { LocalizedMessage } from '../../messages/message';
import { nearest, slug } from '../texts';
import { FILES } from '../../messages/files';

/** A text with columns in it: `community:{inei_ccpp}`, `{ccpp|title}`. Doubled braces stand for braces. */
export interface Template {
  readonly parts: readonly (string | Slot)[];
  /** The columns in it, each once. */
  readonly columns: readonly string[];
}

interface Slot {
  readonly column: string;
  readonly filters: readonly ((text: string) => string)[];
}

/** What is wrong with a template. */
export interface BadTemplate {
  readonly message: LocalizedMessage;
  readonly suggestion?: string;
}

/** Gives the text of a template for the cells of a row; undefined where any of its columns is empty. */
export type Render = (cells: readonly string[]) => string | undefined;

const FILTERS: ReadonlyMap<string, (text: string) => string> = new Map([
  ['slug', slug],
  ['title', spanishTitle],
  ['lower', (text: string) => text.toLocaleLowerCase('es')],
  ['upper', (text: string) => text.toLocaleUpperCase('es')],
]);

const PAD = /^pad\((\d{1,2})\)$/;

/** The parts of a template, or what is wrong with it. */
export function parseTemplate(text: string): Template | BadTemplate {
  const parts: (string | Slot)[] = [];
  const columns = new Set<string>();
  for (const piece of text.match(/\{\{|\}\}|\{[^{}]*\}|[^{}]+|[{}]/g) ?? []) {
    if (piece === '{' || piece === '}') return LONE_BRACE;
    if (!piece.startsWith('{') || piece === '{{') {
      parts.push(piece === '{{' ? '{' : piece === '}}' ? '}' : piece);
      continue;
    }
    const [column = '', ...names] = piece
      .slice(1, -1)
      .split('|')
      .map((one) => one.trim());
    if (column === '') return NO_COLUMN;
    const filters: Slot['filters'][number][] = [];
    for (const name of names) {
      const filter = filterNamed(name);
      if ('message' in filter) return filter;
      filters.push(filter);
    }
    columns.add(column);
    parts.push({ column, filters });
  }
  return { parts, columns: [...columns] };
}

function filterNamed(name: string): Slot['filters'][number] | BadTemplate {
  const length = PAD.exec(name)?.[1];
  if (length !== undefined) return (text) => text.padStart(Number(length), '0');
  const filter = FILTERS.get(name);
  if (filter) return filter;
  const allowed = [...FILTERS.keys(), 'pad(6)'];
  const suggestion = nearest(name, allowed);
  return {
    message: FILES.NO_SUCH_FILTER(name, allowed.join(', ')),
    ...(suggestion !== undefined && { suggestion }),
  };
}

const LONE_BRACE: BadTemplate = {
  message: FILES.LONE_BRACE,
};
const NO_COLUMN: BadTemplate = {
  message: FILES.NO_COLUMN,
};

/** How a template is rendered where its columns have these places. */
export function bindTemplate({ parts }: Template, placeOf: (column: string) => number): Render {
  const bound = parts.map((part) =>
    typeof part === 'string' ? part : { place: placeOf(part.column), filters: part.filters },
  );
  return (cells) => {
    let text = '';
    for (const part of bound) {
      if (typeof part === 'string') {
        text += part;
        continue;
      }
      let cell = cells[part.place] ?? '';
      // Nothing stays nothing: `pad` would make a code of it.
      if (cell === '') return undefined;
      for (const filter of part.filters) cell = filter(cell);
      if (cell === '') return undefined;
      text += cell;
    }
    return text;
  };
}

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
