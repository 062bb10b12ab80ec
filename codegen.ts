/**
 * The generated files: `schema/schema.graphql`, printed from the code, and `schema/operations.ts`, the example
 * operations as typed documents. `npm run codegen` writes them; `--check` only says which are stale.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { buildTinkuySchema } from './src/build-schema';

const SCHEMA_FILE = join(__dirname, 'schema', 'schema.graphql');
const OPERATIONS_FOLDER = join(__dirname, 'schema', 'operations');
const OPERATIONS_FILE = join(__dirname, 'schema', 'operations.ts');

/** A generated file. */
interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** The generated files as the code makes them now. */
async function generateFiles(): Promise<GeneratedFile[]> {
  const sdl = printSchema(lexicographicSortSchema(buildTinkuySchema()));
  const documents = readdirSync(OPERATIONS_FOLDER)
    .sort()
    .map((file) => ({
      location: file,
      document: parse(readFileSync(join(OPERATIONS_FOLDER, file), 'utf8')),
    }));
  const typed = await codegen({
    filename: OPERATIONS_FILE,
    schema: parse(sdl),
    documents,
    config: { useTypeImports: true, enumsAsTypes: true, skipTypename: true },
    plugins: [{ operations: {} }, { typedDocuments: {} }],
    pluginMap: { operations, typedDocuments },
  });
  return [
    { path: SCHEMA_FILE, text: `${sdl}\n` },
    { path: OPERATIONS_FILE, text: typed },
  ];
}

async function main(checking: boolean): Promise<void> {
  const files = await generateFiles();
  const stale = files.filter(
    ({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
  );
  if (!checking) for (const { path, text } of stale) writeFileSync(path, text);
  else if (stale.length > 0) {
    const names = stale.map(({ path }) => relative(__dirname, path)).join(', ');
    process.stderr.write(`Stale: ${names}. Run \`npm run codegen\`.\n`);
    process.exitCode = 1;
  }
}

void main(process.argv.includes('--check'));
