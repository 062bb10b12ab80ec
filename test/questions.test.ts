/**
 * The questions that the data is asked, by number (those whom it is for gave them), and the operation that answers
 * each. test/operations.test.ts holds every operation to its answer on the seed; where the seed knows too little,
 * it is asked here of a small graph that is made up.
 */
import { OPERATIONS_FOLDER } from '../src/server/create-server';
import { loadExamples } from '../src/server/playground/load-examples';
import { describeAnyEngine } from './support/api';

const QUESTIONS: Readonly<Record<number, readonly string[]>> = {
  1: ['GenderInPoorDistricts'],
  2: ['FoundingCase', 'AroundHakuWinay'],
  3: ['ThreeProgrammes'],
  4: ['GapMap'],
  5: ['PoorDistrictsWithoutHakuWinay'],
  6: ['WhatSharesWithLayo'],
  7: ['AroundHakuWinay'],
  8: ['PathBetween'],
  9: ['WhoTakesPart', 'WhoEvaluates'],
  10: ['SchoolFeeding'],
  11: ['RecognitionsByDepartment'],
  12: ['RestingOnOneNote', 'ThreeOrFourComponents'],
  13: ['Search'],
  14: ['ByCode'],
  15: ['Citing'],
};

const examples = new Map(loadExamples(OPERATIONS_FOLDER).map((one) => [one.name, one]));

test('each of the 15 questions has its operations', () => {
  expect(Object.keys(QUESTIONS)).toHaveLength(15);
  const missing = Object.values(QUESTIONS)
    .flat()
    .filter((name) => !examples.has(name));
  expect(missing).toEqual([]);
});

describeAnyEngine('questions', (api) => {
  const answer = (name: string): Promise<unknown> =>
    api().data(examples.get(name)?.query ?? '', examples.get(name)?.variables);

  test('1: a gender approach, in districts of 50 % poverty or more in 2018, certified in 2021', async () => {
    expect(await answer('GenderInPoorDistricts')).toEqual({
      programs: {
        totalCount: 1,
        nodes: [
          {
            id: 'program:haku-winay',
            name: 'Haku Wiñay',
            interventions: {
              nodes: [
                {
                  name: 'Haku Wiñay con enfoque de género',
                  certifications: { nodes: [{ name: 'Certificación 2021', level: 'CERTIFIED' }] },
                  places: { nodes: [{ __typename: 'District', name: 'Con ambos' }] },
                },
                {
                  name: 'Haku Wiñay donde la pobreza es menor',
                  certifications: { nodes: [{ name: 'Otra de 2021', level: null }] },
                  places: { nodes: [{ __typename: 'District', name: 'Solo Juntos y no pobre' }] },
                },
              ],
            },
          },
        ],
      },
    });
  });

  test('5: poor districts with Juntos and without Haku Wiñay; an unknown figure is none', async () => {
    expect(await answer('PoorDistrictsWithoutHakuWinay')).toEqual({
      complementary: {
        totalCount: 1,
        nodes: [
          {
            id: 'district:980102',
            name: 'Solo Juntos',
            province: { name: 'Provincia', department: { name: 'Departamento' } },
            observations: { nodes: [{ value: 55.5, year: 2018, method: 'Mapa de pobreza' }] },
          },
        ],
      },
      withoutHakuWinay: {
        totalCount: 2,
        nodes: [
          { id: 'district:980104', name: 'Pobre y sin programas' },
          { id: 'district:980102', name: 'Solo Juntos' },
        ],
      },
    });
  });
});
