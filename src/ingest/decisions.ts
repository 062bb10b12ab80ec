/** The file in which people decide whether a new entity is one that is there; an import never does so by itself. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { IssuesError } from '../errors';
import type { NearMatch } from './import-report';

/** What was decided of a near match. */
export type Decision = 'same' | 'different';

/** What near matches were decided to be; those that wait for a decision stand in it too. */
export type Decisions = ReadonlyMap<string, DecisionEntry>;

const entry = z.strictObject({
  given: z.string(),
  type: z.string(),
  at: z.string().optional(),
  like: z.string(),
  likeName: z.string().optional(),
  decision: z.enum(['same', 'different', '?'], 'must be same, different or ?'),
});
type DecisionEntry = z.infer<typeof entry>;

const HEADING = [
  'Entidades nuevas que podrían estar ya en el grafo. Escriba en decision: same (es la misma), different (es otra)',
  'o deje ? y esas filas no entran. Vuelva a importar después.',
  'New entities that may be in the graph already. Write in decision: same, different, or leave ? and these rows',
  'stay out. Import again afterwards.',
];

type Pair = Pick<NearMatch, 'given' | 'type' | 'like'>;

/** What was decided, or undefined where nothing was. */
export function decisionOf(decisions: Decisions, pair: Pair): Decision | undefined {
  const found = decisions.get(keyOf(pair))?.decision;
  return found === '?' ? undefined : found;
}

/** The decisions of a file; none where there is no file, and every issue of it in one error. */
export function readDecisions(path: string): Decisions {
  if (!existsSync(path)) return new Map();
  const document = parseDocument(readFileSync(path, 'utf8'), { prettyErrors: true });
  const issues = document.errors.map(({ message }) => message.split('\n')[0] ?? message);
  const read = z.array(entry).safeParse(document.errors.length > 0 ? [] : (document.toJS() ?? []));
  if (!read.success) {
    issues.push(
      ...read.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`),
    );
  }
  if (issues.length > 0) throw new IssuesError(`The decisions of ${path} cannot be used:`, issues);
  return decisionsOf(read.data ?? []);
}

/** Decisions from a list of them. */
export const decisionsOf = (entries: readonly DecisionEntry[]): Decisions =>
  new Map(entries.map((one) => [keyOf(one), one]));

/** Adds near matches that wait for a decision to a file; what was decided stays. */
export function writeDecisions(
  path: string,
  decisions: Decisions,
  near: readonly NearMatch[],
): void {
  const all = new Map(decisions);
  for (const { given, type, at, like, likeName } of near) {
    const key = keyOf({ given, type, like });
    if (!all.has(key)) all.set(key, { given, type, at, like, likeName, decision: '?' });
  }
  const heading = HEADING.map((line) => `# ${line}\n`).join('');
  writeFileSync(`${path}.new`, heading + stringify([...all.values()]));
  renameSync(`${path}.new`, path);
}

const keyOf = ({ given, type, like }: Pair): string => `${type}\n${given}\n${like}`;
