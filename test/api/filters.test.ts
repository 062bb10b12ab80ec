import { badInputOf, describeAnyEngine, type Api } from '../support/api';

/** A filter, and the keys of the ids that must come, in the order of their names. */
type Case = readonly [title: string, where: object, keys: string];

const APPROACH = {
  genero: { node: { id: { eq: 'approach:genero' } } },
  agro: { node: { id: { eq: 'approach:agro' } } },
};
const place = (...ids: string[]): object => ({ within: ids });
const households = (bound: object): object => ({ edge: { households: bound } });
const role = (value: string): object => ({ edge: { role: { eq: value } } });
const significance = (bound: object): object => ({ edge: { significance: bound } });
const related = (field: string, filter: object): object => ({ [field]: { some: filter } });
const one = (field: string, node: object): object => ({ [field]: { node } });
const idIs = (id: string): object => ({ id: { eq: id } });

const EVERY = 'pozos andes cocinas cocinas-2 aves nube vacia cana zafra';

const interventions: readonly Case[] = [
  // Texts: case and accents do not matter.
  ['name eq', { name: { eq: 'NANDU' } }, 'aves'],
  ['name eq, two equal but for case', { name: { eq: 'Zafra' } }, 'cana zafra'],
  ['name eq, quotes', { name: { eq: 'cocinas "mejoradas" (FASE 1)' } }, 'cocinas cocinas-2'],
  ['name in', { name: { in: ['ZAFRA', 'andes vivos', 'x'] } }, 'andes cana zafra'],
  ['name in nothing', { name: { in: [] } }, ''],
  ['name contains', { name: { contains: 'ÑD' } }, 'andes aves'],
  ['name contains an apostrophe', { name: { contains: "D'ARTAGNAN" } }, 'nube'],
  ['name contains the empty text', { name: { contains: '' } }, EVERY],
  ['name contains what would be a pattern', { name: { contains: '.*' } }, ''],
  ['name contains what would end a text', { name: { contains: '"}) RETURN 1 //' } }, ''],
  ['name startsWith', { name: { startsWith: 'Á' } }, 'pozos andes'],
  ['name endsWith', { name: { endsWith: 'A' } }, 'pozos vacia cana zafra'],
  ['several operators at once', { name: { startsWith: 'z', endsWith: 'a' } }, 'cana zafra'],
  ['text isNull true', { summary: { isNull: true } }, EVERY.replace('pozos ', '')],
  ['text isNull false', { summary: { isNull: false } }, 'pozos'],
  ['not on a text leaves out the unknown', { not: { summary: { contains: 'xyz' } } }, 'pozos'],
  ['not on a text that matches', { not: { summary: { contains: 'LAYO' } } }, ''],
  // Ids.
  ['id eq', idIs('intervention:nube'), 'nube'],
  ['id in', { id: { in: ['intervention:zafra', 'intervention:andes'] } }, 'andes zafra'],
  ['id in, given twice', { id: { in: ['intervention:andes', 'intervention:andes'] } }, 'andes'],
  ['id eq, unknown', idIs('intervention:no-such'), ''],
  ['id in nothing', { id: { in: [] } }, ''],
  ['not id', { not: { id: { in: ['intervention:pozos'] } } }, EVERY.replace('pozos ', '')],
  // Dates: a value and a bound take their whole period; more in dates.test.ts.
  ['date eq is within', { startedOn: { eq: '2021' } }, 'andes cocinas cocinas-2'],
  ['date exactly', { startedOn: { exactly: '2021' } }, 'andes'],
  ['date in', { startedOn: { in: ['2019', '2021-11'] } }, 'pozos cocinas cocinas-2'],
  ['date lte a year', { startedOn: { lte: '2021' } }, 'pozos andes cocinas cocinas-2 nube'],
  ['date gt a year', { startedOn: { gt: '2021' } }, 'aves zafra'],
  ['date gte a year', { startedOn: { gte: '2021' } }, 'andes cocinas cocinas-2 aves zafra'],
  ['date lt a year', { startedOn: { lt: '2021' } }, 'pozos nube'],
  ['date lte a month', { startedOn: { lte: '2021-11' } }, 'pozos cocinas cocinas-2 nube'],
  ['date gt a month', { startedOn: { gt: '2021-11' } }, 'aves zafra'],
  ['date gte a month', { startedOn: { gte: '2021-11' } }, 'cocinas cocinas-2 aves zafra'],
  ['date lt a month', { startedOn: { lt: '2021-11' } }, 'pozos nube'],
  ['date gte a day', { startedOn: { gte: '2021-11-05' } }, 'cocinas-2 aves zafra'],
  ['date gt a day', { startedOn: { gt: '2021-11-05' } }, 'aves zafra'],
  ['date lte a day', { startedOn: { lte: '2020-12-31' } }, 'pozos nube'],
  ['date between', { startedOn: { gte: '2020', lte: '2021' } }, 'andes cocinas cocinas-2 nube'],
  ['date isNull true', { startedOn: { isNull: true } }, 'vacia cana'],
  ['date isNull false', { endedOn: { isNull: false } }, 'pozos nube'],
  ['not on a date leaves out the unknown', { not: { startedOn: { lte: '2021' } } }, 'aves zafra'],
  // Values of a list.
  ['enum eq', { status: { eq: 'CLOSED' } }, 'pozos cocinas'],
  ['enum in', { status: { in: ['CANCELLED', 'PIPELINE'] } }, 'aves zafra'],
  ['enum isNull true', { status: { isNull: true } }, 'cocinas-2 nube vacia'],
  ['enum isNull false', { status: { isNull: false } }, 'pozos andes cocinas aves cana zafra'],
  ['not in nothing', { not: { status: { in: [] } } }, 'pozos andes cocinas aves cana zafra'],
  ['not on an enum', { not: { status: { eq: 'CLOSED' } } }, 'andes aves cana zafra'],
  // Yes and no.
  ['boolean eq true', { synthetic: { eq: true } }, EVERY],
  ['boolean eq false', { synthetic: { eq: false } }, ''],
  ['boolean isNull', { synthetic: { isNull: true } }, ''],
  ['not on a boolean', { not: { synthetic: { eq: false } } }, EVERY],
  // Lists: no alias is an empty list, not an unknown one.
  ['list has', { aliases: { has: 'yaku nan' } }, 'pozos'],
  ['list has a whole one only', { aliases: { has: 'yaku' } }, ''],
  ['list contains', { aliases: { contains: 'WASI' } }, 'cocinas'],
  ['list contains, apostrophe', { aliases: { contains: "q'o" } }, 'cocinas'],
  ['list count 0', { aliases: { count: { eq: 0 } } }, 'andes cocinas-2 aves nube vacia cana zafra'],
  ['list count gte', { aliases: { count: { gte: 1 } } }, 'pozos cocinas'],
  ['list count between', { aliases: { count: { gt: 0, lt: 2 } } }, 'cocinas'],
  [
    'not has, also where empty',
    { not: { aliases: { has: 'pozos' } } },
    EVERY.replace('pozos ', ''),
  ],
  [
    'not contains, also where empty',
    { not: { aliases: { contains: 'a' } } },
    'andes cocinas-2 aves nube vacia cana zafra',
  ],
  ['ids has', { sources: { has: 'source:tres' } }, 'andes'],
  ['ids hasAny', { sources: { hasAny: ['source:dos', 'source:tres'] } }, 'pozos andes'],
  ['ids hasAny of nothing', { sources: { hasAny: [] } }, ''],
  ['ids count', { sources: { count: { eq: 2 } } }, 'pozos'],
  ['not ids has', { not: { sources: { has: 'source:uno' } } }, 'andes'],
  // And, or, not.
  ['and', { and: [{ status: { eq: 'CLOSED' } }, { startedOn: { gte: '2020' } }] }, 'cocinas'],
  ['two fields are and', { status: { eq: 'CLOSED' }, startedOn: { gte: '2020' } }, 'cocinas'],
  [
    'or',
    { or: [{ status: { eq: 'CLOSED' } }, { name: { startsWith: 'Z' } }] },
    'pozos cocinas cana zafra',
  ],
  [
    'or beside a field',
    { status: { eq: 'CLOSED' }, or: [{ name: { contains: 'agua' } }, { name: { contains: 'x' } }] },
    'pozos',
  ],
  [
    'or with several conditions in one',
    {
      or: [
        { status: { eq: 'CLOSED' }, startedOn: { lt: '2020' } },
        { and: [{ name: { contains: 'a' } }, { status: { isNull: true } }] },
      ],
    },
    'pozos cocinas-2 nube vacia',
  ],
  [
    'not or: where one is unknown, so is the whole',
    { not: { or: [{ status: { eq: 'CLOSED' } }, { startedOn: { isNull: true } }] } },
    'andes aves zafra',
  ],
  [
    'not and: where one does not hold, the whole does not',
    { not: { status: { eq: 'CLOSED' }, startedOn: { lt: '2020' } } },
    'andes cocinas cocinas-2 aves nube cana zafra',
  ],
  ['not not', { not: { not: { status: { eq: 'CLOSED' } } } }, 'pozos cocinas'],
  // Relationships.
  ['some', { approaches: { some: APPROACH.genero } }, 'pozos andes cocinas nube'],
  ['some at all', { approaches: { some: {} } }, 'pozos andes cocinas aves nube'],
  [
    'some by edge',
    { approaches: { some: significance({ eq: 'PRINCIPAL' }) } },
    'pozos andes cocinas',
  ],
  [
    'some by node and edge of the same relationship',
    { approaches: { some: { ...APPROACH.genero, ...significance({ eq: 'PRINCIPAL' }) } } },
    'pozos cocinas',
  ],
  [
    'some by an unknown edge value',
    { approaches: { some: significance({ isNull: true }) } },
    'andes aves',
  ],
  [
    'none',
    { approaches: { none: significance({ eq: 'PRINCIPAL' }) } },
    'cocinas-2 aves nube vacia cana zafra',
  ],
  ['none at all', { approaches: { none: {} } }, 'cocinas-2 vacia cana zafra'],
  [
    'not some',
    { not: { approaches: { some: APPROACH.genero } } },
    'cocinas-2 aves vacia cana zafra',
  ],
  [
    'all needs at least one, and the unknown does not satisfy',
    { approaches: { all: significance({ eq: 'PRINCIPAL' }) } },
    'cocinas',
  ],
  ['all by node', { approaches: { all: APPROACH.genero } }, 'cocinas nube'],
  [
    'all by edge, any known',
    { approaches: { all: significance({ in: ['PRINCIPAL', 'SIGNIFICANT'] }) } },
    'pozos cocinas nube',
  ],
  ['all at all', { approaches: { all: {} } }, 'pozos andes cocinas aves nube'],
  ['single', { approaches: { single: significance({ eq: 'PRINCIPAL' }) } }, 'pozos andes cocinas'],
  ['single at all', { approaches: { single: {} } }, 'cocinas aves nube'],
  ['count eq 0', { approaches: { count: { eq: 0 } } }, 'cocinas-2 vacia cana zafra'],
  ['count eq 1', { approaches: { count: { eq: 1 } } }, 'cocinas aves nube'],
  ['count gte', { approaches: { count: { gte: 2 } } }, 'pozos andes'],
  ['count between', { places: { count: { gt: 1, lt: 3 } } }, 'nube'],
  ['count of parallel relationships', { places: { count: { eq: 3 } } }, 'pozos andes'],
  [
    'some and none',
    { approaches: { some: APPROACH.genero, none: APPROACH.agro } },
    'andes cocinas nube',
  ],
  // Edges: unknown is never zero.
  ['edge lt 1', { places: { some: households({ lt: 1 }) } }, 'pozos aves'],
  ['edge eq 0', { places: { some: households({ eq: 0 }) } }, 'pozos aves'],
  ['edge in', { places: { some: households({ in: [5, 200] }) } }, 'cocinas zafra'],
  ['edge isNull true', { places: { some: households({ isNull: true }) } }, 'pozos cocinas-2'],
  ['all edges gte 0', { places: { all: households({ gte: 0 }) } }, 'andes cocinas aves nube zafra'],
  ['no edge gt 0', { places: { none: households({ gt: 0 }) } }, 'cocinas-2 aves vacia cana'],
  ['single edge gte 0', { places: { single: households({ gte: 0 }) } }, 'cocinas aves zafra'],
  ['edge of a money', { places: { some: { edge: { budget: { gt: 1000.25 } } } } }, 'pozos'],
  ['edge budget 0', { places: { some: { edge: { budget: { lte: 0 } } } } }, 'andes aves'],
  ['edge text', { places: { some: { edge: { currency: { eq: 'pen' } } } } }, 'pozos andes'],
  ['edge date gt', { places: { some: { edge: { validFrom: { gt: '2021' } } } } }, 'andes'],
  ['edge date lte', { places: { some: { edge: { validTo: { lte: '2021' } } } } }, 'andes'],
  [
    'two edge conditions of one of the parallel relationships',
    { places: { some: { edge: { validFrom: { gte: '2022' }, households: { gt: 12 } } } } },
    'andes',
  ],
  [
    'two edge conditions that no one relationship meets',
    { places: { some: { edge: { validFrom: { eq: '2021' }, households: { gt: 12 } } } } },
    '',
  ],
  [
    'edge sources',
    { approaches: { some: { edge: { sources: { has: 'source:tres' } } } } },
    'pozos andes',
  ],
  [
    'edge locator',
    { approaches: { some: { edge: { locator: { contains: 'PARRAFO' } } } } },
    'pozos',
  ],
  ['percentage 0 is known', { sectors: { some: { edge: { percentage: { lte: 0 } } } } }, 'cocinas'],
  [
    'percentage unknown is not known',
    { sectors: { all: { edge: { percentage: { gte: 0 } } } } },
    'pozos cocinas',
  ],
  ['count on an edge', { targetGroups: { some: { edge: { count: { eq: 0 } } } } }, 'pozos andes'],
  ['count on all edges', { targetGroups: { all: { edge: { count: { gte: 0 } } } } }, 'andes'],
  [
    'unit and year on one edge',
    { targetGroups: { some: { edge: { unit: { eq: 'HOGARES' }, year: { eq: 2021 } } } } },
    'pozos',
  ],
  // Parallel relationships to one node.
  [
    'some through parallel ones',
    related('places', { node: idIs('district:080505') }),
    'pozos andes',
  ],
  [
    'single counts parallel ones',
    { places: { single: { node: idIs('district:080505') } } },
    'pozos',
  ],
  [
    'some through two roles',
    related('participants', { node: idIs('ministry:inclusion') }),
    'pozos',
  ],
  [
    'single through two roles',
    { participants: { single: { node: idIs('ministry:inclusion') } } },
    '',
  ],
  ['single role', { participants: { single: role('FUNDING') } }, 'pozos'],
  // The type of a node, behind an interface.
  ['some of a type', related('participants', { node: { type: { eq: 'MINISTRY' } } }), 'pozos'],
  [
    'all of a type',
    { participants: { all: { node: { type: { eq: 'ORGANIZATION' } } } } },
    'andes cocinas',
  ],
  [
    'none of a type',
    { participants: { none: { node: { type: { in: ['MINISTRY'] } } } } },
    EVERY.replace('pozos ', ''),
  ],
  [
    'some not of a type',
    related('places', { node: { not: { type: { in: ['DISTRICT', 'COMMUNITY'] } } } }),
    'andes cocinas',
  ],
  [
    'of two types at once',
    related('places', { node: { type: { eq: 'DISTRICT', in: ['COMMUNITY'] } } }),
    '',
  ],
  // Within.
  [
    'within a department',
    related('places', place('department:08')),
    'pozos andes cocinas cocinas-2 nube',
  ],
  ['within a province', related('places', place('province:0805')), 'pozos andes cocinas nube'],
  ['within a district', related('places', place('district:080505')), 'pozos andes'],
  ['within a community', related('places', place('community:collana')), 'pozos'],
  ['within another department', related('places', place('department:01')), 'aves'],
  ['within an empty department', related('places', place('department:09')), ''],
  ['within what is unknown', related('places', place('department:99')), ''],
  ['within nothing', related('places', place()), ''],
  ['within a community without parent', related('places', place('community:suelta')), 'zafra'],
  [
    'within places that overlap',
    related('places', place('department:08', 'province:0805', 'district:080505', 'department:08')),
    'pozos andes cocinas cocinas-2 nube',
  ],
  ['none within', { places: { none: place('department:08') } }, 'aves vacia cana zafra'],
  ['all within', { places: { all: place('province:0805') } }, 'pozos cocinas'],
  [
    'all within the department itself',
    { places: { all: place('department:08') } },
    'pozos andes cocinas cocinas-2 nube',
  ],
  ['single within', { places: { single: place('province:0805') } }, 'cocinas nube'],
  [
    'single within places that overlap: one place is one',
    { places: { single: place('department:08', 'province:0805') } },
    'cocinas cocinas-2',
  ],
  ['node within', related('places', { node: place('province:0805') }), 'pozos andes cocinas nube'],
  [
    'within, by edge',
    related('places', { ...place('department:08'), ...households({ gt: 100 }) }),
    'pozos cocinas',
  ],
  [
    'within, of a type',
    related('places', { ...place('province:0805'), node: { type: { eq: 'COMMUNITY' } } }),
    'pozos',
  ],
  [
    'within and node within',
    related('places', { ...place('department:08'), node: place('district:080505') }),
    'pozos andes',
  ],
  [
    'within and node within elsewhere',
    related('places', { ...place('department:01'), node: place('department:08') }),
    '',
  ],
  [
    'within one or another',
    {
      or: [related('places', place('department:01')), related('places', place('district:080505'))],
    },
    'pozos andes aves',
  ],
  // Far away.
  [
    'two starts at once',
    { ...related('approaches', APPROACH.genero), ...related('places', place('province:0805')) },
    'pozos andes cocinas nube',
  ],
  [
    'two steps',
    related('programs', { node: one('parent', idIs('program:fondo')) }),
    'pozos andes cocinas',
  ],
  [
    'two steps through parallel relationships',
    related('participants', { node: related('programs', { node: idIs('program:crecer') }) }),
    'pozos',
  ],
  [
    'three steps',
    related('certifications', {
      node: one('category', one('award', { grantedBy: { node: idIs('organization:premiadora') } })),
    }),
    'pozos',
  ],
  [
    'three steps with conditions on the way',
    related('programs', {
      edge: { locator: { isNull: true } },
      node: {
        startedOn: { lt: '2015' },
        ...related('interventions', {
          node: { status: { eq: 'CLOSED' }, ...related('approaches', APPROACH.agro) },
        }),
      },
    }),
    'pozos andes cocinas',
  ],
];

