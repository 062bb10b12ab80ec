import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { IssuesError } from '../errors';
import type { Dataset } from '../read/run/dataset';
import type { Engine } from '../engine/engine';
import { isPartialDate } from '../model/partial-date';
import { issueText } from './issue';
import { importRecords } from './import-records';
import type { ImportReport } from './import-report';
import { formatOf, readFile } from './read/read-file';
import type { Read } from './records';
import type { Store } from './recover';

/** The folder of the seed, within the project. */
export const SEED_FOLDER = join(__dirname, '..', '..', 'seed');

const description = z.object({
  name: z.string().min(1),
  nameEn: z.string().min(1).optional(),
  version: z.string().min(1),
  asOf: z.string().refine(isPartialDate, 'must be a date such as 2021-11-05'),
  licence: z.string().min(1),
  citation: z.string().min(1),
  citationEn: z.string().min(1).optional(),
});

/** Writes the seed, or another folder that describes itself as it does; twice is the same as once. */
export async function seed(store: Store, folder = SEED_FOLDER): Promise<ImportReport> {
  const report = await importCollection(store, join(folder, 'data'), readDescription(folder));
  if (report.issueCount > 0) {
    const texts = report.issues.map((issue) => issueText(issue, 'en'));
    throw new IssuesError('The data cannot be taken:', texts);
  }
  return report;
}

/** Imports a folder of files that know their entities: nothing in them is compared with what is there. */
async function importCollection(
  store: Store,
  folder: string,
  dataset: Dataset,
): Promise<ImportReport> {
  return importRecords(store, {
    files: ['seed'],
    read: recordsOf(folder),
    share: () => 1,
    sources: [],
    onError: 'stop',
    dryRun: false,
    by: 'tinkuy',
    description: dataset,
    onProgress: () => undefined,
  });
}

async function* recordsOf(folder: string): AsyncGenerator<Read> {
  for (const file of readdirSync(folder).sort()) {
    if (formatOf(file) !== undefined) yield* readFile(join(folder, file));
  }
}

function readDescription(folder: string): Dataset {
  const file = join(folder, 'dataset.yaml');
  const read = description.safeParse(parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  throw new IssuesError(
    'seed/dataset.yaml cannot be used:',
    read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  );
}

/** True where the store holds no entity. */
export async function isEmpty(engine: Engine): Promise<boolean> {
  const { nodes } = await engine.store.counts(['Entity'], []);
  return nodes.get('Entity') === 0;
}
