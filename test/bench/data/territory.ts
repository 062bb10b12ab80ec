import { join } from 'node:path';
import { readFile } from '../../../src/ingest/read/read-file';
import type { NodeRecord } from '../../../src/ingest/records';
import { SEED_FOLDER } from '../../../src/ingest/seed';

/** The places of the seed down to its districts, with the source that tells of them. */
export interface Territory {
  readonly records: readonly NodeRecord[];
  /** The districts of each department, departments and districts by their codes. */
  readonly districts: readonly (readonly string[])[];
}

/** The real map of districts. */
export async function readTerritory(): Promise<Territory> {
  const places: NodeRecord[] = [];
  for (const file of ['departments.csv', 'provinces.csv', 'districts.csv']) {
    places.push(...(await recordsOf(file)));
  }
  const told = new Set(places.map(({ values }) => values.sources));
  const sources = (await recordsOf('sources.yaml')).filter(({ values }) => told.has(values.id));
  const byDepartment = new Map<string, string[]>();
  for (const { values } of places) {
    const id = String(values.id);
    if (!id.startsWith('district:')) continue;
    const department = id.slice('district:'.length, 'district:'.length + 2);
    byDepartment.set(department, [...(byDepartment.get(department) ?? []), id]);
  }
  return { records: [...sources, ...places], districts: [...byDepartment.values()] };
}

async function recordsOf(file: string): Promise<NodeRecord[]> {
  const records: NodeRecord[] = [];
  for await (const read of readFile(join(SEED_FOLDER, 'data', file))) {
    if ('record' in read) records.push(read.record);
  }
  return records;
}
