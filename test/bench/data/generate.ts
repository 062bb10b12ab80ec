/**
 * A made-up graph of any size on the real map: the same records for the same size, every time. Everything but the
 * map is marked `synthetic`. A few approaches, components, programmes and departments hold most.
 */
import type { NodeRecord, Read } from '../../../src/ingest/records';
import { interventionName, placeName } from './names';
import { between, oneOf, randomOf } from './random';
import { Skew } from './skew';
import { readTerritory, type Territory } from './territory';

/** Changes with what is generated, and with what an import writes of it: stores of another version are made anew. */
export const GENERATOR_VERSION = 2;

/** How many there are of what does not grow with the size. */
export const COUNTS = {
  ministries: 19,
  programs: 300,
  approaches: 40,
  components: 200,
  targetGroups: 15,
  categories: 12,
} as const;

/** What the generator calls the nth thing of a type. */
export const idOf = (type: string, index: number): string =>
  `${type}:synthetic-${String(index + 1).padStart(type === 'intervention' || type === 'community' ? 7 : 3, '0')}`;

/** One in ten interventions is certified: those whose place ends with this. */
export const isCertified = (index: number): boolean => index % 10 === 3;

const SOURCE = 'source:synthetic';
const STATUSES = ['IMPLEMENTATION', 'IMPLEMENTATION', 'CLOSED', 'FINALISATION', 'PIPELINE'];
const LEVELS = ['CERTIFIED', 'CERTIFIED', 'CERTIFIED', 'FINALIST', 'WINNER', 'MENTION'];
const FIRST_YEAR = 2008;
const LAST_YEAR = 2024;

type Values = Record<string, unknown>;

/** The records of a graph with so many interventions. */
export async function* generate(size: number): AsyncGenerator<Read> {
  const territory = await readTerritory();
  for (const record of territory.records) yield { record };
  for (const values of vocabularies()) yield made(values);
  const communities = Math.max(4, Math.floor(size / 2));
  const districts = districtsOf(territory, communities);
  for (let i = 0; i < communities; i++) yield made(community(i, districts(i)));
  yield* interventions(size, communities);
  for (const values of ministries()) yield made(values);
}

const made = (values: Values): Read => {
  const record: NodeRecord = {
    at: { file: 'synthetic', node: String(values.id) },
    values: { ...values, sources: [SOURCE] },
  };
  return { record };
};

function* vocabularies(): Generator<Values> {
  yield { id: SOURCE, name: 'Datos sintéticos', synthetic: true };
  const several = (type: string, name: string, count: number, more: (i: number) => Values) =>
    Array.from({ length: count }, (_, i) => named(type, name, i, more(i)));
  const none = (): Values => ({});
  yield* several('approach', 'Enfoque', COUNTS.approaches, none);
  yield* several('component', 'Componente', COUNTS.components, none);
  yield* several('target-group', 'Población', COUNTS.targetGroups, none);
  yield* several('organization', 'Jurado', 1, () => ({ kind: 'AWARD_BODY' }));
  yield* several('award', 'Premio', 3, () => ({ GRANTED_BY: idOf('organization', 0) }));
  yield* several('award-category', 'Categoría', COUNTS.categories, (i) => ({
    OF_AWARD: idOf('award', i % 3),
  }));
}

function* ministries(): Generator<Values> {
  for (let i = 0; i < COUNTS.ministries; i++) {
    const programs = Array.from({ length: COUNTS.programs }, (_, n) => n);
    const own = programs.filter((n) => n % COUNTS.ministries === i);
    yield named('ministry', 'Ministerio', i, { OVERSEES: own.map((n) => idOf('program', n)) });
  }
}

const named = (type: string, name: string, index: number, more: Values): Values => ({
  id: idOf(type, index),
  name: `${name} ${placeName(randomOf(type, index))}`,
  synthetic: true,
  ...more,
});

/** The district of each community: those of one district come one after the other. */
function districtsOf({ districts }: Territory, communities: number): (index: number) => string {
  const departments = new Skew(districts.length);
  const within = districts.map((list) => new Skew(list.length));
  return (index) => {
    const department = departments.at((index + 0.5) / communities);
    // Spread, so that those with most are not those with the first codes.
    const place = (department.index * 7) % districts.length;
    const district = within[place]?.at(department.within);
    return districts[place]?.[district?.index ?? 0] ?? '';
  };
}

const community = (index: number, district: string): Values => ({
  id: idOf('community', index),
  name: placeName(randomOf('community', index)),
  synthetic: true,
  PART_OF: district,
});

function* interventions(size: number, communities: number): Generator<Read> {
  const skews = {
    approaches: new Skew(COUNTS.approaches),
    components: new Skew(COUNTS.components),
    targetGroups: new Skew(COUNTS.targetGroups),
    programs: new Skew(COUNTS.programs),
  };
  let program = 0;
  let runs: string[] = [];
  for (let i = 0; i < size; i++) {
    const random = randomOf('intervention', i);
    const id = idOf('intervention', i);
    if (isCertified(i)) yield made(certification(i));
    const first = Math.floor(random() * communities);
    const places = Array.from(
      { length: between(random, 1, 4) },
      (_, n) => (first + n) % communities,
    );
    yield made({
      id,
      name: interventionName(random),
      summary: 'Hecha para medir, no es ningún hecho.',
      synthetic: true,
      status: oneOf(random, STATUSES),
      startedOn: `${between(random, FIRST_YEAR, LAST_YEAR)}-${String(between(random, 1, 12)).padStart(2, '0')}`,
      IMPLEMENTED_IN: places.map((one) => ({
        to: idOf('community', one),
        households: between(random, 5, 400),
      })),
      APPLIES: skews.approaches.some(random, between(random, 1, 4)).map((one) => ({
        to: idOf('approach', one),
        significance: random() < 0.4 ? 'PRINCIPAL' : 'SIGNIFICANT',
      })),
      HAS_COMPONENT: skews.components
        .some(random, between(random, 1, 4))
        .map((one) => idOf('component', one)),
      REACHES: skews.targetGroups.some(random, 1).map((one) => idOf('target-group', one)),
      ...(isCertified(i) && { RECEIVED: [idOf('certification', i)] }),
    });
    runs.push(id);
    // Those of one programme come one after the other, so that it is told of once and soon after them.
    const next = i + 1 < size ? skews.programs.at((i + 1) / size).index : COUNTS.programs;
    for (; program < next; program++) {
      yield made(named('program', 'Programa', program, { RUNS: runs }));
      runs = [];
    }
  }
}

function certification(index: number): Values {
  const random = randomOf('certification', index);
  const year = between(random, 2013, LAST_YEAR);
  return {
    id: idOf('certification', index),
    name: `Reconocimiento ${index + 1} de ${year}`,
    synthetic: true,
    year,
    level: oneOf(random, LEVELS),
    IN_CATEGORY: idOf('award-category', between(random, 0, COUNTS.categories - 1)),
  };
}
