/**
 * Tinkuy beside its peers, in one run: the same graph, the same answers, in turns. `npm run bench`; the README of
 * this folder says what is measured and how to read it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTinkuySchema } from '../../src/build-schema';
import { readGraphModel } from '../../src/model/read-graph-model';
import { KINDS } from './contenders/kinds';
import { measure } from './measure/measure';
import { readOptions, type Options } from './options';
import { chart } from './report/chart';
import type { Results } from './report/results';
import { toldResults } from './report/tables';
import { loadedEmbedded, loadedNeo4j } from './stores/loaded-stores';

const began = performance.now();

function log(line: string): void {
  const seconds = Math.round((performance.now() - began) / 1_000);
  process.stderr.write(`${String(seconds).padStart(4)} s  ${line}\n`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  install();
  const model = readGraphModel(buildTinkuySchema());
  log(`A graph of ${options.size} interventions`);
  const loading = { ...options, model, log };
  // Twenty minutes for a million: it is not loaded for who is not asked.
  const isNeeded = options.contenders.some((name) => KINDS[name].store === 'embedded');
  const embedded = isNeeded ? await loadedEmbedded(loading) : undefined;
  const neo4j = await loadedNeo4j(loading);
  try {
    if (options.loadOnly) return;
    write(await measure({ options, model, embedded, neo4j, log }), options);
  } finally {
    await neo4j.neo4j.stop();
  }
}

/** What is measured against is installed by the first run, so that nobody else needs it. */
function install(): void {
  if (existsSync(join(__dirname, 'node_modules', '@neo4j', 'graphql'))) return;
  log('Installing what is measured against');
  execFileSync('npm', ['ci', '--prefix', __dirname, '--ignore-scripts'], { stdio: 'ignore' });
}

function write(results: Results, { operations, ratesOnly }: Options): void {
  const told = toldResults(results);
  process.stdout.write(`${told}\n`);
  const folder = join(__dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const partly = ratesOnly || operations.size < 15 ? '-part' : '';
  const file = join(folder, `${results.date}-${results.size}${partly}`);
  writeFileSync(`${file}.json`, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(`${file}.md`, told);
  if (!partly) writeFileSync(join(folder, 'chart.svg'), chart(results));
  log(`Written to ${file}.json`);
}

main().catch((error: unknown) => {
  log(String(error instanceof Error ? error.message : error));
  process.exitCode = 1;
});