const programs: readonly Case[] = [
  ['name with an equal one', { name: { eq: 'crecer' } }, 'crecer-amazonia nuevo'],
  ['a code', { budgetCode: { eq: '0118' } }, 'crecer'],
  ['a code is a text', { budgetCode: { eq: '118' } }, ''],
  ['to-one by id', one('parent', idIs('program:fondo')), 'crecer'],
  ['to-one isNull true', { parent: { isNull: true } }, 'nuevo fondo viejo'],
  ['to-one isNull false', { parent: { isNull: false } }, 'crecer-amazonia crecer'],
  ['to-one twice', one('parent', one('parent', idIs('program:fondo'))), 'crecer-amazonia'],
  [
    'to-one by node and isNull',
    { parent: { isNull: false, node: { status: { isNull: true } } } },
    'crecer-amazonia',
  ],
  [
    'not to-one',
    { not: one('parent', idIs('program:fondo')) },
    'crecer-amazonia nuevo fondo viejo',
  ],
  ['successors by date', related('successors', { edge: { on: { lte: '1992' } } }), 'viejo'],
  ['successors by a later year', related('successors', { edge: { on: { gt: '1992' } } }), 'crecer'],
  ['predecessors', related('predecessors', {}), 'nuevo fondo'],
  [
    'law of an edge',
    related('ministries', { edge: { legalBasis: { startsWith: 'ds' } } }),
    'fondo',
  ],
  [
    'no row twice where three paths lead to it',
    related('interventions', { node: related('approaches', APPROACH.genero) }),
    'crecer fondo',
  ],
  [
    'within, two steps away',
    related('interventions', { node: related('places', place('province:0805', 'department:08')) }),
    'crecer fondo',
  ],
  [
    'id and edge',
    related('interventions', {
      node: idIs('intervention:pozos'),
      edge: { locator: { contains: 'pagina' } },
    }),
    'crecer',
  ],
  [
    'four steps',
    related('interventions', {
      node: related('certifications', {
        node: one('category', one('award', idIs('award:premio'))),
      }),
    }),
    'crecer fondo',
  ],
  [
    'a code some steps away',
    related('interventions', {
      node: related('places', { node: { ubigeo: { eq: '080505' } } }),
    }),
    'crecer fondo',
  ],
];

