/** The chart of the results: requests a second of each operation that the peer has too, on a scale of powers of ten. */
import { CONTENDERS, KINDS, type ContenderName } from '../contenders/kinds';
import { operationNamed } from '../operations/all-operations';
import { rateOf, type Results } from './results';

const COLORS: Readonly<Record<ContenderName, string>> = {
  tinkuy: '#b5402c',
  'hand-written': '#5b6472',
  peer: '#2f6fab',
  loaders: '#6fa8a0',
  embedded: '#d99a2b',
};

const WIDTH = 900;
const LEFT = 270;
const RIGHT = 70;
const BAR = 11;
const GAP = 16;
const TOP = 78;

/** The chart as SVG, readable on a light and on a dark page. */
export function chart(results: Results): string {
  const operations = [...new Set(results.cells.map(({ operation }) => operation))].filter(
    (operation) => operationNamed(operation).peer !== undefined,
  );
  const rates = operations.map((operation) =>
    CONTENDERS.map((name) => ({
      name,
      rate: rateOf(results, operation, name, 8) ?? rateOf(results, operation, name, 1),
    })),
  );
  const most = Math.max(10, ...rates.flat().map(({ rate }) => rate ?? 0));
  const decades = Math.ceil(Math.log10(most));
  const x = (rate: number): number =>
    LEFT + (Math.max(0, Math.log10(rate)) / decades) * (WIDTH - LEFT - RIGHT);
  const block = CONTENDERS.length * BAR + GAP;
  const bottom = TOP + operations.length * block;
  const marks = Array.from({ length: decades + 1 }, (_, i) => 10 ** i);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 34}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    `<title>Requests a second by operation and contender</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    text(
      16,
      24,
      `Requests a second, 8 callers, ${results.size.toLocaleString('en')} interventions`,
      'font-size="15" font-weight="600"',
    ),
    ...CONTENDERS.map((name, i) => legend(name, 16 + i * 175)),
    ...marks.map((mark) =>
      [
        `<line x1="${round(x(mark))}" x2="${round(x(mark))}" y1="${TOP - 8}" y2="${bottom}" stroke="#d9dce1"/>`,
        text(
          x(mark),
          bottom + 16,
          mark.toLocaleString('en'),
          'text-anchor="middle" fill="#5b6472"',
        ),
      ].join(''),
    ),
    ...operations.map((operation, i) => {
      const y = TOP + i * block;
      const title = operationNamed(operation).title;
      return [
        text(
          LEFT - 12,
          y + (CONTENDERS.length * BAR) / 2 + 4,
          title,
          'text-anchor="end" fill="#1f2430"',
        ),
        ...(rates[i] ?? []).map(({ name, rate }, n) => bar(name, rate, y + n * BAR, x)),
      ].join('');
    }),
    text(
      16,
      bottom + 16,
      `${results.date} · Neo4j ${results.versions.neo4j ?? ''}`,
      'fill="#5b6472"',
    ),
    '</svg>',
    '',
  ].join('\n');
}

const round = (value: number): number => Math.round(value * 10) / 10;

const text = (x: number, y: number, content: string, more: string): string =>
  `<text x="${round(x)}" y="${round(y)}" ${more}>${content.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`;

function legend(name: ContenderName, x: number): string {
  const label = { 'hand-written': 'hand-written Cypher', loaders: 'DataLoader resolvers' } as const;
  const title = name in label ? label[name as keyof typeof label] : KINDS[name].title;
  return `<rect x="${x}" y="40" width="11" height="11" fill="${COLORS[name]}"/>${text(x + 16, 50, title, 'fill="#1f2430"')}`;
}

function bar(
  name: ContenderName,
  rate: number | undefined,
  y: number,
  x: (rate: number) => number,
): string {
  if (rate === undefined) return '';
  const width = Math.max(1, x(rate) - LEFT);
  const figure = Math.round(rate).toLocaleString('en');
  return [
    `<rect x="${LEFT}" y="${y}" width="${round(width)}" height="${BAR - 2}" fill="${COLORS[name]}"/>`,
    text(
      LEFT + width + 5,
      y + BAR - 3,
      rate < 10 ? String(rate) : figure,
      'font-size="10" fill="#1f2430"',
    ),
  ].join('');
}
