import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile, type ReadOptions } from '../../src/ingest/read/read-file';
import type { Read } from '../../src/ingest/records';

/** All that is read of a file with that name and content, which is gone afterwards. */
export async function readAll(
  name: string,
  content: string | Buffer,
  options?: ReadOptions,
): Promise<Read[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tinkuy-read-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, content);
    return await readPath(path, options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All that is read at an address. */
export async function readPath(path: string, options?: ReadOptions): Promise<Read[]> {
  const reads: Read[] = [];
  for await (const read of readFile(path, options)) reads.push(read);
  return reads;
}