const certifications: readonly Case[] = [
  ['int eq', { year: { eq: 2021 } }, 'bpg-2021 huerfana'],
  ['int in', { year: { in: [2020, 1] } }, 'bpg-2020'],
  ['int gt', { year: { gt: 2020 } }, 'bpg-2021 huerfana'],
  ['int gte', { year: { gte: 2020 } }, 'bpg-2020 bpg-2021 huerfana'],
  ['int lt', { year: { lt: 2021 } }, 'bpg-2020'],
  ['int lte', { year: { lte: 2021 } }, 'bpg-2020 bpg-2021 huerfana'],
  ['int lt, unknown is not zero', { year: { lt: 1 } }, ''],
  ['int isNull', { year: { isNull: true } }, 'sello'],
  ['not int', { not: { year: { eq: 2021 } } }, 'bpg-2020'],
  ['to-one inverse', one('intervention', idIs('intervention:pozos')), 'bpg-2020 bpg-2021'],
  ['to-one inverse isNull', { intervention: { isNull: true } }, 'huerfana'],
  [
    'to-one behind an interface',
    one('category', one('award', one('grantedBy', { type: { eq: 'ORGANIZATION' } }))),
    'bpg-2020 bpg-2021',
  ],
  ['to-one then id', one('award', one('grantedBy', idIs('ministry:inclusion'))), 'sello'],
];

