/** What people are told stands in src/messages, each text in both languages; no text in two languages stands elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SRC = join(__dirname, '../src');

/** Where texts in two languages are taken from the catalogue; words of the graph itself stand with its types. */
const TAKERS = /^(ingest|cli|server|features\/curation)\/|^\w[\w-]*\.ts$/;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort();
const catalogues = files.filter(
  (file) => file.startsWith('messages/') && file !== 'messages/message.ts',
);

interface Text {
  readonly at: string;
  readonly es: ts.Expression;
  readonly en: ts.Expression;
}

/** The objects of a file that have a text in each language. */
function textsOf(file: string): Text[] {
  const source = parse(file);
  const found: Text[] = [];
  visit(source, (node) => {
    if (!ts.isObjectLiteralExpression(node)) return;
    const of = (language: string): ts.Expression | undefined =>
      node.properties
        .filter(ts.isPropertyAssignment)
        .find(({ name }) => name.getText(source) === language)?.initializer;
    const [es, en] = [of('es'), of('en')];
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    if (es && en) found.push({ at: `${file}:${line + 1}`, es, en });
  });
  return found;
}

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);

function visit(node: ts.Node, work: (node: ts.Node) => void): void {
  work(node);
  node.forEachChild((child) => visit(child, work));
}

/** The letters that are written in an expression: what it says whatever it speaks of. */
function lettersOf(expression: ts.Node): string {
  const parts: string[] = [];
  visit(expression, (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) parts.push(node.text);
  });
  return parts.join(' ').replaceAll(/[^\p{L}]/gu, '');
}

/** What a text is made of. */
function namesIn(expression: ts.Node): string[] {
  const names = new Set<string>();
  visit(expression, (node) => {
    if (ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent)) names.add(node.text);
    if (ts.isIdentifier(node) && ts.isPropertyAccessExpression(node.parent)) {
      if (node.parent.expression === node) names.add(node.text);
    }
  });
  return [...names].sort();
}

test('the catalogue is there', () => {
  expect(catalogues.flatMap(textsOf).length).toBeGreaterThan(300);
});

test('every text is in both languages', () => {
  const empty = catalogues
    .flatMap(textsOf)
    .filter(({ es, en }) => lettersOf(es) === '' || lettersOf(en) === '')
    .map(({ at }) => at);
  expect(empty).toEqual([]);
});

test('both languages speak of the same', () => {
  const apart = catalogues
    .flatMap(textsOf)
    .map(({ at, es, en }) => [at, namesIn(es), namesIn(en)] as const)
    .filter(([, es, en]) => es.join(' ') !== en.join(' '));
  // What a library says has a text of its own in each language.
  expect(apart.map(([, es, en]) => [es, en])).toEqual([[['inSpanish'], ['inEnglish']]]);
});

test('what is given to a text is said', () => {
  const unsaid = catalogues.flatMap((file) => {
    const found: string[] = [];
    visit(parse(file), (node) => {
      if (!ts.isPropertyAssignment(node) || !ts.isArrowFunction(node.initializer)) return;
      const { parameters, body } = node.initializer;
      const said = namesIn(body);
      const lost = parameters
        .map(({ name }) => name.getText())
        .filter((one) => !said.includes(one));
      if (lost.length > 0) found.push(`${file} ${node.name.getText()}: ${lost.join(', ')}`);
    });
    return found;
  });
  expect(unsaid).toEqual([]);
});

test('no text in two languages stands elsewhere', () => {
  const takers = files.filter((file) => TAKERS.test(file));
  const elsewhere = takers
    .flatMap(textsOf)
    .filter(({ es, en }) => lettersOf(es) !== lettersOf(en))
    .map(({ at }) => at)
    // The codes of languages in files of IATI.
    .filter((at) => !at.startsWith('ingest/read/iati/narratives.ts'));
  // Nor by asking which language it is.
  const asked = takers.flatMap((file) => {
    const source = parse(file);
    const found: string[] = [];
    visit(source, (node) => {
      if (!ts.isConditionalExpression(node)) return;
      const { condition, whenTrue, whenFalse } = node;
      if (!/spanish|english|'(es|en|ES|EN)'|\b(es|en)\b/.test(condition.getText(source))) return;
      const texts = [whenTrue, whenFalse].map(lettersOf);
      if (texts.every((one) => one.length > 5)) found.push(`${file}: ${node.getText(source)}`);
    });
    return found;
  });
  expect([...elsewhere, ...asked]).toEqual([]);
});
