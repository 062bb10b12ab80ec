import type { SearchCandidate } from '../../src/engine/engine';
import { rank, type Match } from '../../src/execute/rank';
import { wordsOf } from '../../src/graph/searched';

const WEIGHTS = new Map([
  ['name', 1],
  ['aliases', 0.95],
  ['description', 0.5],
]);

const ranked = (text: string, ...candidates: SearchCandidate[]): Match[] =>
  rank(wordsOf(text), candidates, WEIGHTS);

const named = (name: string, others: object = {}): SearchCandidate => ({
  id: 'x:1',
  properties: { name, ...others },
});

test.each([
  ['haku winay', 'Haku Wiñay', 1],
  ['  HAKU WIÑAY ', 'Haku Wiñay', 1],
  ['haku winay', 'Haku Wiñay en Layo', 0.9],
  ['winay haku', 'Haku Wiñay en Layo', 0.8],
  ['hak win', 'Haku Wiñay', 0.7],
  ['ccollana', 'Urinsaya Collana', 0.5],
  ['hakus winay', 'Haku Wiñay', 0.5],
])('%j matches %j by %d', (text, name, score) => {
  expect(ranked(text, named(name))).toEqual([
    { id: 'x:1', score, matchedField: 'name', matchedText: name },
  ]);
});

test.each([
  ['haku', 'Juntos'],
  ['haku juntos', 'Haku Wiñay'],
  ['luz', 'Paz'],
  ['abcdefgh', 'abcxxxgh'],
])('%j does not match %j', (text, name) => expect(ranked(text, named(name))).toEqual([]));

test('the field that matches best is told, with the one alias', () => {
  const properties = { aliases: ['Otro', 'Noa Jayatai'], description: 'noa jayatai' };
  expect(ranked('noa jayatai', named('Haku Wiñay', properties))).toEqual([
    { id: 'x:1', score: 0.95, matchedField: 'aliases', matchedText: 'Noa Jayatai' },
  ]);
});

test('words may stand in several fields, which counts least', () => {
  expect(ranked('layo foncodes', named('Layo', { description: 'De Foncodes' }))).toEqual([
    { id: 'x:1', score: 0.3, matchedField: 'name', matchedText: 'Layo' },
  ]);
});

test('best first, then by id, whatever order they were proposed in', () => {
  const candidates: SearchCandidate[] = [
    { id: 'x:3', properties: { name: 'Layos' } },
    { id: 'x:2', properties: { name: 'Layo' } },
    { id: 'x:4', properties: { name: 'Otra', description: 'Layo' } },
    { id: 'x:1', properties: { name: 'Layo' } },
    { id: 'x:0', properties: {} },
  ];
  const ids = ranked('layo', ...candidates).map(({ id, score }) => [id, score]);
  expect(ids).toEqual([
    ['x:1', 1],
    ['x:2', 1],
    ['x:3', 0.7],
    ['x:4', 0.5],
  ]);
  expect(ranked('layo', ...candidates.reverse()).map(({ id, score }) => [id, score])).toEqual(ids);
});

test('what is no text is not searched', () => {
  expect(ranked('7', named('Siete', { description: 7, aliases: [7, null] }))).toEqual([]);
});