const findings: readonly Case[] = [
  ['float eq 0', { effect: { eq: 0 } }, 'dos'],
  ['float in', { effect: { in: [35.5, 0] } }, 'uno dos'],
  ['float gt', { effect: { gt: 0 } }, 'uno'],
  ['float gte', { effect: { gte: 0 } }, 'uno dos'],
  ['float lt', { effect: { lt: 1 } }, 'tres dos'],
  ['float lte', { effect: { lte: -2 } }, 'tres'],
  ['float isNull true', { effect: { isNull: true } }, 'cuatro'],
  ['float isNull false', { effect: { isNull: false } }, 'uno tres dos'],
  ['not float lt', { not: { effect: { lt: 1 } } }, 'uno'],
  ['not float gte', { not: { effect: { gte: -100 } } }, ''],
  ['the direction that is called NULL', { direction: { eq: 'NULL' } }, 'dos'],
  ['direction isNull', { direction: { isNull: true } }, ''],
  ['horizon isNull', { horizon: { isNull: true } }, 'cuatro dos'],
  ['not horizon', { not: { horizon: { eq: 'SHORT' } } }, 'tres'],
  ['study isNull', { study: { isNull: true } }, 'cuatro'],
  ['study by year', one('study', { year: { gte: 2020 } }), 'uno dos'],
  ['study of unknown year', one('study', { year: { isNull: true } }), 'tres'],
];

