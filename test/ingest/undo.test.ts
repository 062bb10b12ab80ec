/** An import that is called off while it writes leaves the graph of before, whatever its journal held by then. */
import { describeImports, type Imports } from '../support/imports';
import { dump } from './dump';

const MANY = 2_500;
const HEAD = 'id,name,acronym,sources,PART_OF\n';
const filler = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `program:p${from + i},P ${from + i},,,\n`).join('');

/** Imports a file, and calls it off once this many records are written. */
async function calledOffAfter(at: Imports, path: string, records: number): Promise<void> {
  const controller = new AbortController();
  const importing = at.run(path, {
    signal: controller.signal,
    onProgress: ({ phase, records: done }) =>
      phase === 'writing' && done >= records && controller.abort(),
  });
  await expect(importing).rejects.toThrow();
}

describeImports((at) => {
  test('an entity that one import has made and changed, or changed several times, is as it was', async () => {
    await at.written(
      at.file('antes.csv', `${HEAD}program:vieja,Vieja,VI,source:uno,program:fondo\n`),
    );
    const before = await dump(at.engine);
    const path = at.file(
      'muchos.csv',
      [
        HEAD,
        'program:nueva,Nueva,NU,source:uno,\nprogram:vieja,Vieja,VIE,source:dos,\n',
        filler(0, MANY),
        'program:nueva,Nueva,NUE,source:dos,program:fondo\nprogram:vieja,Vieja,VIEJ,source:tres,program:fondo\n',
        filler(MANY, MANY + 1_500),
        'program:vieja,Vieja,V,source:uno,program:fondo\n',
        filler(MANY + 1_500, MANY + 3_000),
      ].join(''),
    );
    await calledOffAfter(at, path, MANY + 2_500);
    expect(await dump(at.engine)).toEqual(before);
  });

  test('a relationship that one import has taken away and made again is there once, as it was', async () => {
    await at.written(at.file('antes.csv', 'id,name,PART_OF\nprogram:vieja,Vieja,program:fondo\n'));
    const before = await dump(at.engine);
    const programs = (first: number, last: number): object[] =>
      Array.from({ length: last - first }, (_, i) => ({
        id: `program:p${first + i}`,
        name: `P ${first + i}`,
      }));
    const partOf = (to: string, valid: object): object => ({
      id: 'program:vieja',
      PART_OF: { to, ...valid },
    });
    const path = at.file(
      'muchos.jsonl',
      [
        partOf('program:crecer', { validFrom: '2015' }),
        ...programs(0, MANY),
        partOf('program:fondo', { validTo: '2010' }),
        ...programs(MANY, MANY + 3_000),
      ]
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    );
    await calledOffAfter(at, path, MANY + 1_000);
    expect(await dump(at.engine)).toEqual(before);
  });

  test('the only change that it has made is undone', async () => {
    const programs = filler(0, MANY);
    await at.written(at.file('antes.csv', `${HEAD}program:vieja,Vieja,VI,,\n${programs}`));
    const before = await dump(at.engine);
    const path = at.file('una.csv', `${HEAD}program:vieja,Vieja,OTRA,,\n${programs}`);
    await calledOffAfter(at, path, 1_000);
    expect(await dump(at.engine)).toEqual(before);
  });

  test('former ids that it brought lead nowhere again', async () => {
    const before = await dump(at.engine);
    const path = at.file(
      'ids.jsonl',
      [
        { id: 'program:nueva', name: 'Nueva', formerIds: ['program:antigua'] },
        ...Array.from({ length: MANY }, (_, i) => ({ id: `program:p${i}`, name: `P ${i}` })),
      ]
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
    );
    await calledOffAfter(at, path, 1_000);
    expect(await dump(at.engine)).toEqual(before);
  });
});
