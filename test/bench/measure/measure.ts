import type { Driver } from 'neo4j-driver';
import type { GraphModel } from '../../../src/model/graph-model';
import { KINDS, type ContenderName } from '../contenders/kinds';
import { openDriverAt, rowsOf } from '../contenders/open-driver';
import type { Contender } from '../contenders/start-contender';
import { drawVariables } from '../operations/draw-variables';
import type { Sample } from '../operations/operation';
import type { Options } from '../options';
import type { Results } from '../report/results';
import { versionsOf } from '../report/versions';
import type { LoadedNeo4j, LoadedStore } from '../stores/loaded-stores';
import { compareAnswers } from './compare-answers';
import { median } from './figures';
import { measureGrowth } from './growth';
import { measureOrders } from './order-hits';
import { dataOf, postTo } from './post';
import { measureRates } from './rates';
import { measureRepeated } from './response-cache';
import { measureSchemas, writeDefinitions } from './schema-size';
import { startAndAsk } from './start-up';
import { measureStatements } from './statements';

/** What is measured, and with what. */
export interface Run {
  readonly options: Options;
  readonly model: GraphModel;
  readonly neo4j: LoadedNeo4j;
  /** Absent where no contender needs it. */
  readonly embedded?: LoadedStore;
  readonly log: (line: string) => void;
}

/** How long all else takes that is measured after the rates. */
const REST_MS = 30_000;

/** Of how many starts of a process the median is taken. */
const STARTS = 3;

/** Measures everything, in one run. */
export async function measure(run: Run): Promise<Results> {
  const { options, model, neo4j, log } = run;
  const began = Date.now();
  const driver = openDriverAt(neo4j.env.NEO4J_URI ?? '');
  const contenders: Contender[] = [];
  try {
    const starts = await startAll(run, contenders);
    const sample = sampleOf(options.size, driver, contenders);
    log('Comparing answers');
    const drawn = await drawVariables(sample, (name) => options.operations.has(name));
    const asked = contenders.map(({ name, url }) => ({ name, post: postTo(url) }));
    for (const { operation, sets } of drawn) await compareAnswers(operation, sets, asked);
    log('Counting statements and db hits');
    const statements = await measureStatements(drawn, contenders, driver);
    const tinkuy = contenders.find(({ name }) => name === 'tinkuy');
    const more = !options.ratesOnly && tinkuy !== undefined;
    const orders = more ? await measureOrders(model, sample, tinkuy, driver) : [];
    const cells = await measureRates(drawn, contenders, {
      rounds: options.rounds,
      until: began + options.minutes * 60_000 - (more ? REST_MS : 0),
      log,
    });
    const rest = more ? await measureRest(run) : {};
    const processes = await Promise.all(
      contenders.map(async ({ name, usage }) => ({
        contender: name,
        startMs: median(starts.get(name) ?? []),
        peakMb: (await usage()).peakMb,
      })),
    );
    const [graph] = await sample.ask(
      'MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r) AS relationships',
    );
    const loadedOf = ({ loadedMs, justLoaded }: LoadedStore) => ({
      ms: loadedMs,
      inThisRun: justLoaded,
    });
    return {
      date: new Date().toISOString().slice(0, 10),
      size: options.size,
      graph: graph as unknown as Results['graph'],
      versions: versionsOf(neo4j.neo4j.version),
      rounds: options.rounds,
      minutes: Math.round((Date.now() - began) / 6_000) / 10,
      loaded: {
        neo4j: loadedOf(neo4j),
        ...(run.embedded && { embedded: loadedOf(run.embedded) }),
      },
      cells,
      statements,
      orders,
      processes,
      ...rest,
    };
  } finally {
    await Promise.all(contenders.map((one) => one.stop()));
    await driver.close();
  }
}

/** Starts the contenders one after the other, some times each; they are added as they run. */
async function startAll(
  run: Run,
  contenders: Contender[],
): Promise<ReadonlyMap<ContenderName, readonly number[]>> {
  const times = new Map<ContenderName, number[]>();
  const definitions = writeDefinitions(run.model, 'queries');
  for (const name of run.options.contenders) {
    run.log(`Starting ${KINDS[name].title}`);
    const env = {
      ...(KINDS[name].store === 'neo4j' ? run.neo4j.env : run.embedded?.env),
      // What is measured is that an answer is made, not that it is kept.
      RESPONSE_CACHE: 'off',
      BENCH_TYPE_DEFINITIONS: definitions,
    };
    const seen: number[] = [];
    const most = run.options.ratesOnly ? 1 : STARTS;
    for (let i = 0; i < most; i++) {
      const { contender, startMs } = await startAndAsk(name, env);
      seen.push(startMs);
      if (i + 1 < most) await contender.stop();
      else contenders.push(contender);
    }
    times.set(name, seen);
  }
  return times;
}

function sampleOf(size: number, driver: Driver, contenders: readonly Contender[]): Sample {
  return {
    size,
    ask: (text, params) => rowsOf(driver, text, params),
    tinkuy: async (query, variables) => {
      const tinkuy = contenders.find(({ name }) => name === 'tinkuy' || name === 'embedded');
      if (!tinkuy)
        throw new Error('Variables are drawn with Tinkuy, which is not among the contenders');
      return dataOf(await postTo(tinkuy.url)(JSON.stringify({ query, variables })));
    },
  };
}

async function measureRest(run: Run): Promise<Pick<Results, 'schemas' | 'repeated' | 'growth'>> {
  run.log('Building schemas');
  const schemas = await measureSchemas(run.model);
  run.log('Repeating what did not change');
  const repeated = await measureRepeated(run.neo4j.env);
  const growth = await measureGrowth(run);
  return { schemas, repeated, ...(growth && { growth }) };
}
