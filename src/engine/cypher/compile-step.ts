import { param } from './cypher-writer';
import type { StartedBy, RelationshipStep, Validity } from '../../read/plan/connection-plan';

/** Gives variables that no other part of the statement uses. */
export interface Variables {
  node(): string;
  relationship(): string;
  /** True where patterns of three steps and more have the labels of all nodes. */
  readonly labelsWays?: boolean;
}

/** The steps of one pattern, as the engine can follow them. */
export const inPattern = (
  steps: readonly RelationshipStep[],
  { labelsWays }: Variables,
): readonly RelationshipStep[] =>
  labelsWays && steps.length > 2 ? steps.map(({ targetLabelImplied: _, ...step }) => step) : steps;

/** A pattern's relationship and far end, and what must hold besides. */
export interface Step {
  readonly pattern: string;
  readonly conditions: readonly string[];
}

/**
 * The pattern of a step, such as `-[r1:APPLIES]->(n1:Approach)`. When the relationship must hold on a day,
 * it says so within; along several relationships, and for what must hold of the far end, conditions stand apart.
 */
export function stepPattern(
  step: RelationshipStep,
  node: string,
  variables: Variables,
  relationship = '',
): Step {
  const { type, direction, target, targetLabelImplied, depth, valid, startedBy } = step;
  const far = node || (startedBy ? variables.node() : '');
  // Without its label the far end is not looked at for it, and a node's relationships are counted without a look at each.
  const label = targetLabelImplied ? '' : `:${target}`;
  const variable = relationship || (valid ? variables.relationship() : '');
  const length = depth === undefined ? '' : `*0..${depth}`;
  const within = valid && depth === undefined ? ` WHERE ${holds(variable, valid)}` : '';
  const link = `[${variable}:${type}${length}${within}]`;
  const end = `(${far}${label})`;
  return {
    pattern: direction === 'out' ? `-${link}->${end}` : `<-${link}-${end}`,
    conditions: [
      ...(valid && depth !== undefined
        ? [`all(one IN ${variable} WHERE ${holds('one', valid)})`]
        : []),
      ...(startedBy ? [hasStarted(far, startedBy)] : []),
    ],
  };
}

/**
 * The condition that a relationship holds on a day. A period that is known to the year or the month ends
 * with it: `2017~` comes after `2017-12-31`.
 */
export function holds(relationship: string, { on, since }: Validity): string {
  const begins = ['validFrom', ...(since ? [since] : [])].map((name) => `${relationship}.${name}`);
  return (
    `coalesce(${begins.join(', ')}, '') <= ${param(on)} AND ` +
    `coalesce(${relationship}.validTo, '~') + '~' >= ${param(on)}`
  );
}

/** The condition that a node is not known to have begun after a day. */
export const hasStarted = (node: string, { properties, on }: StartedBy): string =>
  `coalesce(${properties.map((name) => `${node}.${name}`).join(', ')}, '') <= ${param(on)}`;
