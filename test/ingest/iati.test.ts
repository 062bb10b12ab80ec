/** Activity files of IATI on their way into the graph, on both engines. */
import { storedRelationships } from '../support/stored';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../src/engine/engine';
import { issueText } from '../../src/ingest/issue';
import { importFiles } from '../../src/ingest/import-files';
import type { ImportReport } from '../../src/ingest/import-report';
import { model } from '../support/api';
import { engineWith, load, testEngines } from '../support/test-engines';
import { dump } from './dump';

const FIXTURES = join(__dirname, '../fixtures/iati');

describe.each(testEngines())('on %s', (engineName) => {
  let engine: Engine;
  const folder = mkdtempSync(join(tmpdir(), 'tinkuy-iati-'));
  const [source, concepts] = [join(folder, 'source.yaml'), join(folder, 'concepts.yaml')];
  beforeAll(async () => {
    // Codes that the file has without a name: they must be in the graph, or in what comes before it.
    writeFileSync(
      concepts,
      [
        "- { id: 'sector:dac-31140', name: Agua para riego, scheme: DAC, notation: '31140' }",
        "- { id: 'approach:ambiente', name: Ambiente, scheme: IATI-POLICY-MARKER, notation: '2' }",
      ].join('\n'),
    );
    writeFileSync(source, 'id: source:iati\nname: Archivo de prueba\nsynthetic: true\n');
    engine = await engineWith(engineName, model, 'seed');
    await load(engine, model, 'seed');
  });
  afterAll(async () => {
    await load(engine, model, 'seed');
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  const run = (...names: string[]): Promise<ImportReport> =>
    importFiles(
      { engine, model },
      {
        files: [concepts, ...names.map((name) => join(FIXTURES, `${name}.xml`))],
        source,
        decisions: join(folder, 'decisions.yaml'),
      },
    );
  const links = async (id: string): Promise<string[]> => {
    const own = ['role', 'significance', 'percentage', 'reach'];
    return (await storedRelationships(engine, { at: id }))
      .map(({ from, type, to, properties }) =>
        [
          from,
          type,
          to,
          ...own
            .map((name) => properties[name] as string | number | undefined)
            .filter((one) => one !== undefined),
        ].join(' '),
      )
      .sort();
  };

  test('all that a full activity tells is linked, and importing it again changes nothing', async () => {
    const report = await run('complete');
    expect([report.outcome, report.issues.map((one) => issueText(one, 'en'))]).toEqual([
      'imported',
      [],
    ]);
    expect(await links('intervention:iati-pe-ruc-20999999991-p1-a')).toEqual([
      'intervention:iati-pe-ruc-20999999991-p1-a APPLIES approach:ambiente SIGNIFICANT',
      'intervention:iati-pe-ruc-20999999991-p1-a APPLIES approach:genero PRINCIPAL',
      'intervention:iati-pe-ruc-20999999991-p1-a CLASSIFIED_AS goal:ods-2 60',
      'intervention:iati-pe-ruc-20999999991-p1-a CLASSIFIED_AS sector:dac-16010 33.4',
      'intervention:iati-pe-ruc-20999999991-p1-a CLASSIFIED_AS sector:dac-31140 33.3',
      'intervention:iati-pe-ruc-20999999991-p1-a CLASSIFIED_AS sector:dac-43040 33.3',
      'intervention:iati-pe-ruc-20999999991-p1-a IMPLEMENTED_IN district:080501 BENEFICIARIES',
      'intervention:iati-pe-ruc-20999999991-p1-a IMPLEMENTED_IN district:080505 ACTIVITY',
      'intervention:iati-pe-ruc-20999999991-p1-a IMPLEMENTED_IN district:080505 BENEFICIARIES',
      'observation:iati-pe-ruc-20999999991-p1-a-reservorios-2-baseline-2019 OBSERVED_ON intervention:iati-pe-ruc-20999999991-p1-a',
      'observation:iati-pe-ruc-20999999991-p1-a-reservorios-2021-01-01-2021-12-31 OBSERVED_ON intervention:iati-pe-ruc-20999999991-p1-a',
      'observation:iati-pe-ruc-20999999991-p1-a-reservorios-2021-07-01-2022-06-30 OBSERVED_ON intervention:iati-pe-ruc-20999999991-p1-a',
      'observation:iati-pe-ruc-20999999991-p1-a-reservorios-baseline-2020 OBSERVED_ON intervention:iati-pe-ruc-20999999991-p1-a',
      'organization:municipalidad-de-ninguna-parte PARTICIPATES_IN intervention:iati-pe-ruc-20999999991-p1-a IMPLEMENTING',
      'organization:pe-ruc-20999999991 PARTICIPATES_IN intervention:iati-pe-ruc-20999999991-p1-a EXTENDING',
      'organization:xx-nnn-7 PARTICIPATES_IN intervention:iati-pe-ruc-20999999991-p1-a IMPLEMENTING',
      // That its other activity is not in the file takes nothing from the programme, nor from who takes part in it.
      'program:iati-pe-ruc-20999999991-p1 RUNS intervention:iati-pe-ruc-20999999991-p1-a',
    ]);
    const before = await dump(engine);
    expect((await run('complete')).outcome).toBe('unchanged');
    expect(await dump(engine)).toEqual(before);
  });

  test.each(['version-105', 'version-none'])('%s is refused, and nothing is in', async (name) => {
    const before = await dump(engine);
    const report = await run(name);
    expect([report.outcome, report.issues[0]?.code]).toEqual(['refused', 'IATI_VERSION']);
    expect(await dump(engine)).toEqual(before);
  });
});
