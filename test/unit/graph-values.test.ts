import { fold, foldedName } from '../../src/model/fold';
import { idPrefix, prefixOfType } from '../../src/model/ids';
import { isPartialDate } from '../../src/model/partial-date';
import { misspellings, wordsOf } from '../../src/model/searched';

describe('ids', () => {
  test.each([
    ['district:080505', 'district'],
    ['target-group:ninos', 'target-group'],
    ['intervention:layo-ecosistemas-productivos', 'intervention'],
    ['a:1-2-3', 'a'],
  ])('%s is one of %s', (id, prefix) => expect(idPrefix(id)).toBe(prefix));

  test.each([
    '',
    ':',
    'district',
    'district:',
    ':080505',
    'District:080505',
    'district:Layo',
    'district:080505 ',
    'district:080505\n',
    'district::080505',
    'district:a:b',
    'district:a--b',
    'district:-a',
    'district:a-',
    'target--group:a',
    'tipo2:a',
    'distrito:ñ',
    "district:1' OR 1=1",
  ])('%j is no id', (text) => expect(idPrefix(text)).toBeUndefined());

  test.each([
    ['Program', 'program'],
    ['TargetGroup', 'target-group'],
    ['AwardCategory', 'award-category'],
  ])('%s has ids that begin with %s', (type, prefix) => expect(prefixOfType(type)).toBe(prefix));
});

describe('folding', () => {
  test.each([
    ['Haku Wiñay', 'haku winay'],
    ['Áncash', 'ancash'],
    ['N\u0303UST\u0301A', 'nusta'],
    ['Güepí', 'guepi'],
    ['ya plegado 12', 'ya plegado 12'],
    ['', ''],
  ])('%j folds to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(folded)).toBe(folded);
  });

  test('composed and decomposed texts fold alike', () => {
    expect(fold('Wiñay'.normalize('NFD'))).toBe(fold('Wiñay'.normalize('NFC')));
  });

  test('the name of the folded copy', () => expect(foldedName('name')).toBe('nameFolded'));

  test.each([
    ['Haku Wiñay / Noa Jayatai', ['haku', 'winay', 'noa', 'jayatai']],
    ['DS 008-2011, art. 1', ['ds', '008', '2011', 'art', '1']],
    ['—', []],
  ])('the words of %j', (text, words) => expect(wordsOf(text)).toEqual(words));

  test.each([
    ['abc', 0],
    ['abcd', 1],
    ['abcdefg', 1],
    ['abcdefgh', 2],
  ])('%s may be misspelt by %i letters', (word, edits) => expect(misspellings(word)).toBe(edits));
});

describe('dates', () => {
  test.each(['2021', '2021-01', '2021-12', '2021-11-05', '2020-02-29', '0001', '9999-12-31'])(
    '%s is one',
    (text) => expect(isPartialDate(text)).toBe(true),
  );

  test.each([
    '',
    '21',
    '20211',
    '2021-',
    '2021-1',
    '2021-00',
    '2021-13',
    '2021-11-',
    '2021-11-00',
    '2021-11-31',
    '2021-02-29',
    '1900-02-29',
    '2021-11-05T00:00:00Z',
    ' 2021',
    '2021\n',
    '2021/11/05',
    '05-11-2021',
    '-2021',
  ])('%j is none', (text) => expect(isPartialDate(text)).toBe(false));
});
