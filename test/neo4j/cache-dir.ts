import { join } from 'node:path';

/** The folder at the root of the repository, ignored by Git, for class paths and served data. */
export const cacheDir = join(__dirname, '..', '..', '.neo4j');
