import type { SearchCandidate } from '../../src/engine/engine';
import { rank, type Match } from '../../src/features/search/rank';
import { soughtIn } from '../../src/model/searched';

const WEIGHTS = new Map([
  ['name', 1],
  ['aliases', 0.95],
  ['description', 0.5],
]);

const PROMINENCES = new Map([
  ['program', 1],
  ['source', -1],
]);

const ranked = (text: string, ...candidates: SearchCandidate[]): Match[] =>
  rank(soughtIn(text), candidates, { weights: WEIGHTS, prominences: PROMINENCES });

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
  // Run together, and apart.
  ['hakuwinay', 'Haku Wiñay', 0.85],
  ['hakuwinay', 'Proyecto Haku Wiñay', 0.7],
  ['proyecto hakuwinay', 'El Proyecto Haku Wiñay', 0.7],
  ['jakuwinay', 'Proyecto Haku Wiñay', 0.5],
  ['vasodeleche', 'Programa del Vaso de Leche', 0.7],
  ['tele salud', 'Telesalud', 0.85],
  ['tele salud peru', 'Perú: red de telesalud', 0.7],
  // Codes without their leading zeros.
  ['80505', '080505', 0.85],
  ['80505', 'Distrito 080505', 0.7],
  ['080505', '080505', 1],
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
  // Only words that follow each other are run together, whole, and three at most.
  ['hakulayo', 'Haku Wiñay en Layo'],
  ['hakuwin', 'Haku Wiñay'],
  ['unovasodeleche', 'Uno vaso de leche'],
  ['haku layo', 'Hakulay'],
  ['80505', '0805050'],
  ['080505', '80505'],
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

test('words are run together in names, and not in texts that only tell of something', () => {
  const message = { description: 'Haku Wiñay' };
  expect(ranked('hakuwinay', { id: 'x:1', properties: { name: 'Otra', ...message } })).toEqual([]);
});

test('among equals, what people look for comes first, and what tells of it last', () => {
  const ids = ['source:a', 'concept:a', 'program:b', 'program:a', 'concept:b'];
  const candidates = ids.map((id) => ({ id, properties: { name: 'Haku Wiñay' } }));
  expect(ranked('haku', ...candidates).map(({ id }) => id)).toEqual([
    'program:a',
    'program:b',
    'concept:a',
    'concept:b',
    'source:a',
  ]);
});

test('a word that is given twice must be found once', () => {
  expect(ranked('layo foncodes layo', named('Foncodes Layo'))).toEqual([
    { id: 'x:1', score: 0.8, matchedField: 'name', matchedText: 'Foncodes Layo' },
  ]);
  expect(ranked('campesino a campesino', named('Campesino a campesino'))).toMatchObject([
    { score: 1 },
  ]);
});