const observations: readonly Case[] = [
  ['value lt 1', { value: { lt: 1 } }, 'layo-2013 layo-2018'],
  ['value eq a fraction', { value: { eq: -1.25 } }, 'layo-2013'],
  ['value gt', { value: { gt: 45 } }, 'minc cusco-2013'],
  ['subject isNull', { subject: { isNull: true } }, 'suelta'],
  ['subject of a type', one('subject', { type: { eq: 'DISTRICT' } }), 'layo-2013 layo-2018'],
  ['subject of types', one('subject', { type: { in: ['PROGRAM', 'SOURCE'] } }), 'crecer fuente'],
  [
    'subject not of a type',
    one('subject', { not: { type: { eq: 'DISTRICT' } } }),
    'crecer pozos fuente minc cusco-2013',
  ],
  ['subject by id of any type', one('subject', idIs('source:uno')), 'fuente'],
  [
    'subject by ids of several types',
    one('subject', { id: { in: ['ministry:inclusion', 'district:080505'] } }),
    'minc layo-2013 layo-2018',
  ],
  ['subject by name', one('subject', { name: { eq: 'LAYO' } }), 'layo-2013 layo-2018'],
];

const departments: readonly Case[] = [
  ['latitude 0 is known', { latitude: { eq: 0 } }, '09'],
  ['latitude lt', { latitude: { lt: 1 } }, '08 09'],
  ['not latitude', { not: { latitude: { lt: -1 } } }, '09'],
  ['alias', { aliases: { has: 'qosqo' } }, '08'],
  ['within itself', place('department:08'), '08'],
  [
    'three steps down',
    related('provinces', {
      node: related('districts', {
        node: related('communities', { node: idIs('community:collana') }),
      }),
    }),
    '08',
  ],
];

