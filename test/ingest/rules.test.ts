/** What an import refuses by looking at the graph or at other records, and what it tells of it. */
import { readOf, storedNodes, storedRelationships } from '../support/stored';
import { describeImports, issuesOf } from '../support/imports';
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
    expect([alone.outcome, alone.relationships, shared.outcome, issuesOf(shared)]).toEqual([
      'checked',
      { created: 1, updated: 1, refused: 0 },
      'refused',
      [
        'tres.csv:2: PART_OF leads from program:a to program:crecer, but there is room for one at a time and by source:uno, source:dos it leads from program:a to program:fondo: say since when (validFrom) or until when (validTo)',
      ],
    ]);
    expect(await dump(at.engine)).toEqual(before);
  });

  test('where there is room for one, another stands beside it that holds at another time', async () => {
    const record = (to: string, valid: string): string =>
      `- { id: 'program:a', name: A, PART_OF: [{ to: 'program:${to}', ${valid} }] }`;
    await at.written(at.file('uno.yaml', record('fondo', "validTo: '2014'")));
    await at.written(at.file('dos.yaml', record('crecer', "validFrom: '2015'")));
    await at.written(at.file('tres.yaml', record('nuevo', "validFrom: '2010', validTo: '2012'")));
    const rows = (await storedRelationships(at.engine, { at: 'program:a', end: 'from' }))
      .filter(({ type }) => type === 'PART_OF')
      .map(({ to: id, properties: { validFrom: since, validTo: until = null } }) => ({
        id,
        since,
        until,
      }));
    // The third takes the place of the first, of the same source, at the time of which it holds.
    expect(rows).toEqual([
      { id: 'program:crecer', since: '2015', until: null },
      { id: 'program:nuevo', since: '2010', until: '2012' },
    ]);
  });

  test('a record that only says where it relates something states nothing of it', async () => {
    await at.written(at.file('uno.yaml', "- { id: 'program:a', name: A, locator: p. 1 }"));
    const from = (text: string) =>
      at.written(at.file('dos.yaml', `- { id: 'program:a', ${text}, sources: [source:dos] }`));
    const stated = () =>
      at.engine.store.find('Program', 'id', ['program:a'], ['locator', 'sources']);
    await from('locator: p. 2, RUNS: [intervention:pozos]');
    const related = await stated();
    await from('name: A');
    expect([related, await stated()]).toEqual([
      [{ locator: 'p. 1', sources: ['source:uno'] }],
      [{ locator: 'p. 1', sources: ['source:uno', 'source:dos'] }],
    ]);
  });

  test('a source that names others rests on sources that are there', async () => {
    const lines = (source: string): string =>
      `- { id: 'source:tres', name: Tres, sources: ['source:${source}'] }`;
    const report = await at.run(at.file('fuentes.yaml', lines('nada')));
    expect([report.outcome, issuesOf(report)]).toEqual([
      'refused',
      ['fuentes.yaml:1: source:tres: sources: "source:nada" is unknown'],
    ]);
    await at.written(at.file('fuentes.yaml', lines('dos')));
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
    expect([report.outcome, report.issues.map(({ code }) => code), issuesOf(report)]).toEqual([
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
        '- { id: "change:1-1", name: Lo que no es del grafo }',
      ].join('\n'),
    );
    const report = await at.run(path);
    const types =
      'Approach, Award, AwardCategory, Certification, Community, Component, Department, District, Finding, Goal, Horizon, Indicator, Intervention, Methodology, Ministry, Observation, Organization, Program, Province, Sector, Source, Study, TargetGroup';
    expect([report.outcome, report.issues.map(({ code }) => code), issuesOf(report)]).toEqual([
      'refused',
      ['AMBIGUOUS_NAME', 'UNKNOWN_TYPE', 'UNKNOWN_TYPE', 'UNUSABLE_ID'],
      [
        'mal.yaml:1: node 1: name "Dos Nombres" is that of several: community:dos, community:uno; give an id',
        `mal.yaml:2: node 2: without an id, type must be one of ${types}, got "Comunity"; did you mean \`Community\`?`,
        `mal.yaml:3: node 3: without an id, type must be one of ${types}, got null`,
        'mal.yaml:4: change:1-1: id must be type:key in lower kebab case, such as district:080505, of a known type, got "change:1-1"',
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
    expect([coded.outcome, coded.entities, issuesOf(there), issuesOf(inFiles)]).toEqual([
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
    const found = (await storedNodes(at.engine, 'Organization')).filter(({ id }) =>
      String(id).includes('nnn-7'),
    );
    expect(found.map(({ name }) => name)).toEqual(['Gente Unida']);
  });

  test('a notation names what has it in its scheme, whatever id and name it is given', async () => {
    const report = await at.run(
      at.file(
        'sectores.yaml',
        [
          "- { id: 'sector:dac-14030', name: Agua, scheme: DAC, notation: '14030' }",
          "- { type: Sector, name: Desarrollo rural, scheme: DAC, notation: '43040' }",
        ].join('\n'),
      ),
    );
    expect([report.outcome, issuesOf(report), report.nearMatches, report.entities]).toEqual([
      'unchanged',
      [],
      [],
      { created: 0, updated: 0, unchanged: 2, refused: 0 },
    ]);
  });

  test('what an activity merely names contradicts nobody who tells of it', async () => {
    const path = at.file(
      'actividad.xml',
      `<iati-activities version="2.03" xml:lang="es"><iati-activity default-currency="PEN"><iati-identifier>XX-1</iati-identifier>
      <reporting-org ref="XX-9" type="10"><narrative>Nadie</narrative></reporting-org>
      <title><narrative>Actividad</narrative></title><description><narrative>Nada.</narrative></description>
      <participating-org ref="XX-NNN-7" role="4" type="22"><narrative>Gente</narrative></participating-org>
      <activity-status code="2"/><activity-date type="2" iso-date="2022-01-01"/>
      <sector vocabulary="1" code="11110"><narrative>Campo de prueba</narrative><narrative xml:lang="en">Country</narrative></sector>
      </iati-activity></iati-activities>`,
    );
    const message = at.file('sector.yaml', "- { id: 'sector:dac-11110', nameEn: Countryside }");
    await at.written([path, message]);
    expect(await readOf(at.engine, 'sector:dac-11110', ['name', 'nameEn'])).toEqual({
      name: 'Campo de prueba',
      nameEn: 'Countryside',
    });
  });
});
