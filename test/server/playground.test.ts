import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Script } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { loadExamples, playgroundHandler } from '../../src/server/playground/playground';

const folder = mkdtempSync(join(tmpdir(), 'playground-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder with these files, each given as its lines. */
function folderOf(name: string, files: Record<string, string[]>): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [file, lines] of Object.entries(files)) {
    writeFileSync(join(path, file), lines.join('\n'));
  }
  return path;
}

const good = folderOf('good', {
  '02-region.graphql': [
    '# es: Una región',
    '# en: One region',
    '# variables: {"name": "Puno", "year": 2024}',
    '',
    '# The name is the official one.',
    'query Region($name: String!) {',
    '  # es: this comment stands in the query, it is no title',
    '  region(name: $name) { name }',
    '}',
    '',
  ],
  '01-regions.graphql': [
    '# en: Regions & <places>',
    '# es: Regiones y <lugares>',
    'query Regions { regions { ...Name } }',
    'fragment Name on Region { name }',
  ],
  'notes.txt': ['no example'],
});

describe('loadExamples', () => {
  test('reads the examples of a folder, by file name', () => {
    expect(loadExamples(good)).toEqual([
      {
        name: 'Regions',
        titleEs: 'Regiones y <lugares>',
        titleEn: 'Regions & <places>',
        query: 'query Regions { regions { ...Name } }\nfragment Name on Region { name }',
      },
      {
        name: 'Region',
        titleEs: 'Una región',
        titleEn: 'One region',
        query: [
          '# The name is the official one.',
          'query Region($name: String!) {',
          '  # es: this comment stands in the query, it is no title',
          '  region(name: $name) { name }',
          '}',
        ].join('\n'),
        variables: { name: 'Puno', year: 2024 },
      },
    ]);
  });

  test('reads an empty folder', () => {
    expect(loadExamples(folderOf('empty', {}))).toEqual([]);
  });

  test('tells all faults of a folder at once', () => {
    const titles = ['# es: Título', '# en: Title'];
    const bad = folderOf('bad', {
      'a-good.graphql': [...titles, 'query A { a }'],
      'b-no-titles.graphql': ['query B { b }', '# es: Tarde', '# en: Late'],
      'c-empty-title.graphql': ['# es:', '# en: Title', 'query C { c }'],
      'd-no-name.graphql': [...titles, '{ d }'],
      'e-one-name-of-two.graphql': [...titles, 'query E { e }', 'mutation { e }'],
      'f-no-operation.graphql': [...titles, 'fragment F on Query { f }'],
      'g-syntax.graphql': [...titles, 'query G {', '  g(', '}'],
      'h-empty.graphql': [''],
      'i-broken-json.graphql': [...titles, '# variables: {"i": }', 'query I { i }'],
      'j-no-object.graphql': [...titles, '# variables: [1]', 'query J { j }'],
    });
    expect(() => loadExamples(bad)).toThrow(
      new Error(
        [
          `The examples in ${bad} have faults:`,
          '- b-no-titles.graphql: no title, a first line like "# es: …"',
          '- b-no-titles.graphql: no title, a first line like "# en: …"',
          '- c-empty-title.graphql: no title, a first line like "# es: …"',
          '- d-no-name.graphql: no operation name',
          '- e-one-name-of-two.graphql: no operation name',
          '- f-no-operation.graphql: no operation name',
          '- g-syntax.graphql: Syntax Error: Expected Name, found "}". (line 5, column 1)',
          '- h-empty.graphql: no title, a first line like "# es: …"',
          '- h-empty.graphql: no title, a first line like "# en: …"',
          '- h-empty.graphql: Syntax Error: Unexpected <EOF>. (line 1, column 1)',
          '- i-broken-json.graphql: the variables are no JSON object: {"i": }',
          '- j-no-object.graphql: the variables are no JSON object: [1]',
        ].join('\n'),
      ),
    );
  });
});

