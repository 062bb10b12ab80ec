import type { Engine } from '../../src/engine/engine';
import { addNode, setRecord } from '../support/stored';
import { model } from '../support/api';
import type { Command } from 'commander';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { buildProgram } from '../../src/cli/program';
import { openEngine } from '../../src/engine/open-engine';
import { until } from '../support/until';
import { Workplace } from './support';
import { Output } from '../../src/cli/session';

const place = new Workplace();
beforeAll(async () => {
  const seeded = await place.run(['seed']);
  expect(seeded).toMatchObject({ code: 0, err: '' });
  expect(seeded.out).toMatch(/^Seeded embedded: 2,397 nodes created, 0 updated, 0 as they were; /);
});
afterAll(() => place.remove());

test('the help of a command has its options, examples and exit codes, in Spanish where the locale is', async () => {
  const spanish = await place.run(['export', '--help'], { LANG: 'es_PE.UTF-8' });
  expect(spanish).toEqual({
    code: 0,
    err: '',
    out: `Uso: tinkuy export [opciones]

Escribe el grafo como archivo que se puede volver a importar.

Opciones:
  --type <types>     solo estos tipos, separados por comas, con sus fuentes:
                     Program,District
  --source <id>      solo lo que se apoya en esta fuente: source:x
  --format <format>  formato (si falta, jsonl); csv, para un solo tipo y sin
                     propiedades de relaciones: jsonl | yaml | csv
  --out <file>       archivo, que queda completo o no queda; si falta, la salida
                     estándar
  -h, --help         muestra esta ayuda

Opciones de todas las órdenes:
  --lang <language>  idioma; si falta, el del sistema: es | en

Ejemplos:
  # todo el grafo, como respaldo
  npm run tinkuy -- export --out tinkuy.jsonl
  # los programas, para una hoja de cálculo
  npm run -s tinkuy -- export --type Program --format csv > programas.csv

Códigos de salida:
  0    está escrito
  1    no se escribió nada
  130  interrumpido con Ctrl-C; lo empezado se deshizo
`,
  });
  const english = await place.run(['export', '--help', '--lang', 'en'], { LANG: 'es_PE.UTF-8' });
  expect(english.out).toMatch(/^Usage: tinkuy export \[options\]\n\nWrites the graph/);
});

/** The program within this process: what it says, in a language. */
function program(language: 'es' | 'en'): { command: Command; said: () => Promise<string> } {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const output = new Output(stream);
  const { signal } = new AbortController();
  const command = buildProgram({
    language,
    output,
    errors: output,
    signal,
    end: () => undefined,
    leaveSignals: () => undefined,
  });
  const said = async (): Promise<string> => {
    await new Promise(setImmediate);
    const all = text;
    text = '';
    return all;
  };
  return { command, said };
}

test.each([
  ['es', 'Ejemplos:', 'Códigos de salida:'],
  ['en', 'Examples:', 'Exit codes:'],
] as const)(
  'every command has a help with an example and exit codes: %s',
  async (language, ...headings) => {
    const { command, said } = program(language);
    const helps: Record<string, boolean> = {};
    for (const one of command.commands) {
      one.outputHelp();
      const help = await said();
      helps[one.name()] = headings.every((heading) => help.includes(`\n${heading}\n  `));
    }
    expect(helps).toEqual({
      serve: true,
      import: true,
      export: true,
      check: true,
      stats: true,
      seed: true,
      withdraw: true,
    });
  },
);

test.each([
  ['es', ['exprt'], 'No existe la orden exprt.\n¿Quiso decir export?\n'],
  ['en', ['export', '--formt', 'csv'], 'There is no option --formt.\nDid you mean --format?\n'],
  ['es', ['export', '--formt'], 'No existe la opción --formt.\n¿Quiso decir --format?\n'],
  [
    'es',
    ['export', '--format', 'jsonll'],
    '--format <format>: «jsonll» no vale. Se admite jsonl, yaml, csv. ¿Quiso decir jsonl?\n',
  ],
  ['es', ['withdraw'], 'Falta el argumento source.\n'],
  ['es', ['import'], 'Falta el argumento files.\n'],
  ['es', ['import', 'a.csv', '--mapping'], 'A la opción --mapping <file> le falta su valor.\n'],
  ['es', ['export', 'a'], 'Sobran argumentos: se esperaban 0 y hay 1.\n'],
] as const)('%s: %j is refused with what was meant', async (language, args, message) => {
  const { command, said } = program(language);
  await expect(command.parseAsync([...args], { from: 'user' })).rejects.toMatchObject({
    exitCode: 1,
  });
  expect(await said()).toBe(message);
});

test.each([
  [['exprt'], 'There is no command exprt.\nDid you mean export?\n'],
  [
    ['export', '--type', 'Progam', '--lang', 'es'],
    expect.stringMatching(
      /^No hay tipo «Progam»\. Se admite .*\. ¿Quiso decir Program\?\n$/,
    ) as string,
  ],
  [
    ['export', '--source', 'source:x'],
    'There is no source source:x: the command stats shows those most used.\n',
  ],
  [
    ['export', '--format', 'csv'],
    'A CSV holds one type: name it with --type, such as --type Program.\n',
  ],
  [
    ['withdraw', 'district:080505', '--lang', 'es'],
    'No hay fuente district:080505: la orden stats muestra las más usadas.\n',
  ],
])('%j ends with 1', async (args, err) => {
  expect(await place.run(args)).toEqual({ code: 1, out: '', err });
});

