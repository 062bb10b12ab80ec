import type { RelationshipStep, StartedBy, Validity } from '../../read/plan/connection-plan';
import { literal, ofLabel, param, property, type Match, type Writing } from './sql-writer';

/** The tables that lead along a step, and the names of what it leads along and to. */
export interface Step extends Match {
  readonly relationship: string;
  readonly node: string;
}

/**
 * The step from the node with a number. Of several relationships one after another, all ends are found at once, each
 * once; `relationship` stands for none of them then.
 */
export function step(start: string, along: RelationshipStep, writing: Writing): Step {
  const relationship = writing.name('r');
  const node = writing.name('n');
  const label = along.targetLabelImplied ? [] : hasLabel(node, along.target, writing);
  const conditions = [...label, ...(along.startedBy ? [hasBegun(node, along.startedBy)] : [])];
  if (along.depth !== undefined) {
    return {
      relationship,
      node,
      tables: [`node AS ${node}`],
      conditions: [`${node}.pk IN ${reached(`SELECT ${start}, 0`, along, writing)}`, ...conditions],
    };
  }
  const link = relationshipAt(start, relationship, along);
  return {
    relationship,
    node,
    tables: [...link.tables, `node AS ${node}`],
    conditions: [
      ...link.conditions,
      `${node}.pk = ${relationship}.${endsOf(along).far}`,
      ...conditions,
    ],
  };
}

/** The relationships along a step alone, without what they lead to. */
function relationshipAt(
  start: string,
  relationship: string,
  along: Pick<RelationshipStep, 'type' | 'direction' | 'valid'>,
): Match {
  const { near } = endsOf(along);
  return {
    tables: [`relationship AS ${relationship}`],
    conditions: [
      `${relationship}.${near} = ${start}`,
      `${relationship}.type = ${literal(along.type)}`,
      ...(along.valid ? [isValid(relationship, along.valid)] : []),
    ],
  };
}

/** The match of a step's ends for one to be counted: without the nodes where nothing is looked at of them. */
export function counted(start: string, along: RelationshipStep, writing: Writing): Match {
  const isLooked = !along.targetLabelImplied || along.startedBy || along.depth !== undefined;
  return isLooked ? step(start, along, writing) : relationshipAt(start, writing.name('r'), along);
}

/** The columns of a relationship's ends. */
export const endsOf = ({ direction }: Pick<RelationshipStep, 'direction'>) =>
  direction === 'out'
    ? ({ near: 'source', far: 'target' } as const)
    : ({ near: 'target', far: 'source' } as const);

/** The numbers of all nodes that a step of several relationships leads to from those of a SELECT of `pk, 0`. */
export function reached(
  starts: string,
  { type, direction, depth = 1, valid }: RelationshipStep,
  writing: Writing,
): string {
  const [way, by] = [writing.name('w'), writing.name('r')];
  const { near, far } = endsOf({ direction });
  const conditions = [
    `${by}.${near} = ${way}.pk`,
    `${by}.type = ${literal(type)}`,
    `${way}.steps < ${depth}`,
    ...(valid ? [isValid(by, valid)] : []),
  ];
  return (
    `(WITH RECURSIVE ${way}(pk, steps) AS (${starts} UNION ` +
    `SELECT ${by}.${far}, ${way}.steps + 1 FROM ${way} CROSS JOIN relationship AS ${by} ` +
    `WHERE ${conditions.join(' AND ')}) SELECT pk FROM ${way})`
  );
}

/** The condition that a node has a label; none where all have. The sign keeps SQLite from looking for it by an index. */
export const hasLabel = (node: string, label: string, { layout }: Writing): string[] =>
  ofLabel(`+${node}`, label, layout);

/**
 * The condition that a relationship holds on a day. A period that is known to the year or the month ends
 * with it: `2017~` comes after `2017-12-31`.
 */
export function isValid(relationship: string, { on, since }: Validity): string {
  const begins = ['validFrom', ...(since ? [since] : [])].map((name) =>
    property(relationship, name),
  );
  return (
    `coalesce(${begins.join(', ')}, '') <= ${param(on)} AND ` +
    `coalesce(${property(relationship, 'validTo')}, '~') || '~' >= ${param(on)}`
  );
}

/** The condition that a node is not known to have begun after a day. */
export const hasBegun = (node: string, { properties, on }: StartedBy): string =>
  `coalesce(${properties.map((name) => property(node, name)).join(', ')}, '') <= ${param(on)}`;
