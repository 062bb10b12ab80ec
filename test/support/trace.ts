/**
 * `npm run trace`: which files and functions of src the first operation passes on an embedded server that has started, as
 * V8 counts their calls. What ran before it, and the scope of modules, is left out.
 *
 * `npm run trace -- '{ limits { maxCost } }'` does the same for another operation.
 */
import { Session } from 'node:inspector/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../src/config';
import { createLog, start } from '../../src/start';

const SRC = join(__dirname, '..', '..', 'src');
const OPERATION = '{ programs(where: { name: { contains: "winay" } }) { nodes { id name } } }';

/** The names of the functions that were called, by their files. */
type Called = ReadonlyMap<string, readonly string[]>;

/** What the compiler adds to a module: what gives its exports, and what sets the fields of an instance. */
const isAdded = (name: string, text: string): boolean =>
  name === '<instance_members_initializer>' ||
  /^(get \w+|function)\s*\(\)\s*\{\s*return (?!this\b)[\w.]+;\s*\}$/.test(text);

/** The functions of src that were called since counting began. */
async function takeCalled(session: Session): Promise<Called> {
  const called = new Map<string, string[]>();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  for (const { scriptId, url, functions } of result) {
    const path = url.startsWith('file:') ? fileURLToPath(url) : url;
    if (!path.startsWith(SRC)) continue;
    const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
    const names = functions.flatMap(({ functionName, ranges: [range] }) => {
      // Module scope begins where its script does.
      if (!range || range.count === 0 || range.startOffset === 0) return [];
      const text = scriptSource.slice(range.startOffset, range.endOffset);
      return isAdded(functionName, text) ? [] : [functionName];
    });
    if (names.length > 0) called.set(relative(SRC, path), names);
  }
  return called;
}

/** What the operation passes on a server over a store of its own. */
async function trace(query: string): Promise<Called> {
  const config = readConfig({ TINKUY_DATA: ':memory:', PORT: '0', LOG_LEVEL: 'silent' });
  const server = await start(config, createLog(config.logLevel));
  const session = new Session();
  session.connect();
  await session.post('Debugger.enable');
  await session.post('Profiler.enable');
  // Counts begin at zero here, whatever ran before.
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const answer = await response.text();
  const called = await takeCalled(session);
  session.disconnect();
  await server.stop();
  if (!response.ok) throw new Error(answer);
  return called;
}

/** The names of functions, those without one by their number. */
function listed(names: readonly string[]): string {
  const unnamed = names.filter((name) => name === '').length;
  return [
    ...names.filter((name) => name !== ''),
    ...(unnamed > 0 ? [`${unnamed} unnamed`] : []),
  ].join(', ');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

void trace(process.argv[2] ?? OPERATION).then((called) => {
  const files = [...called.keys()].sort((a, b) => compare(dirname(a), dirname(b)) || compare(a, b));
  for (const file of files) {
    process.stdout.write(`${file}: ${listed(called.get(file) ?? [])}\n`);
  }
  const functions = [...called.values()].flat().length;
  process.stdout.write(`${files.length} files, ${functions} functions\n`);
});
