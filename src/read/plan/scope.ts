import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Limits } from '../../config';
import { badArgument } from '../../errors';
import type { GraphModel } from '../../model/graph-model';
import type { StoreFacts } from '../../model/store-facts';
import type { PointInTime } from '../../model/point-in-time';
import type { Variables } from './bindings';
import { type Path, type Values, type CostMeter } from './values';

/** What planning needs besides the operation. */
export interface PlanningContext {
  readonly schema: GraphQLSchema;
  readonly model: GraphModel;
  readonly limits: Limits;
  readonly facts: StoreFacts;
  /** The day of the request, which holds where no other is asked for. */
  readonly today: string;
  /** The largest page of a root list, where it is not that of every list: exports read larger ones. */
  readonly maxRootPage?: number;
}

/** What planning one operation can see. */
export interface Scope extends PlanningContext {
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly operation: OperationDefinitionNode;
  /** Coerced; of an operation that is planned once for many requests, with bindings in them. */
  readonly variables: Variables;
  readonly cost: CostMeter;
}

/** Where planning stands: the values so far, the response path, and how many nodes lead here. */
export interface PlanContext {
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
