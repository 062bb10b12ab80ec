import { parseArgs } from 'node:util';
import { CONTENDERS, type ContenderName } from './contenders/kinds';
import { OPERATIONS } from './operations/all-operations';

/** What a run of the benchmark is asked. */
export interface Options {
  readonly size: number;
  readonly rounds: number;
  /** How long it may take once the graph is loaded. */
  readonly minutes: number;
  readonly operations: ReadonlySet<string>;
  readonly contenders: readonly ContenderName[];
  /** Loads the graph anew. */
  readonly fresh: boolean;
  /** Loads the graph and measures nothing. */
  readonly loadOnly: boolean;
  /** Rates alone: no orders, schemas, growth and cache. */
  readonly ratesOnly: boolean;
}

/** How it is called. */
export const USAGE = `npm run bench -- [--size 100000] [--minutes 8] [--rounds 2] [--only entity-page,search]
  [--contenders tinkuy,peer] [--rates-only] [--load-only] [--fresh]`;

/** The options of a command line; throws where it cannot be taken. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '2' },
      minutes: { type: 'string', default: '8' },
      only: { type: 'string' },
      contenders: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      'load-only': { type: 'boolean', default: false },
      'rates-only': { type: 'boolean', default: false },
    },
  });
  const operations = OPERATIONS.map(({ name }) => name);
  return {
    size: atLeast('size', values.size, 100),
    rounds: atLeast('rounds', values.rounds, 1),
    minutes: atLeast('minutes', values.minutes, 0),
    operations: new Set(chosen('only', values.only, operations)),
    contenders: chosen('contenders', values.contenders, CONTENDERS),
    fresh: values.fresh,
    loadOnly: values['load-only'],
    ratesOnly: values['rates-only'],
  };
}

function atLeast(name: string, text: string, least: number): number {
  const value = Number(text.replace(/[_,]/g, ''));
  if (!Number.isFinite(value) || value < least)
    throw new Error(`--${name} must be at least ${least}, got ${text}\n${USAGE}`);
  return value;
}

function chosen<T extends string>(
  name: string,
  text: string | undefined,
  from: readonly T[],
): readonly T[] {
  if (text === undefined) return from;
  const wanted = text.split(',');
  const unknown = wanted.filter((one) => !from.includes(one as T));
  if (unknown.length > 0)
    throw new Error(`--${name}: ${unknown.join(', ')} is none of ${from.join(', ')}`);
  return from.filter((one) => wanted.includes(one));
}
