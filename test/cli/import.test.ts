import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport } from '../../src/ingest/import-report';
import { until } from '../support/until';
import { Workplace } from './support';

const place = new Workplace();
const source = place.file(
  'fuente.yaml',
  '- id: source:padron-2026\n  name: Padrón de comunidades, 2026\n  publisher: Municipalidad de Layo\n',
);
const with3 = place.file(
  'comunidades.csv',
  [
    'type,name,PART_OF',
    'Community,Ejemplo Alto,ubigeo:080505',
    'Community,Ejemplo Bajo,ubigeo:080595',
    'Community,Ejemplo Medio,ubigeo:080505',
    '',
  ].join('\n'),
);
const REPORT = place.path('informe.json');

beforeAll(async () => {
  expect(await place.run(['seed'])).toMatchObject({ code: 0, err: '' });
});
afterAll(() => place.remove());

const communities = async (): Promise<number> => {
  const { out } = await place.run(['stats', '--json']);
  const { types } = JSON.parse(out) as { types: { name: string; count: number }[] };
  return types.find(({ name }) => name === 'Community')?.count ?? 0;
};

const report = (): ImportReport => JSON.parse(readFileSync(REPORT, 'utf8')) as ImportReport;

const SEEDED = 5;
const REFUSED = `Errores: 1
  comunidades.csv:3: PART_OF: ubigeo 080595 no existe en el grafo
`;

test('an issue keeps everything out: 1', async () => {
  const args = [with3, '--source', source, '--lang', 'es'];
  const ended = await place.run(['import', ...args]);
  expect(ended).toEqual({
    code: 1,
    err: '',
    out: `${REFUSED}
No se escribió nada de comunidades.csv. Contiene:
  Entidades: 3 nuevas, 0 actualizadas, 0 sin cambios, 1 rechazadas
  Relaciones: 2 nuevas, 0 actualizadas
  Versión de los datos: 2026.11
`,
  });
  expect(await place.run(['import', ...args, '--dry-run'])).toEqual(ended);
  expect(await place.run(['check', ...args])).toEqual(ended);
  expect(await communities()).toBe(SEEDED);
});

test('a report that cannot be written is told before anything is imported: 1', async () => {
  expect(
    await place.run([
      'import',
      with3,
      '--source',
      source,
      '--on-error',
      'skip',
      '--report',
      place.folder,
    ]),
  ).toMatchObject({ code: 1, out: '' });
  expect(await communities()).toBe(SEEDED);
});

test('with --on-error skip the others are in: 2, and then 0 once the row is right', async () => {
  const args = [with3, '--source', source, '--report', REPORT];
  expect(await place.run(['import', ...args, '--on-error', 'skip'])).toMatchObject({ code: 2 });
  expect(report()).toMatchObject({
    outcome: 'imported',
    entities: { created: 3, updated: 0, unchanged: 0, refused: 1 },
    faultCount: 1,
    dataset: { before: '2026.11', after: '2026.11.1' },
  });
  expect(await communities()).toBe(SEEDED + 2);
  const right = readFileSync(with3, 'utf8').replace('080595', '080505');
  writeFileSync(
    with3,
    right
      .replace('name,PART_OF', 'name,aliases,PART_OF')
      .replaceAll(/(Alto|Bajo|Medio),/g, '$1,Comunidad $1,'),
  );
  expect(await place.run(['import', ...args])).toEqual({
    code: 0,
    err: '',
    out: `Changes
  community:ejemplo-alto
    aliases: (nothing) → ["Comunidad Alto"]
  community:ejemplo-medio
    aliases: (nothing) → ["Comunidad Medio"]

Imported: comunidades.csv
  Entities: 1 created, 2 updated, 1 unchanged, 0 refused
  Relationships: 1 created, 0 updated
  Version of the data: 2026.11.1 → 2026.11.2
`,
  });
  expect(await place.run(['import', ...args])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Nothing new in comunidades\.csv/) as string,
  });
});

