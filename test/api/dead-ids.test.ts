/** Ids that nothing has: what else was asked for is answered, and what is near is told. */
import { describeAnyEngine } from '../support/api';

const gone = (field: string, argument: string, id: string) => ({
  message: `${argument}: there is no ${id}`,
  path: [field],
  locations: expect.any(Array) as unknown[],
  extensions: { code: 'NOT_FOUND', argument, id },
});

describeAnyEngine('seed', (api) => {
  test('one that nothing has takes away what was asked of it, and nothing else', async () => {
    const { status, body } = await api().send(`{
      program(id: "program:juntos") { id }
      around: neighborhood(id: "program:viejo") { truncated }
      expand(id: "program:viejo", exclude: []) { truncated }
      compare(ids: ["program:juntos", "program:viejo"]) { items { id } }
      paths(from: "program:juntos", to: "program:viejo") { truncated }
      similar(id: "program:viejo") { truncated }
      sourceStatements(id: "source:vieja") { __typename }
      node(id: "viejo") { id }
    }`);
    expect({ status, data: body.data, errors: body.errors }).toEqual({
      status: 200,
      data: {
        program: { id: 'program:juntos' },
        around: null,
        expand: null,
        compare: null,
        paths: null,
        similar: null,
        sourceStatements: null,
        node: null,
      },
      errors: expect.arrayContaining([
        gone('around', 'id', 'program:viejo'),
        gone('expand', 'id', 'program:viejo'),
        gone('compare', 'ids[1]', 'program:viejo'),
        gone('paths', 'to', 'program:viejo'),
        gone('similar', 'id', 'program:viejo'),
      ]) as unknown[],
    });
    expect(body.errors?.length).toBe(5);
  });

  test.each<[string, string, unknown]>([
    [
      'a letter that is another',
      '{ program(id: "program:juntoz") { id } }',
      [{ path: ['program'], id: 'program:juntoz', ids: ['program:juntos'] }],
    ],
    [
      'a part of a name, under an alias, at a date',
      '{ it: entity(id: "program:winay", asOf: "2020") { id } }',
      [{ path: ['it'], id: 'program:winay', ids: ['program:haku-winay'] }],
    ],
    [
      'in an error',
      '{ similar(id: "program:juntoz") { truncated } }',
      [{ path: ['similar'], id: 'program:juntoz', ids: ['program:juntos'] }],
    ],
    ['what is called like nothing', '{ program(id: "program:zzzzzz") { id } }', undefined],
    ['what is no id', '{ node(id: "juntos") { id } }', undefined],
    ['what is there', '{ program(id: "program:juntos") { id } }', undefined],
    ['a change', '{ node(id: "change:99-1") { id } }', undefined],
    [
      'of the first three fields that found nothing',
      '{ a: program(id: "program:juntoz") { id } b: program(id: "program:juntoz") { name } c: program(id: "program:juntoz") { acronym } d: program(id: "program:juntoz") { aliases } }',
      ['a', 'b', 'c'].map((name) => ({
        path: [name],
        id: 'program:juntoz',
        ids: ['program:juntos'],
      })),
    ],
  ])('what is near is told: %s', async (_name, query, near) => {
    const { body } = await api().send(query);
    expect(body.extensions?.near).toEqual(near);
  });
});
