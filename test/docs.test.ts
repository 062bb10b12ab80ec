/**
 * What README and docs/ say is so: every GraphQL example is valid on the schema, and answered as the JSON behind it says;
 * every link leads somewhere, every file that is named is there, and every arrow in a picture is in the graph.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, validate } from 'graphql';
import { CypherCompiler } from '../src/engine/cypher/cypher-compiler';
import { invariant } from '../src/errors';
import { nodeModel } from '../src/model/graph-model';
import { isPage } from '../src/read/run/node-roots';
import { camel } from '../src/schema/names';
import { describeAnyEngine, model, schema } from './support/api';
import { planDocument } from './support/plan';

const ROOT = join(__dirname, '..');

/** A page by its name, and its text. */
const PAGES = [
  'README.md',
  'test/bench/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

/** Each match of a pattern on any page, by where it stands. */
const found = (pattern: RegExp) =>
  PAGES.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map((match) => ({
      file,
      where: `${file}:${text.slice(0, match.index).split('\n').length}`,
      match: match.slice(1),
    })),
  );

// What is to be added to the schema is tried by test/contributing.test.ts.
const examples = found(/^```graphql\n(.*?)^```\n(?:\n```json\n(.*?)^```)?/gms)
  .filter(({ file }) => file !== 'docs/contributing.md')
  .map(({ where, match: [document = '', answer] }) => ({ where, document, answer }));

test.each(examples)('the example at $where is valid', ({ document }) => {
  expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
});

describeAnyEngine('seed', (api) => {
  const answered = examples.filter(({ answer }) => answer !== undefined);
  test.each(answered)('the example at $where has its answer', async ({ document, answer }) => {
    const { body } = await api().send(document);
    const { extensions: _extensions, ...shown } = body;
    expect(shown.errors ? shown : shown.data).toEqual(JSON.parse(answer ?? ''));
  });
});

test('every arrow of the picture is a relationship of the graph', () => {
  const pictures = found(/^```mermaid\n(.*?)^```/gms).map(({ match: [text = ''] }) => text);
  const arrows = pictures.flatMap((text) => [...text.matchAll(/(\w+) -- (\w+) --> (\w+)/g)]);
  expect(arrows.length).toBeGreaterThan(0);
  const missing = arrows.filter(
    ([, from = '', type, to]) =>
      ![...nodeModel(model, from).relationships.values()].some(
        (one) => one.type === type && one.direction === 'out' && one.target === to,
      ),
  );
  expect(missing.map(([arrow]) => arrow)).toEqual([]);
});

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

test('every link to a file leads to one, and to a heading that it has', () => {
  const links = found(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g);
  expect(links.length).toBeGreaterThan(0);
  const broken = links.filter(({ file, match: [path = '', anchor] }) => {
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(ROOT, target))) return true;
    if (anchor === undefined) return false;
    const headings = readFileSync(join(ROOT, target), 'utf8').matchAll(/^#+ (.*)$/gm);
    return ![...headings].some(([, heading = '']) => anchorOf(heading) === anchor);
  });
  expect(broken.map(({ where, match }) => `${where} ${match.join('#')}`)).toEqual([]);
});

test('the statement of the query that is followed is the one that is compiled', () => {
  const page = PAGES.find(({ file }) => file === 'docs/architecture.md')?.text ?? '';
  const [, query = ''] = /```graphql\n(.*?)^```/ms.exec(page) ?? [];
  const [, statement = ''] = /```cypher\n(.*?)^ *```/ms.exec(page) ?? [];
  const { roots } = planDocument(parse(query), {});
  const [root] = [...roots.values()].filter(isPage);
  invariant(root, 'a list is followed');
  const { text } = new CypherCompiler().compile(root.planned.plan, root.planned.values);
  expect(statement.replace(/^ {3}/gm, '')).toBe(`${text}\n`);
});

test('every file of the project that is named is there', () => {
  // On the page of the architecture, files are named from src on.
  const named = found(/`((?:[\w-]+\/)+[\w.-]+\.ts|(?:src|test|seed|schema|docs)\/[\w./-]*\w)[`:]/g);
  expect(named.length).toBeGreaterThan(0);
  // On the page of how to add something, what is added.
  const added = new Set(
    found(/^\S+ ((?:src|seed)\/\S+)$/gm).flatMap(({ file, match: [path = ''] }) =>
      file === 'docs/contributing.md' ? [path] : [],
    ),
  );
  const missing = named.filter(
    ({ match: [path = ''] }) =>
      !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, 'src', path)) && !added.has(path),
  );
  expect(missing.map(({ where, match: [path] }) => `${where} ${path}`)).toEqual([]);
});

test('decisions have ids of their own, without gaps, and name only those that are there', () => {
  const decisions = readFileSync(join(ROOT, 'docs/decisions.md'), 'utf8');
  const places = [...decisions.matchAll(/^(?:#+ |\| )((?:D-\d{3}(?:, )?)+)/gm)];
  const ids = places.flatMap(([, list = '']) => list.split(', ')).sort();
  expect(ids).toEqual(ids.map((_, i) => `D-${String(i + 1).padStart(3, '0')}`));
  const named = found(/\b(D-\d{3})\b/g).filter(({ match: [id = ''] }) => !ids.includes(id));
  expect(named.map(({ where, match }) => `${where} ${match.join()}`)).toEqual([]);
  // Each has a status.
  const headings = decisions.match(/^#+ D-/gm) ?? [];
  expect(decisions.match(/^(Accepted|Superseded by D-)/gm)).toHaveLength(headings.length);
});

test('docs/api.md has every root field but those of types, and every code of an error', () => {
  const page = readFileSync(join(ROOT, 'docs/api.md'), 'utf8');
  const named = new Set([...page.matchAll(/`(\w+)(?:\([^`]*\))?`/g)].map(([, name]) => name));
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}),
  );
  const ofTypes = new Set(
    [...model.nodes.values()].flatMap(({ name, plural = '' }) => [camel(name), plural]),
  );
  const errors = readFileSync(join(ROOT, 'src/errors.ts'), 'utf8');
  const [, union = ''] = /export type ErrorCode =([^;]*);/.exec(errors) ?? [];
  const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(0);
  const wanted = [...roots.map(({ name }) => name).filter((name) => !ofTypes.has(name)), ...codes];
  expect(wanted.filter((name) => !named.has(name))).toEqual([]);
});