const provinces: readonly Case[] = [
  ['within', place('department:08'), '0805 0801'],
  ['whose districts lie within', related('districts', place('department:08')), '0805 0801'],
  ['none of whose districts lies within', { districts: { none: place('department:08') } }, '0101'],
  [
    'all of whose districts lie within',
    { districts: { all: place('department:08') } },
    '0805 0801',
  ],
  ['one of whose districts lies within', { districts: { single: place('department:08') } }, '0801'],
  [
    'whose districts or whose name',
    { or: [related('districts', place('department:01')), { name: { eq: 'canas' } }] },
    '0805 0101',
  ],
];

const districts: readonly Case[] = [
  ['within a department', place('department:08'), '080101 080505 080501'],
  ['within a province', place('province:0805'), '080505 080501'],
  ['within itself', place('district:080506'), '080506'],
  ['within places that overlap', place('province:0805', 'department:08'), '080101 080505 080501'],
  ['not within', { not: place('department:08') }, '010101 010102 080506'],
  ['within and by name', { ...place('department:08'), name: { eq: 'layo' } }, '080505'],
  ['a code of INEI', { ubigeo: { eq: '080505' } }, '080505'],
  ['a code of RENIEC', { reniec: { eq: '070101' } }, '080101'],
  ['codes', { ubigeo: { in: ['080101', '010102', '070101'] } }, '080101 010102'],
  ['no province', { province: { isNull: true } }, '080506'],
  ['replaced', related('replacedBy', { edge: { on: { lte: '1999' } } }), '010101'],
  ['replaces', related('replaces', { node: idIs('district:010101') }), '010102'],
  [
    'by an approach two steps away, by three ways',
    related('interventions', { node: related('approaches', APPROACH.genero) }),
    '080101 080505 080501',
  ],
  ['by a community', related('communities', { node: idIs('community:collana') }), '080505'],
  ['whose communities lie within', related('communities', place('province:0805')), '080505 080501'],
];

const communities: readonly Case[] = [
  ['equal but for accents', { name: { eq: 'nunez' } }, 'nunez nunez-2'],
  ['quotes', { name: { contains: '"la' } }, 'd-onofrio'],
  ['within a department', place('department:08'), 'd-onofrio hanansaya nunez collana'],
  [
    'within a district and one of it',
    place('district:080505', 'community:collana'),
    'hanansaya collana',
  ],
  ['not within', { not: place('department:08') }, 'nunez-2 suelta'],
  ['no district', { district: { isNull: true } }, 'suelta'],
  [
    'three to-ones',
    one('district', one('province', one('department', { name: { eq: 'CUSCO' } }))),
    'd-onofrio hanansaya nunez collana',
  ],
  ['to-one within', one('district', place('province:0805')), 'hanansaya nunez collana'],
];

