// graphql-codegen's client preset over typed/, with the settings that docs/clients.md gives, and TypeScript's compiler over
// what it made and what the server answers. Told as JSON.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const require = createRequire(import.meta.url);
const { codegen } = require('@graphql-codegen/core');
const { preset } = require('@graphql-codegen/client-preset');
const { parse, print } = require('graphql');
const ts = require('typescript');

const [url] = process.argv.slice(2);
const read = (...path) => readFileSync(join(here, ...path), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'typed-'));

/** Makes gql/, as the command of graphql-codegen does; gives the names of its files. */
const generate = async () => {
  const [, settings] = /^```json\n(.*?"preset": "client".*?)^```/ms.exec(
    read('../../docs/clients.md'),
  );
  const [{ config }] = Object.values(JSON.parse(settings).generates);
  const texts = [...read('typed/program.ts').matchAll(/graphql\(`(.*?)`\)/gs)];
  const files = await preset.buildGeneratesSection({
    baseOutputDir: join(folder, 'gql/'),
    schema: parse(read('../../schema/schema.graphql')),
    documents: texts.map(([, rawSDL]) => ({
      location: 'program.ts',
      rawSDL,
      document: parse(rawSDL),
    })),
    config,
    presetConfig: {},
    plugins: [],
    pluginMap: {},
    pluginContext: {},
  });
  for (const file of files) {
    mkdirSync(dirname(file.filename), { recursive: true });
    writeFileSync(file.filename, await codegen(file));
  }
  return files.map(({ filename }) => basename(filename));
};

/** The answer to a document that was made. */
const ask = async (name, variables) => {
  const module = { exports: {} };
  const source = readFileSync(join(folder, 'gql/graphql.ts'), 'utf8');
  const code = ts.transpile(source, { module: ts.ModuleKind.CommonJS });
  new Function('module', 'exports', code)(module, module.exports);
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(module.exports[`${name}Document`]), variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

/** The answers as TypeScript, each of the whole type of its document. */
const written = (answers) =>
  [
    `import type { GraphQLCodegenDataMasking } from '@apollo/client/masking';`,
    `import type { ResultOf } from '@graphql-typed-document-node/core';`,
    `import type * as documents from './program';`,
    `type Whole<D> = GraphQLCodegenDataMasking.Unmasked<ResultOf<D>>;`,
    ...answers.map(
      ([name, data], index) =>
        `export const answer${index}: Whole<typeof documents.${name}> = ${JSON.stringify(data)};`,
    ),
  ].join('\n');

/** What the compiler says of each file, in strict mode. */
const faultsOf = (names) => {
  const program = ts.createProgram(
    names.map((name) => join(folder, name)),
    {
      strict: true,
      noUncheckedIndexedAccess: true,
      noEmit: true,
      types: [],
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    },
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const [text] = ts.flattenDiagnosticMessageText(messageText, '\n').split(/\n| on type '\(/);
    return `${basename(file?.fileName ?? '')}: ${text}`;
  });
};

try {
  cpSync(join(here, 'typed'), folder, { recursive: true });
  symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'));
  const made = await generate();
  const answers = [];
  for (const [name, variables] of [
    ['ProgramThen', { id: 'program:contigo', asOf: '2016' }],
    ['ProgramThen', { id: 'program:nothing' }],
    ['Around', { id: 'program:contigo', types: ['MINISTRY'] }],
    ['Page', { first: 2, where: { name: { contains: 'c' } } }],
    ['Groups', { where: { sectors: { some: {} } } }],
  ])
    answers.push([name, await ask(name, variables)]);
  writeFileSync(join(folder, 'answers.ts'), written(answers));
  const faults = faultsOf(['program.ts', 'answers.ts', 'wrong.ts']);
  console.log(JSON.stringify({ made, answers, faults }));
} finally {
  rmSync(folder, { recursive: true });
}
