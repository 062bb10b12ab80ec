import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { GraphModel } from '../../../src/model/graph-model';
import { typeDefinitions, type PeerExtent } from '../peer/type-definitions';
import { median } from './figures';

/** What a schema costs. */
export interface SchemaSize {
  /** Until the code is loaded. */
  readonly loadMs: number;
  /** From loaded code to the schema. */
  readonly buildMs: number;
  readonly types: number;
  /** As `printSchema` prints it, with all descriptions. */
  readonly sdlBytes: number;
}

/** The schemas that are compared: ours, and the peer's with and without mutations. */
export type SchemaSizes = Readonly<Record<'tinkuy' | 'peer' | 'peerQueries', SchemaSize>>;

const TIMES = 3;

/** Writes the peer's type definitions of our model to a file for its process. */
export function writeDefinitions(model: GraphModel, extent: PeerExtent): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tinkuy-bench-')), `${extent}.graphql`);
  writeFileSync(file, typeDefinitions(model, extent));
  return file;
}

/** Builds each schema in processes of its own, in turns. */
export async function measureSchemas(model: GraphModel): Promise<SchemaSizes> {
  const [all, queries] = [writeDefinitions(model, 'all'), writeDefinitions(model, 'queries')];
  const seen: Record<keyof SchemaSizes, SchemaSize[]> = { tinkuy: [], peer: [], peerQueries: [] };
  for (let i = 0; i < TIMES; i++) {
    seen.tinkuy.push(await sizeOf('tinkuy', ''));
    seen.peer.push(await sizeOf('peer', all));
    seen.peerQueries.push(await sizeOf('peer', queries));
  }
  return {
    tinkuy: medians(seen.tinkuy),
    peer: medians(seen.peer),
    peerQueries: medians(seen.peerQueries),
  };
}

async function sizeOf(library: string, definitions: string): Promise<SchemaSize> {
  const file = join(__dirname, 'schema-process.ts');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-r', '@swc-node/register', file, library, definitions],
    { maxBuffer: 1 << 20 },
  );
  return JSON.parse(stdout) as SchemaSize;
}

const medians = (sizes: readonly SchemaSize[]): SchemaSize => ({
  loadMs: Math.round(median(sizes.map(({ loadMs }) => loadMs))),
  buildMs: Math.round(median(sizes.map(({ buildMs }) => buildMs))),
  types: sizes[0]?.types ?? 0,
  sdlBytes: sizes[0]?.sdlBytes ?? 0,
});
