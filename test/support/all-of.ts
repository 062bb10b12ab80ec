import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The files of a folder as one: what they load is loaded once, and their servers share the graphs that none of them
 * has changed. A file that is named on the command line runs by itself (jest.config.js).
 */
export function allOf(folder: string): void {
  const load = createRequire(__filename);
  const path = join(__dirname, '..', folder);
  for (const name of readdirSync(path).filter((one) => one.endsWith('.test.ts'))) {
    describe(name, () => {
      load(join(path, name));
    });
  }
}