test('settings that cannot be used are told', async () => {
  expect(await place.run(['stats'], { TINKUY_LANG: 'qu' })).toEqual({
    code: 1,
    out: '',
    err: 'These settings cannot be used:\n  - TINKUY_LANG="qu": Invalid option: expected one of "es"|"en"\n',
  });
});

test('an export to a file is that to standard output, and leaves nothing beside it', async () => {
  const file = await place.run(['export', '--out', place.path('a.jsonl')]);
  expect(file).toEqual({ code: 0, out: '', err: '2,397 records in a.jsonl\n' });
  const { out } = await place.run(['export']);
  expect(readFileSync(place.path('a.jsonl'), 'utf8')).toBe(out);
  expect(readdirSync(place.folder).sort()).toEqual(['a.jsonl', 'store']);
  expect(await place.run(['export', '--out', place.folder])).toMatchObject({
    code: 1,
    err: expect.stringContaining('cannot be written (EISDIR): name another file.') as string,
  });
});

test('a reader that leaves is no fault', async () => {
  const child = place.start(['export']);
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdout?.once('data', () => child.stdout?.destroy());
  const [code] = (await once(child, 'exit')) as [number];
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test('Ctrl-C stops an export, says so, and leaves no file', async () => {
  const child = place.start(['export', '--out', place.path('stopped.jsonl')]);
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const part = (): string[] => readdirSync(place.folder).filter((one) => one.startsWith('stopped'));
  await until('the file to be begun', () => part().length > 0);
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number];
  expect({ code, err, part: part() }).toEqual({
    code: 130,
    err: [
      '',
      'Stopping: what was begun is being undone. (Once more, and it is left to the next start.)',
      'Stopped; nothing is left half done.',
      '',
    ].join('\n'),
    part: [],
  });
});

test('stats counts, as a table and as JSON', async () => {
  const table = await place.run(['stats', '--lang', 'es']);
  expect(table.out.split('\n').slice(0, 9)).toEqual([
    'Motor                                embedded',
    'Versión de los datos                 2026.11 (al 2026-11-23)',
    'Entidades                            2,397',
    'Relaciones                           2,384',
    'Fuentes en uso                       53',
    'Entidades con fuentes en desacuerdo  0',
    'Importación sin terminar             ninguna',
    '',
    'Tipo',
  ]);
  const { out } = await place.run(['stats', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    engine: 'embedded',
    dataset: { version: '2026.11', asOf: '2026-11-23' },
    entities: 2397,
    relationships: 2384,
    disputed: 0,
    unfinishedImport: false,
  });
});

test('check: the seed is well', async () => {
  expect(await place.run(['check', '--lang', 'es'])).toEqual({
    code: 0,
    out: 'El grafo está bien.\n',
    err: '',
  });
});

test('withdraw shows what would go, and with --yes it goes', async () => {
  const id = 'source:rpmesp-3063';
  const look = await place.run(['withdraw', id]);
  expect(look).toMatchObject({ code: 0, err: '' });
  expect(look.out).toMatch(
    /^If source:rpmesp-3063 is taken back:\nEntities that go: 1\n {2}source:rpmesp-3063\n/,
  );
  expect(look.out).toMatch(/\nNothing was changed; to do it: --yes\n$/);
  expect(await place.run(['withdraw', id])).toEqual(look);
  const done = await place.run(['withdraw', id, '--yes']);
  expect(done.out).toMatch(/^Taken back: source:rpmesp-3063\n/);
  expect(await place.run(['withdraw', id])).toMatchObject({ code: 1 });
  expect((await place.run(['check'])).code).toBe(0);
});

test('what is wrong with the stored graph is told, and check fails', async () => {
  const change = async (work: (engine: Engine) => Promise<unknown>): Promise<void> => {
    const engine = await openEngine({ kind: 'embedded', path: place.path('store') }, model);
    await work(engine);
    await engine.close();
  };
  await change(async (engine) => {
    await addNode(engine, model, 'Sector', { id: 'sector:x', name: 'X', sources: [] });
    const lock = { owner: 'x', files: ['x.csv'], startedAt: '2026', revision: 9 };
    await setRecord(engine, 'lock', lock);
  });
  const [table, json, check] = [
    await place.run(['stats', '--lang', 'es']),
    await place.run(['stats', '--json']),
    await place.run(['check', '--lang', 'es']),
  ];
  await change(async (engine) => {
    await setRecord(engine, 'lock', null);
    await engine.transaction((transaction) => transaction.write({ removed: ['sector:x'] }));
  });
  expect([
    table.out.split('\n')[6],
    (JSON.parse(json.out) as Record<string, unknown>).unfinishedImport,
    check,
    (await place.run(['check'])).code,
  ]).toEqual([
    'Importación sin terminar             sí',
    true,
    {
      code: 1,
      out: 'import: hay una importación sin terminar; la próxima importación, o el servidor al arrancar, la deshace\nsector:x: no tiene fuente\nProblemas: 2\n',
      err: '',
    },
    0,
  ]);
});
