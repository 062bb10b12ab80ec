import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { FaultsError } from '../errors';
import type { Dataset } from '../execute/dataset';
import type { Engine } from '../engine/engine';
import type { GraphModel } from '../graph/graph-model';
import { isPartialDate } from '../graph/partial-date';
import { checkRecords } from './check';
import type { GraphData } from './graph-data';
import { readFolder } from './read-folder';
import { writeGraph } from './write';

/** The folder of the seed, within the project. */
export const SEED_FOLDER = join(__dirname, '..', '..', 'seed');

const description = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  asOf: z.string().refine(isPartialDate, 'must be a date such as 2021-11-05'),
  licence: z.string().min(1),
  citation: z.string().min(1),
});

/** The checked data of the seed, and the description of its data set. */
export function readSeed(
  model: GraphModel,
  folder = SEED_FOLDER,
): { data: GraphData; dataset: Dataset } {
  const file = join(folder, 'dataset.yaml');
  const read = description.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) {
    throw new FaultsError(
      'seed/dataset.yaml cannot be used:',
      read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    );
  }
  return { data: checkRecords(model, readFolder(join(folder, 'data'))), dataset: read.data };
}

/** Writes the seed; twice is the same as once. */
export async function seed(engine: Engine, model: GraphModel): Promise<GraphData> {
  const { data, dataset } = readSeed(model);
  await writeGraph(engine, model, data, dataset);
  return data;
}

/** True where the store holds no entity. */
export async function isEmpty(engine: Engine): Promise<boolean> {
  const [row] = await engine.run({
    text: 'MATCH (n:Entity) WITH n LIMIT 1 RETURN count(n) AS found',
    params: {},
  });
  return row?.found === 0;
}
