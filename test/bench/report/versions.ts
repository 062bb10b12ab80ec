import { existsSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/** What was measured with, by name. */
export function versionsOf(neo4j: string): Readonly<Record<string, string>> {
  const libraries = [
    '@apollo/server',
    'graphql',
    'neo4j-driver',
    '@neo4j/graphql',
    'dataloader',
    '@grafeo-db/js',
  ];
  return {
    node: process.versions.node,
    neo4j,
    ...Object.fromEntries(libraries.map((name) => [name, versionOf(name)])),
    cpu: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  };
}

function versionOf(name: string): string {
  const files = [join(ROOT, 'test/bench'), ROOT].map((at) =>
    join(at, 'node_modules', name, 'package.json'),
  );
  const file = files.find((one) => existsSync(one));
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : '-';
}
