/** Which file may import which: the layers of docs/architecture.md, cycles, who knows a library, and the size of files. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const SRC = join(__dirname, '../src');
const MOST_LINES = 400;

/** A file imports from its own layer or one above it here; layers on one line do not import each other. */
const LAYERS = [
  ['errors', 'messages'],
  ['config'],
  ['model'],
  ['read/plan'],
  ['engine'],
  ['read/run'],
  ['ingest', 'schema'],
  ['types'],
  ['features'],
  ['export'],
  ['server'],
  ['main', 'cli', 'build-schema', 'serve', 'start', 'explain-start-fault', 'production'],
];

/** Who may import a library; nobody else. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  'type-graphql': ['model/', 'schema/', 'types/', 'features/', 'build-schema.ts'],
  'neo4j-driver': ['engine/neo4j/'],
  '@grafeo-db/js': ['engine/embedded/'],
  minisearch: ['engine/embedded/'],
  libsql: ['engine/sqlite/'],
  'libsql/promise': ['engine/sqlite/'],
  '@redis/client': ['server/cache/'],
  'lru-cache': ['read/run/plan-cache', 'server/cache/'],
  fastify: ['server/'],
};

interface Import {
  readonly from: string;
  /** A path within src, or the name of a library. */
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();
const sources = new Map(files.map((file) => [file, readFileSync(join(SRC, file), 'utf8')]));

const imports = [...sources].flatMap(([file, text]) => importsOf(file, text));

function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined): void => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const path = resolve(SRC, dirname(file), specifier.text);
    const inner = [`${path}.ts`, `${path}.d.ts`, join(path, 'index.ts')]
      .map((one) => relative(SRC, one))
      .find((one) => sources.has(one));
    const own = specifier.text.startsWith('.');
    found.push({ from: file, to: own ? (inner ?? `missing ${path}`) : specifier.text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal);
    } else if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      const loads = ['import', 'require', 'require.resolve'].includes(called);
      if (loads) add(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  return found;
}

const layerOf = (file: string): string => (/^(read\/)?[^/.]+/.exec(file) ?? [''])[0];
const rank = (layer: string): number => LAYERS.findIndex((names) => names.includes(layer));
const inner = imports.filter(({ to }) => sources.has(to));
const print = ({ from, to }: Import): string => `${from} imports ${to}`;

test('every file of src stands in a layer, and every layer has files', () => {
  expect(files.filter((file) => rank(layerOf(file)) < 0)).toEqual([]);
  const known = new Set(files.map(layerOf));
  expect(LAYERS.flat().filter((layer) => !known.has(layer))).toEqual([]);
});

test('every import of a file leads to one', () => {
  expect(inner.length).toBeGreaterThan(files.length);
  expect(imports.filter(({ to }) => to.startsWith('missing ')).map(print)).toEqual([]);
});

test('a file imports from its own layer or one before it', () => {
  const allowed = ({ from, to }: Import): boolean => {
    const [here, there] = [layerOf(from), layerOf(to)];
    const last = rank(here) === LAYERS.length - 1;
    return here === there || rank(there) < rank(here) || (last && rank(there) === rank(here));
  };
  expect(inner.filter((one) => !allowed(one)).map(print)).toEqual([]);
});

test('no file imports itself by way of others, types included', () => {
  const next = new Map(files.map((file): [string, string[]] => [file, []]));
  for (const { from, to } of inner) next.get(from)?.push(to);
  const cycles = new Set<string>();
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.add([...path.slice(path.indexOf(file)), file].join(' > '));
    if (path.includes(file) || done.has(file)) return;
    for (const one of next.get(file) ?? []) follow(one, [...path, file]);
    done.add(file);
  };
  for (const file of files) follow(file, []);
  expect([...cycles]).toEqual([]);
});

test.each(Object.entries(LIBRARIES))('%s is imported by %j alone', (library, folders) => {
  const users = imports.filter(({ to }) => to === library || to.startsWith(`${library}/`));
  expect(users.length).toBeGreaterThan(0);
  const others = users.filter(({ from }) => !folders.some((folder) => from.startsWith(folder)));
  expect(others.map(print)).toEqual([]);
});

test('only an engine knows its query language: others ask its store, or run plans', () => {
  const statement = /\b(MATCH|MERGE|UNWIND|SELECT|INSERT INTO|DELETE FROM)\b/;
  const found: string[] = [];
  for (const [file, text] of sources) {
    if (layerOf(file) === 'engine' || !statement.test(text)) continue;
    const visit = (node: ts.Node): void => {
      const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
      if (isText && statement.test(node.getText())) found.push(`${file}: ${node.getText()}`);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  }
  expect(found).toEqual([]);
  const ofEngine = /^engine\/.+\//;
  const others = inner.filter(({ from, to }) => ofEngine.test(to) && layerOf(from) !== 'engine');
  expect(others.map(print)).toEqual([]);
});

test('only config.ts reads the environment, and only production.ts sets it', () => {
  const readers = [...sources].filter(([, text]) => /process\s*\.\s*env\b|process\[/.test(text));
  expect(readers.map(([file]) => file)).toEqual(['config.ts', 'production.ts']);
});

test(`no file has more than ${MOST_LINES} lines`, () => {
  const long = [...sources].map(([file, text]) => [file, text.split('\n').length - 1] as const);
  expect(long.filter(([, lines]) => lines > MOST_LINES)).toEqual([]);
});