const ministries: readonly Case[] = [
  ['unknown acronym', { acronym: { isNull: true } }, 'agua'],
  ['created to the year', { createdOn: { lte: '2011' } }, 'inclusion agua'],
  ['created after a month', { createdOn: { gt: '2011-10' } }, ''],
  [
    'two roles, one row',
    related('interventions', { node: idIs('intervention:pozos') }),
    'inclusion',
  ],
  [
    'oversaw',
    related('overseenPrograms', {
      node: idIs('program:fondo'),
      edge: { validTo: { isNull: false } },
    }),
    'agua',
  ],
];

const organizations: readonly Case[] = [
  ['kind', { kind: { in: ['EVALUATOR', 'AWARD_BODY'] } }, 'premiadora evaluador'],
  ['unknown kind', { kind: { isNull: true } }, 'ong'],
  ['two roles, one row', related('programs', { node: idIs('program:crecer') }), 'oficina'],
  [
    'within, two steps away',
    related('interventions', { node: related('places', place('department:08')) }),
    'municipio oficina ong',
  ],
];

const tables = {
  interventions: ['Intervention', 'intervention', interventions],
  programs: ['Program', 'program', programs],
  certifications: ['Certification', 'certification', certifications],
  findings: ['Finding', 'finding', findings],
  observations: ['Observation', 'observation', observations],
  departments: ['Department', 'department', departments],
  provinces: ['Province', 'province', provinces],
  districts: ['District', 'district', districts],
  communities: ['Community', 'community', communities],
  ministries: ['Ministry', 'ministry', ministries],
  organizations: ['Organization', 'organization', organizations],
} as const;

/** The rows that the keys name, and how many there are. */
const rowsOf = (prefix: string, keys: string) => {
  const ids = keys.split(' ').filter(Boolean);
  return { totalCount: ids.length, nodes: ids.map((key) => ({ id: `${prefix}:${key}` })) };
};

const refusals: readonly (readonly [title: string, where: object, message: string])[] = [
  ['null', { name: null }, 'where.name must not be null: leave it out, or ask with isNull'],
  [
    'null in a list',
    { not: { status: { eq: null } } },
    'where.not.status.eq must not be null: leave it out, or ask with isNull',
  ],
  ['an or of nothing', { or: [] }, 'where.or must have at least one condition'],
  ['a not of nothing', { not: {} }, 'where.not must have at least one condition'],
  [
    'an id of another type',
    idIs('program:fondo'),
    'where.id.eq must be intervention:…, got "program:fondo"',
  ],
  [
    'what is no id',
    { id: { in: ['intervention:pozos', 'Pozos!'] } },
    'where.id.in must be type:key in lower kebab case, such as district:080505, got "Pozos!"',
  ],
  [
    'within what is no place',
    related('places', place('department:08', 'program:fondo')),
    'where.places.some.within[1] must be one of community:…, department:…, district:…, province:…, got "program:fondo"',
  ],
];

