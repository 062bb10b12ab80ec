/** Requests a second, in short rounds in which the contenders take turns: what slows the machine slows them all. */
import { bodyOf, type ContenderName } from '../contenders/kinds';
import type { Contender } from '../contenders/start-contender';
import type { DrawnOperation } from '../operations/draw-variables';
import { openLine, runRound, type Line } from './callers';
import { median, quantile, rounded } from './figures';

/** How many callers ask at a time. */
export const CALLERS = [1, 8, 64] as const;
/** How many there are where most targets are measured; more than these ask in the first round only. */
const MAIN = 8;

/** What was measured of one operation, contender and number of callers. */
export interface Cell {
  readonly operation: string;
  readonly contender: ContenderName;
  readonly callers: number;
  /** The medians of the turns. */
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** What the process that serves took of a processor for each request. */
  readonly cpuMs: number;
  readonly requests: number;
}

/** How it is measured. */
export interface Measuring {
  readonly rounds: number;
  /** When it should be over. */
  readonly until: number;
  readonly log: (line: string) => void;
}

/**
 * With so many callers a request would wait longer than this: it is not measured, as it tells nothing more. What
 * many callers wait for takes the time that short requests are to be measured in.
 */
const LONGEST_WAIT_MS: Readonly<Record<(typeof CALLERS)[number], number>> = {
  1: Infinity,
  [MAIN]: 2_500,
  64: 1_000,
};
/**
 * Requests that take no longer alone are asked for so many times as long, in so many turns of each round: what disturbs
 * a few of them shows in their rate, and what contenders leave behind is shared by those who follow each other closely.
 */
const SHORT_MS = 100;
const TIMES_AS_LONG = 2;
const TURNS: Readonly<Record<(typeof CALLERS)[number], number>> = { 1: 2, [MAIN]: 3, 64: 1 };
/**
 * Where many ask for what takes no longer alone, they ask for so long before a turn: what the contender before has left
 * in memory is not theirs.
 */
const SHORTER_MS = 20;
const LEAD_MS = 100;
/** What takes longer than this in one round is not asked again: what so few requests tell, one round tells. */
const LONGEST_ROUND_MS = 3_000;
/** Before the rounds each is asked so often, or for so long, to see how long a request takes. */
const WARM_REQUESTS = 100;
const WARM_MS = 500;
/** Where it is so short, many then ask for so long. */
const WARM_SHORT_MS = 1_000;
/**
 * Where it is so short that it is the server's own code that takes the time, they ask for so long instead: Tinkuy's,
 * of which there is much, is compiled after some 5,000 requests, hand-written code after some 2,000.
 */
const SHORTEST_ALONE_MS = 3;
const WARM_SHORTEST_MS = 2_000;
const SHORTEST_MS = 150;
const LONGEST_MS = 2_000;

interface Case {
  readonly operation: string;
  readonly callers: (typeof CALLERS)[number];
  readonly contenders: readonly {
    readonly contender: Contender;
    readonly line: Line;
    readonly bodies: readonly string[];
    /** How long a request takes alone. */
    readonly aloneMs: number;
  }[];
}

type Seen = Omit<Cell, 'operation' | 'contender' | 'callers'>;

/** Measures all operations with all contenders. */
export async function measureRates(
  drawn: readonly DrawnOperation[],
  contenders: readonly Contender[],
  { rounds, until, log }: Measuring,
): Promise<Cell[]> {
  const lines = new Map<Contender, Line>();
  for (const one of contenders) lines.set(one, await openLine(one.url, Math.max(...CALLERS)));
  const cases: Case[] = [];
  log('Warming up');
  for (const one of drawn) cases.push(...(await casesOf(one, lines)));
  const seen = new Map<string, Seen[]>();
  const slow = new Set<string>();
  for (let round = 1; round <= rounds; round++) {
    const left = cases.map((one) => ({
      ...one,
      contenders: one.contenders.filter((of) => !slow.has(keyOf(one, of))),
    }));
    const turns = Array.from({ length: rounds + 1 - round }, (_, i) => casesIn(round + i, left));
    const ms = sliceOf(turns.flat(), until - Date.now());
    log(`Round ${round} of ${rounds}, ${Math.round(ms)} ms for each`);
    for (const each of turns[0] ?? []) {
      for (const one of inTurns(each, round)) {
        const key = keyOf(each, one);
        const started = performance.now();
        seen.set(key, [...(seen.get(key) ?? []), await once(one, each.callers, ms)]);
        if (performance.now() - started > LONGEST_ROUND_MS) slow.add(key);
      }
    }
  }
  await Promise.all([...lines.values()].map((line) => line.close()));
  return cases.flatMap((each) =>
    each.contenders.map((one) => ({
      operation: each.operation,
      contender: one.contender.name,
      callers: each.callers,
      ...medians(seen.get(keyOf(each, one)) ?? []),
    })),
  );
}