describe('playgroundHandler', () => {
  const app = fastify();
  let url: string;
  let html: string;
  let headers: IncomingHttpHeaders;

  /** Asks for the page as a browser does: fetch would add headers and would hide the encoding. */
  const visit = (sent: OutgoingHttpHeaders = {}) =>
    new Promise<{ status?: number; headers: IncomingHttpHeaders; body: Buffer }>((done, fail) => {
      get(url, { headers: sent }, (response) => {
        const { statusCode: status, headers } = response;
        buffer(response).then((body) => done({ status, headers, body }), fail);
      }).on('error', fail);
    });

  beforeAll(async () => {
    app.get(
      '/',
      playgroundHandler(() => loadExamples(good)),
    );
    url = await app.listen({ port: 0, host: '127.0.0.1' });
    const response = await visit();
    expect(response.status).toBe(200);
    headers = response.headers;
    html = response.body.toString();
  });

  afterAll(() => app.close());

  /** The bodies of the script elements that are code. */
  const scripts = () => Array.from(html.matchAll(/<script>(.*?)<\/script>/gs), ([, code]) => code);

  test('serves a page that the browser checks on each visit', () => {
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
    });
    expect(headers.etag).toMatch(/^W\/"[\w-]{43}"$/);
    expect(headers).not.toHaveProperty('content-encoding');
  });

  test('shows the titles of all examples in both languages, as text', () => {
    const titles = Array.from(
      html.matchAll(/<span lang="es">([^<]*)<\/span><span lang="en">([^<]*)<\/span> <code>/g),
      ([, es, en]) => [es, en],
    );
    expect(titles).toEqual([
      ['Regiones y &#60;lugares&#62;', 'Regions &#38; &#60;places&#62;'],
      ['Una región', 'One region'],
    ]);
  });

  test('has a main landmark, and buttons for languages that are called as they are written', () => {
    expect(html.match(/<main\b[^>]*>/g)).toEqual(['<main id="root">']);
    expect(html.match(/<button[^>]*data-choose[^>]*>[^<]*/g)).toEqual([
      '<button type="button" data-choose="es" title="Español">ES',
      '<button type="button" data-choose="en" title="English">EN',
    ]);
  });

  test('hands the queries and variables of the examples to its script', () => {
    const data = /id="examples-data">(.*?)<\/script>/s.exec(html)?.[1];
    expect(JSON.parse(data ?? '')).toEqual(
      loadExamples(good).map(({ query, variables }) => ({
        query,
        variables: variables ? JSON.stringify(variables, null, 2) : '',
      })),
    );
  });

  test('allows its own scripts and no other host', () => {
    const hashes = scripts().map(
      (code = '') => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
    );
    expect(hashes).toHaveLength(3);
    expect(String(headers['content-security-policy']).split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hashes.join(' ')}`,
      "style-src 'unsafe-inline'",
      'font-src data:',
      'img-src data:',
      'worker-src blob:',
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ]);
  });

  test('loads nothing from elsewhere', () => {
    const markup = html.replace(/(<script\b[^>]*>).*?<\/script>/gs, '$1');
    const tags = markup.match(/<(script|link|img|iframe|source|object|embed)\b[^>]*/g) ?? [];
    expect(tags.filter((tag) => /\b(src|href|data)="(?!data:)/.test(tag))).toEqual([]);
    expect(markup.match(/@import[^;]{0,80}/g) ?? []).toEqual([]);
    const sources = Array.from(markup.matchAll(/url\(\s*["']?([^)]{0,40})/g), ([, start]) => start);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((start) => !start?.startsWith('data:'))).toEqual([]);
  });

  test('has scripts that parse, and a GraphiQL with the parts that they name', () => {
    const [language = '', graphiql = '', editor = ''] = scripts();
    for (const code of [language, editor]) expect(() => new Script(code)).not.toThrow();
    const names = [
      'renderYogaGraphiQL',
      '__MONACO',
      'operation.graphql',
      'variables.json',
      'graphiql-tab-add',
      'graphiql-tab-button',
    ];
    expect(names.filter((name) => !graphiql.includes(name) || !editor.includes(name))).toEqual([]);
    // GraphiQL joins this name from two, "graphiql:" and "tabState".
    expect(graphiql.includes('"tabState"') && editor.includes('graphiql:tabState')).toBe(true);
  });

  test('answers a browser that has the page with 304 and nothing else', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const again = await visit({ 'if-none-match': headers.etag, 'accept-encoding': encoding });
      expect([again.status, again.body.length]).toEqual([304, 0]);
      expect(again.headers.etag).toBe(headers.etag);
    }
    expect((await visit({ 'if-none-match': 'W/"other"' })).status).toBe(200);
  });

  test('compresses the page when accepted', async () => {
    const { headers: sent, body } = await visit({ 'accept-encoding': 'gzip, br' });
    expect(sent).toMatchObject({ 'content-encoding': 'gzip', etag: headers.etag });
    expect(body.length).toBeLessThan(3_000_000);
    expect(gunzipSync(body).equals(Buffer.from(html))).toBe(true);
  });
});
