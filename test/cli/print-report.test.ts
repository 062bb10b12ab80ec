import { reportText } from '../../src/cli/print-report';
import type { ImportReport } from '../../src/ingest/import-report';

const PART_OF = {
  type: 'PART_OF',
  from: 'community:urinsaya',
  to: 'district:080505',
  key: '|||1994',
};

const REPORT: ImportReport = {
  files: ['centros.csv'],
  outcome: 'imported',
  entities: { created: 1_200, updated: 1, unchanged: 30, refused: 2 },
  relationships: { created: 2_400, updated: 3, refused: 0 },
  issues: [
    {
      code: 'UNKNOWN_CODE',
      at: { file: 'centros.csv', line: 88, column: 'ubigeo' },
      value: '080595',
      message: { es: 'ubigeo:080595 no existe', en: 'ubigeo:080595 is unknown' },
      suggestion: 'ubigeo:080505',
    },
    {
      code: 'NO_NAME',
      at: { file: 'centros.csv', line: 90 },
      message: { es: 'falta name', en: 'name must be given' },
    },
  ],
  issueCount: 2,
  notes: [
    {
      at: { file: 'centros.csv' },
      message: { es: 'se leyó como Latin-1', en: 'was read as Latin-1' },
    },
  ],
  changes: [
    {
      id: 'community:urinsaya',
      before: {
        properties: { name: 'Urinsaya', latitude: null, version: 1 },
        relationships: [{ ...PART_OF, properties: null }],
      },
      after: {
        properties: { name: 'Urinsaya Ccollana', latitude: -14.5, version: 2 },
        relationships: [{ ...PART_OF, properties: { validFrom: '1994' } }],
      },
    },
  ],
  nearMatches: [
    {
      given: 'Layo.',
      at: 'centros.csv:7',
      type: 'District',
      like: 'district:080505',
      likeName: 'Layo',
    },
  ],
  decisions: 'centros.csv.decisions.yaml',
  dataset: { before: '2026.11', after: '2026.11.1' },
};

test('a report in English', () => {
  expect(reportText(REPORT, 'en')).toBe(`Faults: 2
  centros.csv:88, ubigeo: ubigeo:080595 is unknown; did you mean \`ubigeo:080505\`?
  centros.csv:90: name must be given

To know
  centros.csv: was read as Latin-1

Names that resemble others
  centros.csv:7: "Layo." resembles "Layo" (district:080505)
Decide in centros.csv.decisions.yaml which are the same (same) and which are not (different), and import again.

Changes
  community:urinsaya
    name: Urinsaya → Urinsaya Ccollana
    latitude: (nothing) → -14.5
    PART_OF district:080505: (nothing) → {"validFrom":"1994"}

Imported: centros.csv
  Entities: 1,200 created, 1 updated, 30 unchanged, 2 refused
  Relationships: 2,400 created, 3 updated
  Version of the data: 2026.11 → 2026.11.1
`);
});

test('a dry run without issues in Spanish, and only what there is to tell', () => {
  const nothing = { issues: [], issueCount: 0, notes: [], changes: [], nearMatches: [] };
  const report: ImportReport = {
    files: ['a.csv', 'b.yaml'],
    outcome: 'checked',
    entities: { created: 1, updated: 0, unchanged: 0, refused: 0 },
    relationships: { created: 0, updated: 0, refused: 0 },
    ...nothing,
    dataset: { before: null, after: null },
  };
  expect(reportText(report, 'es'))
    .toBe(`Comprobado, sin escribir nada: a.csv, b.yaml. Al importarlo habría:
  Entidades: 1 nuevas, 0 actualizadas, 0 sin cambios, 0 rechazadas
  Relaciones: 0 nuevas, 0 actualizadas
`);
});

test('fifty issues are printed, and how many more there are', () => {
  const issue = REPORT.issues[1];
  const issues = Array.from({ length: 1_000 }, () => issue).filter((one) => one !== undefined);
  const text = reportText({ ...REPORT, issues, issueCount: 12_345, outcome: 'refused' }, 'es');
  expect(text.match(/falta name\n/g)?.length).toBe(50);
  expect(text).toMatch(/^Errores: 12,345\n/);
  expect(text).toContain('  … y 12,295 más; --report los escribe en un archivo\n');
  expect(text).toContain('No se escribió nada de centros.csv. Contiene:');
});
