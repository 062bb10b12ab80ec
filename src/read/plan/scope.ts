import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Limits } from '../../config';
import { badArgument } from '../../errors';
import type { GraphModel } from '../../model/graph-model';
import type { GraphStatistics } from '../../model/statistics';
import type { PointInTime } from '../../model/point-in-time';
import type { KeptParts } from './kept-parts';
import { type Path, Values, CostMeter } from './values';

/** What planning one operation can see. */
export interface Scope {
  readonly schema: GraphQLSchema;
  readonly model: GraphModel;
  readonly limits: Limits;
  /** How large the graph is, where that is known. */
  readonly statistics?: GraphStatistics;
  /** The relationship types of which some have dates; absent where not known, and then any may. */
  readonly dated?: ReadonlySet<string>;
  /** The relationship types of which two may lead from one node to another; absent where not known. */
  readonly keyed?: ReadonlySet<string>;
  /** True where nodes keep the counts of their relationships. */
  readonly counted?: boolean;
  /** The ids that nodes have now, by those that they had before. */
  readonly former?: ReadonlyMap<string, string>;
  /** The revision of the data set; absent where there is none. */
  readonly revision?: number;
  /** The day of the request, which holds where no other is asked for. */
  readonly today: string;
  /** The largest page of a root list, where it is not that of every list: exports read larger ones. */
  readonly maxRootPage?: number;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: CostMeter;
  /** What was planned of the same document before; absent where nothing is kept. */
  readonly kept?: KeptParts;
}

/** Where planning stands: the values so far, the response path, and how many nodes lead here. */
export interface Place {
  readonly scope: Scope;
  readonly values: Values;
  readonly path: Path;
  readonly times: number;
  /** The state of the graph that is asked for: of today unless a date is given. */
  readonly asOf: PointInTime;
}

/** Refuses text that no stored value can equal or that would only burden the database. */
export function checkText(text: string, name: string, limits: Limits, path: Path): string {
  if (text.length > limits.maxTextLength) {
    throw badArgument(
      name,
      `must have at most ${limits.maxTextLength} characters, got ${text.length}`,
      path,
    );
  }
  if (text.includes('\u0000')) throw badArgument(name, 'must not contain null characters', path);
  return text;
}

/** Refuses lists that are too long. */
export function checkLength(
  list: readonly unknown[],
  name: string,
  most: number,
  path: Path,
): void {
  if (list.length > most) {
    throw badArgument(name, `must have at most ${most} values, got ${list.length}`, path);
  }
}

/** Refuses a number of things that is out of its range, and gives it back. */
export function checkBetween(given: number, name: string, most: number, path: Path): number {
  if (given >= 1 && given <= most) return given;
  throw badArgument(name, `must be between 1 and ${most}, got ${given}`, path);
}

/** A list of what alone is wanted, or nothing where all is; an empty one would leave nothing to look for. */
export function someOf(given: unknown, name: string, path: Path): readonly string[] | undefined {
  const list = given as readonly string[] | null | undefined;
  if (list?.length === 0) throw badArgument(name, 'must have at least one value', path);
  return list ?? undefined;
}