test('what resembles something waits for a decision', async () => {
  const file = place.file(
    'parecidas.csv',
    'type,name,PART_OF\nCommunity,Ejemplo Altto,ubigeo:080505\n',
  );
  const refused = await place.run(['import', file, '--source', source]);
  expect(refused.code).toBe(1);
  expect(refused.out).toContain(`Names that resemble others
  parecidas.csv:2: "Ejemplo Altto" resembles "Ejemplo Alto" (community:ejemplo-alto)
Decide in parecidas.csv.decisions.yaml which are the same`);
  const decisions = `${file}.decisions.yaml`;
  writeFileSync(
    decisions,
    readFileSync(decisions, 'utf8').replace(/decision: "\?"/, 'decision: same'),
  );
  expect(await place.run(['import', file, '--source', source])).toMatchObject({ code: 0 });
  expect(await communities()).toBe(SEEDED + 3);
});

test('what is exported, imported into an empty store and exported again is the same', async () => {
  const other = new Workplace();
  try {
    const [first, second] = [other.path('a.jsonl'), other.path('b.jsonl')];
    const settings = { TINKUY_DATA: other.path('other') };
    expect(await place.run(['export', '--out', first])).toMatchObject({ code: 0 });
    expect(await place.run(['import', first], settings)).toMatchObject({ code: 0 });
    expect(await place.run(['export', '--out', second], settings)).toMatchObject({ code: 0 });
    expect(readFileSync(second, 'utf8') === readFileSync(first, 'utf8')).toBe(true);
    expect(existsSync(`${first}.decisions.yaml`)).toBe(false);
  } finally {
    other.remove();
  }
});

describe('a large file', () => {
  // Enough that it takes more than the three seconds after which the first line comes.
  const ROWS = 30_000;
  const large = place.file(
    'grande.csv',
    [
      'id,name,PART_OF',
      ...Array.from({ length: ROWS }, (_, i) => `community:g-${i},Grande ${i},ubigeo:080505`),
      '',
    ].join('\n'),
  );
  const args = ['import', large, '--source', source];
  /** More bytes than the mark of an import has, and less than a batch of its records. */
  const PART = 50_000;

  /** How many bytes the files of the store have. */
  const stored = (): number =>
    readdirSync(place.path('store'), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ path, name }) => statSync(join(path, name), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((all, size) => all + size, 0);

  /** Starts the import, and waits until it has written a part, as the store grows. */
  async function writing(): Promise<{ child: ReturnType<Workplace['start']>; err: () => string }> {
    const before = stored();
    const child = place.start(args);
    let err = '';
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    await until('the import to write', () => {
      if (child.exitCode !== null) throw new Error(`It ended before it wrote:\n${err}`);
      return stored() > before + PART;
    });
    return { child, err: () => err };
  }

  test('Ctrl-C undoes what was begun: 130', async () => {
    const { child, err } = await writing();
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    expect(err()).toContain('\nStopping: what was begun is being undone.');
    expect(err()).toMatch(/\nStopped; nothing is left half done\.\n$/);
    expect(code).toBe(130);
    expect(await communities()).toBe(SEEDED + 3);
  });

  test('killed, it is undone by the next command that writes', async () => {
    const { child } = await writing();
    child.kill('SIGKILL');
    await once(child, 'close');
    const check = await place.run(['check', '--lang', 'en']);
    expect([check.code, check.out.split('\n')[0]]).toEqual([
      1,
      'import: an import has not ended; the next import, or the server when it starts, undoes it',
    ]);
    const next = await place.run(['import', with3, '--source', source]);
    expect(next.code).toBe(0);
    expect(next.err).toMatch(/^The import of grande\.csv \(.*\) had not ended: it was undone\.\n$/);
    expect(await communities()).toBe(SEEDED + 3);
    expect((await place.run(['check'])).code).toBe(0);
  });

  test('plain lines tell how far it is, and then all of it is in: 0', async () => {
    const { code, err, out } = await place.run(args);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringContaining(
        'Entities: 30,000 created, 0 updated, 1 unchanged, 0 refused',
      ) as string,
    });
    const lines = err.trimEnd().split('\n');
    const line = /^(Checking|Writing): \d+ % · [\d,]+ records(, [\d,]+\/s)?(, \d+:\d\d left)?$/;
    expect(lines.filter((one) => !line.test(one))).toEqual([]);
    expect(await communities()).toBe(SEEDED + 3 + ROWS);
    rmSync(large);
  });
});
