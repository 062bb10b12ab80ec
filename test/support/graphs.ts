import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Engine } from '../../src/engine/engine';
import type { Dataset } from '../../src/read/run/dataset';
import type { GraphModel } from '../../src/model/graph-model';
import { checkRecords } from '../../src/ingest/check';
import type { GraphData } from '../../src/ingest/graph-data';
import { importRecords } from '../../src/ingest/import-records';
import type { ImportReport } from '../../src/ingest/import-report';
import { readFolder } from './read-folder';
import type { Read } from '../../src/ingest/records';
import { SEED_FOLDER } from '../../src/ingest/seed';

/** The checked data of the seed, and the description of its data set. */
export const seedData = (model: GraphModel): { data: GraphData; dataset: Dataset } => ({
  data: checkRecords(model, readFolder(join(SEED_FOLDER, 'data'))),
  dataset: parse(readFileSync(join(SEED_FOLDER, 'dataset.yaml'), 'utf8')) as Dataset,
});

/** Writes checked data as an import does, and fails where anything is refused. */
export async function writeGraph(
  engine: Engine,
  model: GraphModel,
  data: GraphData,
  description?: Dataset,
): Promise<ImportReport> {
  const report = await importRecords(
    { engine, model },
    {
      files: ['test'],
      read: recordsOf(data),
      share: () => 1,
      sources: [],
      onError: 'stop',
      dryRun: false,
      by: 'test',
      description,
      onProgress: () => undefined,
    },
  );
  if (report.issueCount > 0) throw new Error(JSON.stringify(report.issues, null, 2));
  return report;
}

async function* recordsOf({ nodes, relationships }: GraphData): AsyncGenerator<Read> {
  const leaving = new Map<string, Record<string, unknown[]>>();
  for (const { type, from, to, properties } of relationships) {
    const { key: _key, ...own } = properties;
    const of = leaving.get(from) ?? {};
    (of[type] ??= []).push({ to, ...own });
    leaving.set(from, of);
  }
  for (const { id, properties } of nodes) {
    const at = { file: 'test', node: id };
    yield { record: { at, values: { ...properties, ...leaving.get(id) } } };
  }
}