describeAnyEngine('fixture', (api) => {
  describe.each(Object.entries(tables))('%s', (field, [type, prefix, cases]) => {
    // Under `not not` no match starts at what the filter names: the rows must be the same.
    const document = `query ($where: ${type}Filter!, $startable: Boolean!) {
      plain: ${field}(asOf: "always", where: $where, first: 100) { totalCount nodes { id } }
      notNot: ${field}(asOf: "always", where: { not: { not: $where } }, first: 100) @include(if: $startable) { totalCount nodes { id } }
    }`;

    test.each(cases)('%s', async (_title, where, keys) => {
      const startable = /"(some|within|node)"/.test(JSON.stringify(where));
      const rows = rowsOf(prefix, keys);
      expect(await api().data(document, { where, startable })).toEqual({
        plain: rows,
        ...(startable && { notNot: rows }),
      });
    });

    test('a filter that asks for nothing', async () => {
      const all = await list(api(), field);
      expect(
        await api().data(
          `query ($first: ${type}Filter, $second: ${type}Filter, $third: ${type}Filter, $fourth: ${type}Filter) {
            first: ${field}(asOf: "always", where: $first, first: 100) { totalCount nodes { id } }
            second: ${field}(asOf: "always", where: $second, first: 100) { totalCount nodes { id } }
            third: ${field}(asOf: "always", where: $third, first: 100) { totalCount nodes { id } }
            fourth: ${field}(asOf: "always", where: $fourth, first: 100) { totalCount nodes { id } }
          }`,
          {
            first: {},
            second: { and: [{}] },
            third: { or: [{}, { name: { eq: 'nothing is called so' } }] },
            fourth: null,
          },
        ),
      ).toEqual({ first: all, second: all, third: all, fourth: all });
    });
  });

  test('a start changes neither the order nor the page nor the total', async () => {
    const rows = (keys: string) => ({ nodes: rowsOf('intervention', keys).nodes });
    expect(
      await api().data(
        `query ($inCusco: InterventionFilter, $agua: InterventionFilter, $places: DistrictFilter) {
          byCount: interventions(asOf: "always", where: $inCusco, orderBy: [{ count: PLACES, direction: DESC }]) { nodes { id } }
          byDate: interventions(asOf: "always", where: $inCusco, orderBy: [{ field: STARTED_ON, direction: DESC }], first: 3) { nodes { id } }
          backwards: interventions(asOf: "always", where: $inCusco, last: 2) { nodes { id } }
          total: interventions(asOf: "always", where: $inCusco) { totalCount }
          byParallel: interventions(asOf: "always", where: $agua, orderBy: [{ count: PARTICIPANTS }]) { totalCount nodes { id } }
          overlapping: districts(asOf: "always", where: $places, last: 2) { nodes { id } }
          overlappingByCount: districts(asOf: "always", where: $places, orderBy: [{ count: COMMUNITIES, direction: DESC }]) { nodes { id } }
          overlappingTotal: districts(asOf: "always", where: $places) { totalCount }
        }`,
        {
          inCusco: related('places', place('department:08', 'province:0805')),
          agua: related('participants', { node: idIs('ministry:inclusion') }),
          places: place('department:08', 'province:0805', 'district:080505'),
        },
      ),
    ).toEqual({
      byCount: rows('pozos andes nube cocinas-2 cocinas'),
      byDate: rows('cocinas-2 cocinas andes'),
      backwards: rows('cocinas-2 nube'),
      total: { totalCount: 5 },
      byParallel: rowsOf('intervention', 'pozos'),
      overlapping: { nodes: rowsOf('district', '080505 080501').nodes },
      overlappingByCount: { nodes: rowsOf('district', '080505 080501 080101').nodes },
      overlappingTotal: { totalCount: 3 },
    });
  });

  test('filters along relationships', async () => {
    expect(
      await api().data(`{
        program(id: "program:crecer") {
          closed: interventions(where: { status: { eq: CLOSED } }) { totalCount nodes { id } }
          inLayo: interventions(where: { places: { some: { within: ["district:080505"] } } }) { totalCount nodes { id } }
          notInLayo: interventions(where: { places: { none: { within: ["district:080505", "province:0805"] } } }) { totalCount nodes { id } }
        }
        intervention(id: "intervention:pozos") {
          ministries: participants(where: { type: { eq: MINISTRY } }) { totalCount edges { role node { id } } }
          layo: places(where: { within: ["district:080505"] }) { totalCount nodes { id } }
          codes: places(where: { ubigeo: { startsWith: "08" } }) { totalCount nodes { id } }
          nobody: participants(where: { name: { eq: "nobody" } }) { totalCount nodes { id } }
        }
        departments(where: { provinces: { some: {} } }) {
          nodes {
            id
            provinces(where: { districts: { some: { node: { interventions: { count: { gt: 0 } } } } }, within: ["department:08"] }) {
              totalCount
              nodes { id districts(where: { within: ["province:0805"] }) { totalCount nodes { id } } }
            }
          }
        }
      }`),
    ).toEqual({
      program: {
        closed: rowsOf('intervention', 'pozos cocinas'),
        inLayo: rowsOf('intervention', 'pozos andes'),
        notInLayo: { totalCount: 0, nodes: [] },
      },
      intervention: {
        ministries: {
          totalCount: 2,
          edges: [
            { role: 'ACCOUNTABLE', node: { id: 'ministry:inclusion' } },
            { role: 'FUNDING', node: { id: 'ministry:inclusion' } },
          ],
        },
        layo: {
          totalCount: 2,
          nodes: [{ id: 'district:080505' }, { id: 'community:collana' }],
        },
        codes: rowsOf('district', '080505'),
        nobody: { totalCount: 0, nodes: [] },
      },
      departments: {
        nodes: [
          { id: 'department:01', provinces: { totalCount: 0, nodes: [] } },
          {
            id: 'department:08',
            provinces: {
              totalCount: 2,
              nodes: [
                { id: 'province:0805', districts: rowsOf('district', '080505 080501') },
                { id: 'province:0801', districts: { totalCount: 0, nodes: [] } },
              ],
            },
          },
        ],
      },
    });
  });

  test.each(refusals)('refuses %s', async (_title, where, message) => {
    const { body } = await api().send(
      'query ($where: InterventionFilter) { list: interventions(asOf: "always", where: $where) { nodes { id } } }',
      { where },
    );
    expect({ data: body.data, errors: body.errors }).toEqual({
      data: undefined,
      errors: [{ message, path: ['list'], extensions: badInputOf(message) }],
    });
  });
});

/** The whole list of a root field, whose totalCount must be right without any filter. */
async function list(api: Api, field: string): Promise<unknown> {
  const { all } = (await api.data(`{ all: ${field}(first: 100) { nodes { id } } }`)) as {
    all: { nodes: unknown[] };
  };
  return { totalCount: all.nodes.length, nodes: all.nodes };
}
