import { localized, type LocalizedMessage } from './issue';
import type { RelationshipData } from './graph-data';
import type { Outgoing } from './outgoing';
import { oneAtATime } from './periods';

/** The most that percentages may add up to, with room for what was rounded. */
export const MOST_PERCENT = 100.01;

/** What relationships cannot be together, each good by itself. */
export interface TogetherIssue {
  readonly code: string;
  readonly message: LocalizedMessage;
  /** The type of the relationships. */
  readonly type: string;
  readonly value: unknown;
}

/** What is wrong with the relationships that leave one node, taken together. */
export const togetherIssues = (
  ways: readonly Outgoing[],
  relationships: readonly RelationshipData[],
): TogetherIssue[] => [...repeated(ways, relationships), ...overAHundred(relationships)];

/** The same relationship twice, or two at a time where there is room for one. */
function* repeated(
  ways: readonly Outgoing[],
  relationships: readonly RelationshipData[],
): Generator<TogetherIssue> {
  const seen = new Set<string>();
  const held = new Map<string, RelationshipData[]>();
  for (const one of relationships) {
    const { type, to, properties } = one;
    const same = `${type} ${to} ${String(properties.key)}`;
    if (seen.has(same)) {
      const text = localized(
        `${type} to ${to} is given twice`,
        `${type} a ${to} aparece dos veces`,
      );
      yield { code: 'GIVEN_TWICE', message: text, type, value: to };
    }
    seen.add(same);
    if (!ways.some((way) => way.type === type && way.toOne)) continue;
    const others = held.get(type) ?? [];
    if (!oneAtATime(one, others)) {
      const text = localized(`${type} is given more than once`, `${type} aparece más de una vez`);
      yield { code: 'MORE_THAN_ONE', message: text, type, value: to };
    }
    held.set(type, [...others, one]);
  }
}

/** Percentages of one vocabulary that share out more than the whole. */
function* overAHundred(relationships: readonly RelationshipData[]): Generator<TogetherIssue> {
  const sums = new Map<string, number>();
  for (const { type, to, properties } of relationships) {
    if (typeof properties.percentage !== 'number') continue;
    // Each vocabulary shares out the whole anew, and so does each source: sectors and goals do not add up.
    for (const source of properties.sources as string[]) {
      const vocabulary = `${type} ${to.split(':')[0]} (${source})`;
      sums.set(vocabulary, (sums.get(vocabulary) ?? 0) + properties.percentage);
    }
  }
  for (const [vocabulary, sum] of sums) {
    if (sum <= MOST_PERCENT) continue;
    const total = Math.round(sum * 100) / 100;
    const [type = ''] = vocabulary.split(' ');
    const text = localized(
      `the percentages of ${vocabulary} add up to ${total}, at most 100 are allowed`,
      `los porcentajes de ${vocabulary} suman ${total}; se permite 100 como máximo`,
    );
    yield { code: 'PERCENTAGES_OVER_100', message: text, type, value: total };
  }
}
