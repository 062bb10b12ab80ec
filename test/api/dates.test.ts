/**
 * A date known to the year or the month is that whole period, in values as in bounds. What holds for every day of a value
 * is true, what holds for some is unknown, and then neither the condition nor its `not` holds.
 */
import { describeEachEngine } from '../support/api';

interface Found {
  readonly nodes: readonly { readonly startedOn: string }[];
}

/** All dates at which interventions of the fixture begin. */
const DATES =
  '2011 2011-12 2011-12-31 2012 2012-01 2012-01-01 2012-06 2012-06-15 2012-06-30 2012-12 2012-12-31 2013 2013-01 2013-01-01 2015-02-28 2016-02 2016-02-29 2016-03-01'.split(
    ' ',
  );

const from = (first: string): string => DATES.slice(DATES.indexOf(first)).join(' ');
const until = (last: string): string => DATES.slice(0, DATES.indexOf(last) + 1).join(' ');
const without = (dates: string, ...unknown: readonly string[]): string =>
  dates
    .split(' ')
    .filter((date) => !unknown.includes(date))
    .join(' ');

/** What is asked, of which dates it holds, and of which it is unknown; of all others it does not hold. */
const CASES: readonly (readonly [condition: object, holds: string, unknown: string])[] = [
  [{ lt: '2012' }, until('2011-12-31'), ''],
  [{ lt: '2012-01' }, until('2011-12-31'), ''],
  [{ lt: '2012-01-01' }, until('2011-12-31'), ''],
  [{ lt: '2012-06' }, without(until('2012-01-01'), '2012'), '2012'],
  [{ lt: '2012-06-15' }, without(until('2012-01-01'), '2012'), '2012 2012-06'],
  [{ gte: '2012' }, from('2012'), ''],
  [{ gte: '2012-01-01' }, from('2012'), ''],
  [{ gte: '2012-06' }, from('2012-06'), '2012'],
  [{ gte: '2012-06-01' }, from('2012-06'), '2012'],
  [{ gte: '2012-06-15' }, from('2012-06-15'), '2012 2012-06'],
  [{ lte: '2012' }, until('2012-12-31'), ''],
  [{ lte: '2012-12' }, until('2012-12-31'), ''],
  [{ lte: '2012-12-31' }, until('2012-12-31'), ''],
  [{ lte: '2012-06' }, without(until('2012-06-30'), '2012'), '2012'],
  [{ lte: '2012-06-30' }, without(until('2012-06-30'), '2012'), '2012'],
  [{ lte: '2012-06-15' }, without(until('2012-06-15'), '2012', '2012-06'), '2012 2012-06'],
  [{ lte: '2016-02-29' }, until('2016-02-29'), ''],
  [{ lte: '2016-02-28' }, without(until('2015-02-28')), '2016-02'],
  [{ gt: '2012' }, from('2013'), ''],
  [{ gt: '2012-12-31' }, from('2013'), ''],
  [{ gt: '2012-06' }, from('2012-12'), '2012'],
  [{ gt: '2012-06-15' }, from('2012-06-30'), '2012 2012-06'],
  [{ eq: '2012' }, without(from('2012'), ...from('2013').split(' ')), ''],
  [{ eq: '2012-06' }, '2012-06 2012-06-15 2012-06-30', '2012'],
  [{ eq: '2012-06-15' }, '2012-06-15', '2012 2012-06'],
  [{ exactly: '2012' }, '2012', ''],
  [{ exactly: '2012-06' }, '2012-06', ''],
  [{ in: ['2012-06-15', '2013-01'] }, '2012-06-15 2013-01 2013-01-01', '2012 2012-06 2013'],
  [{ in: ['2012-06-15', '2012'] }, without(from('2012'), ...from('2013').split(' ')), ''],
  [{ in: [] }, '', ''],
  [{ gte: '2012-06', lte: '2012' }, '2012-06 2012-06-15 2012-06-30 2012-12 2012-12-31', '2012'],
];

