import { fold } from '../../src/model/fold';
import { wordsOf } from '../../src/model/searched';
import { slug } from '../../src/ingest/texts';

test.each([
  ['Haku Wiñay', 'haku winay'],
  ["CH'aska Ch’aska Chʼaska Ch‘aska Ch`aska Ch´aska", 'chaska '.repeat(6).trim()],
  ['n\u0303an\u0303u\u200Bcan', 'nanucan'],
  ['Ｌａｙｏ\u00a0２０２１', 'layo 2021'],
  ['ﬁn de m²', 'fin de m2'],
  ['🌱 Ñ', '🌱 n'],
  ['\uE000 ﴾', '\u{FE000} \u{FFD3E}'],
])('%j is folded to %j', (text, folded) => expect(fold(text)).toBe(folded));

test('no character is folded in two ways, and all orders of folded texts are one', () => {
  const odd: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const folded = fold(`a${String.fromCodePoint(point)}b`);
    // Between U+D7FF and U+FFFF, UTF-16 is in another order than code points and UTF-8 are.
    if (fold(folded) !== folded || /[\p{Cs}\uE000-\uFFFF]/u.test(folded)) odd.push(folded);
  }
  expect(odd).toEqual([]);
});

test('what is contained stays so, whatever it is made of', () => {
  const [text, part] = ['﨎 \uFFFD 🌱 𠮷 Ｃｈ’aska', '\uFFFD 🌱'];
  expect(fold(text)).toContain(fold(part));
});

test('letters are searched as letters, wherever they are put in order', () => {
  expect(wordsOf('﨎-𠮷 Ch’aska (½)')).toEqual(['﨎', '𠮷', 'chaska', '1', '2']);
});

test('ids are made of texts as they always were', () => {
  expect(slug("Ch'aska Ñandú N.º 5")).toBe('ch-aska-nandu-n-5');
});
