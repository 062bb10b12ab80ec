import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The files of a folder as one: what they load is loaded once, and their servers share the graphs that none of them
 * has changed. A file that is named on the command line runs by itself (jest.config.js).
 */
export function allOf(folder: string): void {
  const load = createRequire(__filename);
  const path = join(__dirname, '..', folder);
  const files = readdirSync(path)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ name, graph: graphOf(join(path, name)) }))
    // One Neo4j holds one graph: what asks for the same one runs together.
    .sort((a, b) => a.graph.localeCompare(b.graph) || a.name.localeCompare(b.name));
  for (const { name } of files) {
    describe(name, () => {
      load(join(path, name));
    });
  }
}

/** The graph of which a file begins with a server, or an engine; empty where it needs none. */
const graphOf = (file: string): string =>
  /(?:describe(?:Each|Any)Engine|engineWith)\([^']*'(\w+)'/.exec(readFileSync(file, 'utf8'))?.[1] ??
  '';