describeEachEngine('values', (api) => {
  const dated = async (where: object): Promise<string[]> => {
    const data = await api().data(
      'query ($where: InterventionFilter!) { list: interventions(first: 100, where: $where, orderBy: [{ field: STARTED_ON }]) { nodes { startedOn } } }',
      { where },
    );
    return [...new Set((data as { list: Found }).list.nodes.map(({ startedOn }) => startedOn))];
  };

  test('all dates are there', async () => {
    expect(await dated({ startedOn: { isNull: false } })).toEqual(DATES);
  });

  test.each(CASES)('%j', async (startedOn, holds, unknown) => {
    const [held, failed] = [await dated({ startedOn }), await dated({ not: { startedOn } })];
    const [yes, maybe] = [holds, unknown].map((dates) => dates.split(' ').filter(Boolean));
    expect(held).toEqual(yes);
    expect(await dated({ not: { not: { startedOn } } })).toEqual(yes);
    expect(failed).toEqual(DATES.filter((date) => !yes?.includes(date) && !maybe?.includes(date)));
  });

  test('what is unknown stays so in what is put together', async () => {
    const unknown = { startedOn: { lt: '2012-06' } };
    const never = { startedOn: { isNull: true } };
    const only = { startedOn: { exactly: '2012' } };
    expect(await dated({ and: [only, { not: { or: [unknown, never] } }] })).toEqual([]);
    expect(await dated({ and: [only, { not: { and: [unknown, never] } }] })).toEqual(['2012']);
    expect(await dated({ and: [only, { not: { not: unknown } }] })).toEqual([]);
  });

  test('of relationships, what is unknown meets no quantifier', async () => {
    const count = async (match: string): Promise<unknown> => {
      const data = await api().data(
        `{ interventions(where: { id: { eq: "intervention:agua-ancha" }, places: ${match} }) { totalCount } }`,
      );
      return (data as { interventions: { totalCount: number } }).interventions.totalCount;
    };
    const [edge] = (
      (await api().data(
        '{ intervention(id: "intervention:agua-ancha") { places(first: 1) { edges { validFrom } } } }',
      )) as { intervention: { places: { edges: { validFrom: string }[] } } }
    ).intervention.places.edges;
    expect(edge).toEqual({ validFrom: '2012-12' });
    const within = '{ edge: { validFrom: { gte: "2012-12-15" } } }';
    expect(await count(`{ some: ${within} }`)).toBe(0);
    expect(await count(`{ none: ${within} }`)).toBe(1);
    expect(await count(`{ all: ${within} }`)).toBe(0);
    expect(await count(`{ single: ${within} }`)).toBe(0);
    expect(await count('{ all: { edge: { validFrom: { gte: "2012-12-01" } } } }')).toBe(1);
  });

  test('of a list of dates, one is within a period', async () => {
    const provinces = async (where: string): Promise<unknown> =>
      api().data(`{ provinces(where: ${where}) { totalCount } }`);
    const [some, none] = [1, 0].map((totalCount) => ({ provinces: { totalCount } }));
    expect(await provinces('{ formerNamesUntil: { has: "2012-06" } }')).toEqual(some);
    expect(await provinces('{ formerNamesUntil: { has: "2012" } }')).toEqual(some);
    expect(await provinces('{ formerNamesUntil: { has: "2013" } }')).toEqual(none);
    expect(await provinces('{ not: { formerNamesUntil: { has: "2013" } } }')).toEqual(some);
    expect(await provinces('{ formerNamesUntil: { has: "2012-07" } }')).toEqual(none);
    // `2012` may be in July.
    expect(await provinces('{ not: { formerNamesUntil: { has: "2012-07" } } }')).toEqual(none);
    expect(await provinces('{ formerNamesUntil: { count: { eq: 2 } } }')).toEqual(some);
  });

  test.each(['contains: "x"', 'has: "x"'])(
    'formerNamesUntil %s is refused, not a fault of ours',
    async (condition) => {
      const { status, body } = await api().send(
        `{ districts(where: { formerNamesUntil: { ${condition} } }) { totalCount } }`,
      );
      expect(status).toBe(400);
      expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    },
  );

  test.each([
    ['of nodes', '{ field: STARTED_ON }', DATES.length + 1],
    ['of relationships', '{ places: { edge: VALID_FROM } }', undefined],
  ])('a group by a date %s leads to just its nodes', async (_, key, length) => {
    const data = (await api().data(
      `{ interventions(asOf: "always") { aggregate(groupBy: [${key}], first: 50) { groups { keys { value } count where } } } }`,
    )) as {
      interventions: {
        aggregate: { groups: { keys: [{ value: string | null }]; count: number; where: object }[] };
      };
    };
    const { groups } = data.interventions.aggregate;
    const values = groups.map(({ keys }) => keys[0].value);
    expect(values).toEqual(expect.arrayContaining([null, '2012', '2012-06', '2012-06-15']));
    if (length !== undefined) expect(groups).toHaveLength(length);
    for (const { count, where } of groups) {
      const found = await api().data(
        'query ($where: InterventionFilter!) { interventions(asOf: "always", where: $where) { totalCount } }',
        { where },
      );
      expect(found).toEqual({ interventions: { totalCount: count } });
    }
  });
});
