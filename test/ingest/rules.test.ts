/** What an import refuses by looking at the graph or at other records, and what it tells of it. */
import { describeImports, faultsOf } from '../support/imports';
import { dump } from './dump';

describeImports((at) => {
  test('a source takes its own place, and not one that another source states too', async () => {
    const lines = (source: string, to: string): string =>
      `id,name,sources,PART_OF\nprogram:a,A,${source},program:${to}\n`;
    await at.written(at.file('uno.csv', lines('source:uno', 'fondo')));
    const alone = await at.run(at.file('otro.csv', lines('source:uno', 'crecer')), {
      dryRun: true,
    });
    await at.written(at.file('dos.csv', lines('source:dos', 'fondo')));
    const before = await dump(at.engine);
    const shared = await at.run(at.file('tres.csv', lines('source:uno', 'crecer')));
    expect([alone.outcome, alone.relationships, shared.outcome, faultsOf(shared)]).toEqual([
      'checked',
      { created: 1, updated: 1, refused: 0 },
      'refused',
      [
        'tres.csv:2: PART_OF leads from program:a to program:crecer, but there is room for one at a time and by source:uno, source:dos it leads from program:a to program:fondo: say since when (validFrom) or until when (validTo)',
      ],
    ]);
    expect(await dump(at.engine)).toEqual(before);
  });

  test('a place lies in its container by every coding', async () => {
    const path = at.file(
      'lugares.yaml',
      [
        '- { id: "district:080599", name: Ajeno, ubigeo: "080599", PART_OF: "province:0801" }',
        '- { id: "province:0806", name: Mixta, ubigeo: "0806", reniec: "0906", PART_OF: "department:08" }',
        '- { id: "province:0807", name: Propia, ubigeo: "0807", reniec: "0707", PART_OF: "department:08" }',
      ].join('\n'),
    );
    const report = await at.run(path);
    expect([report.outcome, report.faults.map(({ code }) => code), faultsOf(report)]).toEqual([
      'refused',
      ['OUTSIDE_ITS_PARENT', 'OUTSIDE_ITS_PARENT'],
      [
        'lugares.yaml:1: district:080599: ubigeo 080599 does not lie in province:0801, whose ubigeo is 0801',
        'lugares.yaml:2: province:0806: reniec 0906 does not lie in department:08, whose reniec is 07',
      ],
    ]);
  });

  test('a record is about one thing of a known type', async () => {
    await at.written(
      at.file(
        'dos.yaml',
        [
          '- { id: "community:uno", name: Dos Nombres, PART_OF: "district:080505" }',
          '- { id: "community:dos", name: Dos Nombres, PART_OF: "district:010102" }',
        ].join('\n'),
      ),
      { decisions: at.file('decisiones.yaml', '[]') },
    );
    const path = at.file(
      'mal.yaml',
      [
        '- { type: Community, name: Dos Nombres }',
        '- { type: Comunity, name: Otra }',
        '- { name: Sin tipo }',
      ].join('\n'),
    );
    const report = await at.run(path);
    const types =
      'Approach, Award, AwardCategory, Certification, Community, Component, Department, District, Finding, Goal, Horizon, Indicator, Intervention, Methodology, Ministry, Observation, Organization, Program, Province, Sector, Source, Study, TargetGroup';
    expect([report.outcome, report.faults.map(({ code }) => code), faultsOf(report)]).toEqual([
      'refused',
      ['AMBIGUOUS_NAME', 'UNKNOWN_TYPE', 'UNKNOWN_TYPE'],
      [
        'mal.yaml:1: node 1: name "Dos Nombres" is that of several: community:dos, community:uno; give an id',
        `mal.yaml:2: node 2: without an id, type must be one of ${types}, got "Comunity"; did you mean \`Community\`?`,
        `mal.yaml:3: node 3: without an id, type must be one of ${types}, got null`,
      ],
    ]);
  });

  test('a code names what has it, and nothing else may have it too', async () => {
    const file = (id: string): string =>
      at.file('codigo.csv', `id,name,ubigeo\ndistrict:${id},Layo,080505\n`);
    const coded = await at.run(file('layo'));
    const there = await at.run(file('080501'));
    const inFiles = await at.run(
      at.file(
        'dos.yaml',
        [
          '- { id: "district:080597", name: Una, ubigeo: "080597", PART_OF: "province:0805" }',
          '- { id: "district:080598", name: Otra, ubigeo: "080597", PART_OF: "province:0805" }',
        ].join('\n'),
      ),
    );
    expect([coded.outcome, coded.entities, faultsOf(there), faultsOf(inFiles)]).toEqual([
      'unchanged',
      { created: 0, updated: 0, unchanged: 1, refused: 0 },
      [
        'codigo.csv:2: ubigeo:080505 is the code of district:080505, and district:080501 cannot have it too',
      ],
      [
        'dos.yaml:2: district:080598: ubigeo:080597 is the code of district:080597, and district:080598 cannot have it too',
      ],
    ]);
  });

  test('what is alike elsewhere is another thing', async () => {
    const line = (place: string): string =>
      `type,name,PART_OF\nCommunity,Urinsaya Qollana,district:${place}\n`;
    const here = await at.run(at.file('aqui.csv', line('080505')), { dryRun: true });
    const there = await at.run(at.file('alla.csv', line('010102')), { dryRun: true });
    expect([here.nearMatches.map(({ like }) => like), there.nearMatches, there.entities]).toEqual([
      ['community:collana'],
      [],
      { created: 1, updated: 0, unchanged: 0, refused: 0 },
    ]);
  });

  test('what an activity names by its reference alone is named by whatever tells its name', async () => {
    const activity = (id: string, participant: string): string =>
      `<iati-activity default-currency="PEN"><iati-identifier>${id}</iati-identifier>
      <reporting-org ref="XX-9" type="10"><narrative>Nadie</narrative></reporting-org>
      <title><narrative>Actividad ${id}</narrative></title><description><narrative>Nada.</narrative></description>
      <participating-org ref="XX-NNN-7" role="4" type="22">${participant}</participating-org>
      <activity-status code="2"/><activity-date type="2" iso-date="2022-01-01"/></iati-activity>`;
    const file = (id: string, participant: string): string =>
      at.file(
        `${id}.xml`,
        `<iati-activities version="2.03" xml:lang="es">${activity(id, participant)}</iati-activities>`,
      );
    await at.written([file('XX-1', ''), file('XX-2', '<narrative>Gente Unida</narrative>')]);
    const rows = await at.engine.run({
      text: "MATCH (n:Organization) WHERE n.id CONTAINS 'nnn-7' RETURN n.name AS name",
      params: {},
    });
    expect(rows).toEqual([{ name: 'Gente Unida' }]);
  });
});
