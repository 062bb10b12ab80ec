import { PassThrough } from 'node:stream';
import { progressOn } from '../../src/cli/progress';
import type { ImportProgress } from '../../src/ingest/import-report';

let now = 0;
beforeEach(() => {
  now = 1_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

function stream(isTTY: boolean): { written: () => string; to: PassThrough & { isTTY: boolean } } {
  let written = '';
  const to = Object.assign(new PassThrough(), { isTTY, columns: 120, rows: 24 });
  to.on('data', (chunk: Buffer) => (written += chunk.toString()));
  return { written: () => written, to };
}

const steps = (count: number, phase: ImportProgress['phase']): ImportProgress[] =>
  Array.from({ length: count }, (_, i) => ({
    phase,
    records: (i + 1) * 1_250,
    share: (i + 1) / count,
  }));

test('where there is no terminal: a plain line every few seconds at most', async () => {
  const { written, to } = stream(false);
  const progress = progressOn(to, 'es');
  for (const step of [...steps(10, 'checking'), ...steps(10, 'writing')]) {
    progress.show(step);
    now += 1_000;
  }
  progress.stop();
  await new Promise(setImmediate);
  expect(written()).toBe(
    [
      'Comprobando: 40 % · 5,000 registros, 1,667/s, faltan 0:05',
      'Comprobando: 70 % · 8,750 registros, 1,458/s, faltan 0:03',
      'Comprobando: 100 % · 12,500 registros, 1,389/s',
      'Escribiendo: 30 % · 3,750 registros, 1,875/s, faltan 0:05',
      'Escribiendo: 60 % · 7,500 registros, 1,500/s, faltan 0:04',
      'Escribiendo: 90 % · 11,250 registros, 1,406/s, faltan 0:01',
      '',
    ].join('\n'),
  );
});

test('on a terminal: one bar, which is gone at the end', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'performance', 'setImmediate'] });
  const { written, to } = stream(true);
  const progress = progressOn(to, 'en');
  progress.show({ phase: 'checking', records: 100, share: 0.1 });
  now += 3_600_000;
  progress.show({ phase: 'checking', records: 50_000, share: 0.5 });
  jest.advanceTimersByTime(150);
  progress.stop();
  await new Promise(setImmediate);
  // eslint-disable-next-line no-control-regex
  const text = written().replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '\n');
  expect(text).toContain(
    'Checking [============            ] 50 % · 50,000 records, 14/s, 1:00:00 left',
  );
  expect(text).not.toMatch(/undefined|NaN/);
});