/**
 * Who asks in a round, one after the other: those with short requests in several turns, none always after the same one,
 * and then those with long ones, which leave the database busy with what they asked.
 */
function inTurns({ callers, contenders }: Case, round: number): Case['contenders'][number][] {
  const there = round % 2 === 0 ? contenders.toReversed() : contenders;
  const short = there.filter(isShort);
  const turns = Array.from({ length: TURNS[callers] }, (_, turn) => {
    const first = (round + turn) % Math.max(1, short.length);
    return [...short.slice(first), ...short.slice(0, first)];
  });
  return [...turns.flat(), ...there.filter((one) => !isShort(one))];
}

type Alone = Pick<Case['contenders'][number], 'aloneMs'>;

const isShort = ({ aloneMs }: Alone): boolean => aloneMs <= SHORT_MS;

const timesAsLong = (one: Alone): number => (isShort(one) ? TIMES_AS_LONG : 1);

/** Names what is measured of one contender. */
const keyOf = (
  { operation, callers }: Pick<Case, 'operation' | 'callers'>,
  { contender }: Case['contenders'][number],
): string => [operation, contender.name, callers].join(' ');

async function casesOf(
  { operation, sets }: DrawnOperation,
  lines: ReadonlyMap<Contender, Line>,
): Promise<Case[]> {
  const able: Case['contenders'][number][] = [];
  for (const [contender, line] of lines) {
    const bodies = sets.flatMap((set) => bodyOf(contender.name, operation, set) ?? []);
    if (bodies.length === 0) continue;
    able.push({ contender, line, bodies, aloneMs: await warmUp(line, bodies) });
  }
  return CALLERS.map((callers) => ({
    operation: operation.name,
    callers,
    contenders: able.filter(({ aloneMs }) => (aloneMs * callers) / 2 <= LONGEST_WAIT_MS[callers]),
  }));
}

/** Asks until the plans are kept; gives how long a request takes then. */
async function warmUp(line: Line, bodies: readonly string[]): Promise<number> {
  const started = performance.now();
  const times: number[] = [];
  for (let i = 0; i < WARM_REQUESTS; i++) {
    const before = performance.now();
    await line.post(bodies[i % bodies.length] ?? '');
    times.push(performance.now() - before);
    if (i >= 2 && performance.now() - started > WARM_MS) break;
  }
  const aloneMs = median(times.slice(times.length >> 1));
  const warmMs = aloneMs <= SHORTEST_ALONE_MS ? WARM_SHORTEST_MS : WARM_SHORT_MS;
  if (aloneMs <= SHORTER_MS) await runRound(line, bodies, MAIN, warmMs);
  return aloneMs;
}

async function once(one: Case['contenders'][number], callers: number, ms: number): Promise<Seen> {
  const { contender, line, bodies } = one;
  const lead = leadOf(one, callers);
  if (lead > 0) await runRound(line, bodies, callers, lead);
  const before = await contender.usage();
  const { times, elapsedMs } = await runRound(line, bodies, callers, ms * timesAsLong(one));
  const after = await contender.usage();
  return {
    perSecond: (times.length / elapsedMs) * 1_000,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    cpuMs: (after.cpuMs - before.cpuMs) / times.length,
    requests: times.length,
  };
}

const leadOf = ({ aloneMs }: Alone, callers: number): number =>
  aloneMs <= SHORTER_MS && callers >= MAIN ? LEAD_MS : 0;

const casesIn = (round: number, cases: readonly Case[]): readonly Case[] =>
  round === 1 ? cases : cases.filter(({ callers }) => callers <= MAIN);

const medians = (rounds: readonly Seen[]): Seen => ({
  perSecond: rounded(median(rounds.map((one) => one.perSecond))),
  p50: rounded(median(rounds.map((one) => one.p50))),
  p95: rounded(median(rounds.map((one) => one.p95))),
  p99: rounded(median(rounds.map((one) => one.p99))),
  cpuMs: rounded(median(rounds.map((one) => one.cpuMs))),
  requests: rounds.reduce((sum, one) => sum + one.requests, 0),
});

/** How long each may be asked, so that all are done in time: a request that takes longer takes that. */
function sliceOf(cases: readonly Case[], leftMs: number): number {
  const costs = cases.flatMap(({ callers, contenders }) =>
    contenders.map((one) => {
      const turns = isShort(one) ? TURNS[callers] : 1;
      return {
        times: turns * timesAsLong(one),
        // What runs when the time is over is waited for.
        rest: turns * (one.aloneMs * Math.max(1, callers / 2) + leadOf(one, callers) + 5),
      };
    }),
  );
  const taken = (ms: number): number =>
    costs.reduce((sum, { times, rest }) => sum + times * ms + rest, 0);
  let ms = LONGEST_MS;
  while (ms > SHORTEST_MS && taken(ms) > leftMs) ms -= 25;
  return Math.max(ms, SHORTEST_MS);
}
