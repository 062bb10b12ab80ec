import { CONTENDERS, KINDS, type ContenderName } from '../contenders/kinds';
import { rounded } from '../measure/figures';
import { CALLERS } from '../measure/rates';
import { operationNamed } from '../operations/all-operations';
import { rateOf, type Results } from './results';
import { targetsOf } from './targets';

type Line = readonly (string | number)[];

/** A table in Markdown, its columns as wide as they must be. */
export function table(head: readonly string[], lines: readonly Line[]): string {
  const all = [head, ...lines.map((line) => line.map(String))];
  const widths = head.map((_, i) => Math.max(3, ...all.map((line) => (line[i] ?? '').length)));
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = all;
  return [row(first), row(widths.map((width) => '-'.repeat(width))), ...others.map(row)].join('\n');
}

const operationsOf = ({ cells }: Results): string[] => [
  ...new Set(cells.map(({ operation }) => operation)),
];

/** All that a run has found, for people. */
export function toldResults(results: Results): string {
  const { date, size, graph, versions, rounds, minutes, loaded } = results;
  const figures = (n: number): string => n.toLocaleString('en');
  const load = Object.entries(loaded).map(
    ([store, { ms, inThisRun }]) =>
      `${store} ${Math.round(ms / 1_000)} s${inThisRun ? '' : ' (kept from an earlier run)'}`,
  );
  return [
    `# Benchmark of ${date}, ${figures(size)} interventions`,
    `${figures(graph.nodes)} nodes, ${figures(graph.relationships)} relationships. One run of ${rounds} rounds in which the contenders take turns, ${minutes} minutes in all. ` +
      `All answers were compared before anything was timed. Loading: ${load.join(', ')}.`,
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(' · '),
    '## What it must show',
    table(
      ['what', 'against', 'target', 'found', 'met'],
      targetsOf(results, operationsOf(results)).map(({ met, ...one }) => [
        ...[one.what, one.against, one.target, one.found],
        met === undefined ? '–' : met ? 'yes' : 'NO',
      ]),
    ),
    '## Ratios: the rate of Tinkuy on Neo4j to that of others, 1, 8 and 64 callers',
    ratioTable(results),
    ...CALLERS.flatMap((callers) => [
      `## Requests a second, ${callers} ${callers === 1 ? 'caller' : 'callers'} (p50 / p95 / p99 in ms)`,
      rateTable(results, callers),
    ]),
    '## CPU of the API process for each request, 8 callers, ms',
    perContender(results, (operation, name) => {
      const of = (callers: number) =>
        results.cells.find(
          (c) => c.operation === operation && c.contender === name && c.callers === callers,
        )?.cpuMs;
      return of(8) ?? of(1) ?? '–';
    }),
    '## Statements for each request, and their db hits',
    perContender(results, (operation, name) => {
      const found = results.statements.find(
        (one) => one.operation === operation && one.contender === name,
      );
      return found ? `${found.statements}; ${figures(found.dbHits)}` : '–';
    }),
    '## The costliest operators of Tinkuy and of the hand-written statements',
    table(
      ['operation', 'contender', 'operator', 'db hits', 'rows'],
      results.statements
        .filter(({ contender }) => contender === 'tinkuy' || contender === 'hand-written')
        .flatMap(({ operation, contender, costliest }) =>
          costliest
            .slice(0, 1)
            .map(({ operator, dbHits, rows }) => [
              operation,
              contender,
              operator.replace(/[|\n]+/g, ' ').slice(0, 90),
              figures(dbHits),
              figures(rows),
            ]),
        ),
    ),
    '## Db hits for each row of a page of 20, by order',
    table(
      ['order', 'page 1', 'page 1,000', 'costliest operator'],
      results.orders.map(({ order, first, deep, costliest }) => [
        order,
        figures(rounded(first)),
        figures(rounded(deep)),
        (costliest[0]?.operator ?? '').replace(/[|\n]+/g, ' ').slice(0, 70),
      ]),
    ),
    '## Processes',
    table(
      ['contender', 'start to first answer, ms', 'peak memory, MB'],
      results.processes.map(({ contender, startMs, peakMb }) => [
        KINDS[contender].title,
        Math.round(startMs),
        peakMb,
      ]),
    ),
    ...schemaSection(results),
    '',
  ].join('\n\n');
}

function schemaSection({ schemas }: Results): string[] {
  if (!schemas) return [];
  const titles = {
    tinkuy: 'Tinkuy',
    peer: '@neo4j/graphql',
    peerQueries: '@neo4j/graphql, no mutations',
  };
  return [
    '## Schemas of the same model',
    table(
      ['library', 'load, ms', 'build, ms', 'types', 'SDL, KB'],
      (Object.keys(titles) as (keyof typeof titles)[]).map((name) => {
        const { loadMs, buildMs, types, sdlBytes } = schemas[name];
        return [titles[name], loadMs, buildMs, types, Math.round(sdlBytes / 1_024)];
      }),
    ),
  ];
}

const others = CONTENDERS.filter((name) => name !== 'tinkuy');

function ratioTable(results: Results): string {
  return table(
    ['operation', ...others.map((name) => KINDS[name].title)],
    operationsOf(results).map((operation) => [
      operationNamed(operation).title,
      ...others.map((name) =>
        CALLERS.map((callers) => {
          const [a, b] = (['tinkuy', name] as const).map((one) =>
            rateOf(results, operation, one, callers),
          );
          return a === undefined || b === undefined ? '–' : rounded(a / b);
        }).join(' / '),
      ),
    ]),
  );
}

function rateTable(results: Results, callers: number): string {
  return perContender(results, (operation, name) => {
    const cell = results.cells.find(
      (c) => c.operation === operation && c.contender === name && c.callers === callers,
    );
    return cell ? `${cell.perSecond} (${cell.p50} / ${cell.p95} / ${cell.p99})` : '–';
  });
}

const perContender = (
  results: Results,
  tell: (operation: string, name: ContenderName) => string | number,
): string =>
  table(
    ['operation', ...CONTENDERS.map((name) => KINDS[name].title)],
    operationsOf(results).map((operation) => [
      operationNamed(operation).title,
      ...CONTENDERS.map((name) => tell(operation, name)),
    ]),
  );
