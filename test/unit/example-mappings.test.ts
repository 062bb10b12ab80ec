/** The example mappings of docs/mappings, with rows as their tables have them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkValue } from '../../src/ingest/check-value';
import { readMapping } from '../../src/ingest/mapping/read-mapping';
import { readFolder } from '../support/read-folder';
import type { NodeRecord, Read } from '../../src/ingest/records';
import { SEED_FOLDER } from '../../src/ingest/seed';
import { model } from '../support/api';
import { readAll } from '../support/read-all';

const DOCS = join(__dirname, '../../docs');

const mapped = (name: string, rows: readonly string[]): Promise<Read[]> => {
  const mapping = readMapping(join(DOCS, `mappings/${name}.yaml`), model);
  return readAll('table.csv', rows.join('\n'), { mapping });
};
const recordsOf = (reads: readonly Read[]): NodeRecord[] =>
  reads.flatMap((one) => ('record' in one ? [one.record] : []));
const notesOf = (reads: readonly Read[]): string[] =>
  reads.flatMap((one) => ('note' in one ? [one.note.message.en] : []));

/** The values of a record as they are stored; fails where one is refused. */
function stored({ values, type = '', textual }: NodeRecord): Record<string, unknown> {
  const properties = model.nodes.get(type)?.properties;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const property = properties?.get(name);
      const checked = property ? checkValue(property, value, textual, type) : { value };
      return [name, 'value' in checked ? checked.value : checked];
    }),
  );
}

const DISTRICTS = [
  'inei,reniec,distrito,superficie,pob_densidad_2020,altitude,indice_vulnerabilidad_alimentaria,idh_2019,pct_pobreza_total,pct_pobreza_extrema',
  '080505,070505,LAYO,452.56,14.444493547816901,3997,0.74785387516021695,0.22035061258647101,53.118603,7.736331',
  '050410,050411,UCHURACCAY,NA,NA,NA,S.I.,NA,81.3,NA',
  'NA,170107,SAN ANTONIO,NA,NA,NA,NA,NA,NA,NA',
  '160109,150107,PUTUMAYO,NA,NA,NA,NA,NA,NA,NA',
  '150144,140199,SANTA MARIA DE HUACHIPA,NA,NA,NA,NA,NA,NA,NA',
  '150101,140101,LIMA,NA,NA,0,NA,NA,NA,NA',
];

test('districts give observations with the ids and names that the seed has', async () => {
  const reads = await mapped('districts', DISTRICTS);
  const seed = new Map(
    readFolder(join(SEED_FOLDER, 'data')).map(({ values }) => [values.id, values]),
  );
  const records = recordsOf(reads).map(stored);
  const known = records.filter(({ id }) => seed.has(id));
  expect(known.map(({ id, name, value, year }) => [id, name, value, year])).toEqual([
    ['observation:layo-pobreza-total-2018', 'Pobreza total en Layo, 2018', 53.118603, 2018],
    ['observation:layo-pobreza-extrema-2013', 'Pobreza extrema en Layo, 2013', 7.736331, 2013],
    [
      'observation:layo-idh-2019',
      'Índice de desarrollo humano en Layo, 2019',
      0.220350612586471,
      2019,
    ],
    [
      'observation:layo-vulnerabilidad-alimentaria',
      'Vulnerabilidad a la inseguridad alimentaria en Layo',
      0.747853875160217,
      undefined,
    ],
    [
      'observation:layo-densidad-2020',
      'Densidad de población en Layo, 2020',
      14.444493547816901,
      2020,
    ],
    ['observation:layo-superficie', 'Superficie de Layo', 452.56, undefined],
    ['observation:layo-altitud', 'Altitud de Layo', 3997, undefined],
    ['observation:uchuraccay-pobreza-total-2018', 'Pobreza total en Uchuraccay, 2018', 81.3, 2018],
  ]);
  for (const { id, name, year, MEASURES } of known) {
    const own = seed.get(id);
    expect([name, year, [MEASURES]]).toEqual([own?.name, own?.year, own?.MEASURES]);
  }
  expect(records.filter(({ id }) => !seed.has(id))).toEqual([
    {
      id: 'observation:150101-altitud',
      name: 'Altitud de Lima',
      value: 0,
      sources: ['source:ubigeo-peru-aumentado'],
      MEASURES: 'indicator:altitud',
      OBSERVED_ON: 'ubigeo:150101',
    },
  ]);
  expect(notesOf(reads)).toEqual([
    '1 row was left out: sin código del INEI',
    '1 row was left out: código anterior; el distrito está también bajo el nuevo, 160801 o 160803',
    '1 row was left out: sin indicadores',
  ]);
});

test('populated centres give communities that say what they are', async () => {
  const reads = await mapped('populated-centres', [
    'inei_ccpp,inei_distrito,departamento,provincia,distrito,ccpp,tipo,latitude,longitude',
    '0805050001,080505,CUSCO,CANAS,LAYO,LAYO,Urban,-14.49414231699996,-71.15544111899999',
    '0805050088,080505,CUSCO,CANAS,LAYO,URINSAYA CCOLLANA,Rural,-14.53136833299993,-71.15838999',
  ]);
  expect(recordsOf(reads).map(stored)).toEqual([
    {
      id: 'community:0805050001',
      name: 'Layo',
      aliases: ['LAYO'],
      description: 'Centro poblado urbano en la codificación del INEI.',
      ubigeo: '0805050001',
      latitude: -14.49414231699996,
      longitude: -71.15544111899999,
      locator: 'fila 0805050001',
      sources: ['source:ubigeo-peru-aumentado'],
      PART_OF: 'ubigeo:080505',
    },
  ]);
  expect(notesOf(reads)).toEqual([
    '1 row was left out: ya está en el grafo como community:urinsaya-collana',
  ]);
});

test('the example of docs/mapping.md gives what it says', async () => {
  const text = readFileSync(join(DOCS, 'mapping.md'), 'utf8');
  const block = (language: string): string =>
    new RegExp('```' + language + '\n([^`]*)```').exec(text)?.[1] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'tinkuy-docs-'));
  try {
    const path = join(folder, 'map.yaml');
    writeFileSync(path, block('yaml'));
    const mapping = readMapping(path, model);
    const reads = await readAll('t.csv', Buffer.from(block('csv'), 'latin1'), { mapping });
    const [intervention, key] = ['Haku Wiñay en Urinsaya Ccollana', '080505-urinsaya-ccollana'];
    expect(recordsOf(reads).map(stored)).toEqual([
      {
        id: `community:${key}`,
        name: 'Urinsaya Ccollana',
        aliases: ['URINSAYA CCOLLANA'],
        sources: ['source:registro-midis-2021'],
        PART_OF: 'ubigeo:080505',
      },
      {
        id: `intervention:haku-winay-${key}`,
        name: intervention,
        startedOn: '2020-11-05',
        status: 'IMPLEMENTATION',
        sources: ['source:registro-midis-2021'],
        IMPLEMENTED_IN: { to: `community:${key}`, households: '120' },
      },
    ]);
    expect(reads.filter((one) => !('record' in one))).toEqual([
      {
        note: {
          at: { file: 't.csv', column: 'Código' },
          message: {
            es: '1 fila quedó fuera: la fila de los totales',
            en: '1 row was left out: la fila de los totales',
          },
        },
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
