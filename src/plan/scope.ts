import type { FragmentDefinitionNode, GraphQLSchema } from 'graphql';
import type { Limits } from '../config';
import { badInput } from '../errors';
import type { GraphModel } from '../graph/graph-model';
import type { GraphStatistics } from '../graph/statistics';
import type { ParamIndex } from './query-plan';

/** What planning one operation can see. */
export interface Scope {
  readonly schema: GraphQLSchema;
  readonly model: GraphModel;
  readonly limits: Limits;
  /** How large the graph is, where that is known. */
  readonly statistics?: GraphStatistics;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: CostMeter;
}

/** A response path, for messages. */
export type Path = readonly string[];

/** The values beside a plan, in the order in which they were met. */
export class Values {
  readonly list: unknown[] = [];

  /** Keeps a value and gives its place. */
  add(value: unknown): ParamIndex {
    return this.list.push(value) - 1;
  }
}

/** Counts the nodes that an operation could answer with, and remembers what asks for most of them. */
export class CostMeter {
  total = 0;
  #highest = { cost: 0, path: [] as Path };

  /** Adds the nodes that one field could answer with. */
  add(cost: number, path: Path): void {
    this.total += cost;
    if (cost > this.#highest.cost) this.#highest = { cost, path };
  }

  /** The field that asks for most. */
  get highest(): { readonly cost: number; readonly path: Path } {
    return this.#highest;
  }
}

/** Refuses text that no stored value can equal or that would only burden the database. */
export function checkText(text: string, name: string, limits: Limits, path: Path): string {
  if (text.length > limits.maxTextLength) {
    throw badInput(
      `${name} must have at most ${limits.maxTextLength} characters, got ${text.length}`,
      path,
    );
  }
  if (text.includes('\u0000')) throw badInput(`${name} must not contain null characters`, path);
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
    throw badInput(`${name} must have at most ${most} values, got ${list.length}`, path);
  }
}
