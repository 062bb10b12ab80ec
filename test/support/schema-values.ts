/** What real values stand in random documents: those that a graph has, and those that answers told. */
export interface Pools {
  /** Ids by what they begin with. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** Names and words. */
  readonly words: readonly string[];
  /** Cursors that answers gave, the newest last. */
  readonly cursors: string[];
}

/** Values that stand where others are wanted. */
export const oddities: readonly unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202eabc',
  '🌱'.repeat(300),
  'ñandú'.repeat(500),
  '" } }) { __typename } #',
  "x' OR 1=1 //",
  '\\',
  '${x} {{x}} $p0',
  '%00%ff',
  '.*+?[](',
  '*:* AND ~"',
  '2012-13',
  '2012-02-30',
  '0000',
  '9999-12-31',
  '-1',
  'always',
  'now',
  'null',
  'district:080505',
  'district:',
  'dragon:1',
  'District:080505',
  'change:1',
  0,
  -0,
  -1,
  1.5,
  101,
  2_147_483_647,
  2_147_483_648,
  9_007_199_254_740_992,
  1e308,
  -1e308,
  true,
  false,
  [],
  [[]],
  {},
  { a: { b: {} } },
  ['x', 1, null],
];

const DATES = ['2012', '2015-09', '2021-11-05', '1969-12-31', '2024-02-29', '2026'];

const forged = (keys: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/** A real cursor with one of its keys changed. */
function bent(cursor: string): string {
  try {
    const keys = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return forged([...keys.slice(0, -1), null]);
  } catch {
    return forged(['x']);
  }
}

/** Values that are of a scalar's kind; what they are for follows from the name of what takes them, and from what it is about. */
export function ordinary(
  scalar: string,
  name: string,
  about: string,
  { ids, words, cursors }: Pools,
): readonly unknown[] {
  switch (scalar) {
    case 'ID': {
      const known = ids.get(about);
      return known ? [...known, `${about}:not-there`] : [...ids.values()].map(([first]) => first);
    }
    case 'Int':
      return name === 'depth' || name === 'maxLength' ? [1, 2, 3] : [1, 2, 3, 5, 10];
    case 'Float':
      return [0, 1, 0.5, 2_000, 1e6];
    case 'Boolean':
      return [true, false];
    case 'PartialDate':
      return DATES;
    case 'PointInTime':
      return [...DATES, 'always'];
    case 'Timestamp':
      return [...DATES, '2026-11-25T14:03:00.000Z', '2026-11-25T14:03:00+05:00'];
    case 'JSON':
    case 'JSONObject':
      return [{ name: 'Prueba' }, { note: 'x', year: 2020 }, {}];
    default:
      if (name === 'after' || name === 'before') {
        const real = cursors.slice(-20);
        return [...real, ...real.slice(-3).map(bent), forged(['x', 1]), 'forged'];
      }
      return words;
  }
}
