import type { Row } from '../../engine/engine';
import { notFound } from '../../errors';
import type { PlannedDimension, PlannedSimilar } from '../compare/similarity-plan';
import { byName, compareTexts } from '../../read/run/order';
import type { Runner } from '../../read/run/runner';
import { overlap, score, rounded, type Held, type Overlap } from '../compare/similarity';
import { View } from '../../read/run/view';

/** What the first statement gives. */
interface CandidatesRow {
  readonly subject: Row;
  readonly candidates: readonly {
    readonly node: Row;
    /** How many the commonest of the neighbours has by which it was found. */
    readonly most: number;
  }[];
}

/** Something similar, before it is read. */
interface Scored {
  readonly id: string;
  readonly score: number;
  readonly parts: readonly (Overlap & { readonly dimension: string })[];
}

/**
 * The answer of a search for what is similar. Two statements, since the scores stand between them: the first
 * gives candidates and what each has, the second the nodes that are shown, found and shared alike.
 */
export async function answerSimilar(
  runner: Pick<Runner, 'run' | 'rows'>,
  root: PlannedSimilar,
): Promise<View> {
  const { dimensions, bounds, size, shows } = root;
  const [found] = (await runner.run(root.plan, root.values)) as unknown as CandidatesRow[];
  if (!found) throw notFound('id', root.id);
  const { subject, candidates } = found;
  const nodes = candidates.slice(0, bounds.all).map(({ node }) => node);
  const own = dimensions.map((of) => heldIn(subject, of, bounds.held));
  const best = nodes
    .map((node) => scoreOf(root, own, node))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || compareTexts(a.id, b.id))
    .slice(0, size);
  const shared = best.flatMap(({ parts }) => parts.flatMap((part) => part.shared));
  const rows = await runner.rows(root.lookup, [
    ...new Set([...(shows.items ? best.map(({ id }) => id) : []), ...(shows.shared ? shared : [])]),
  ]);
  return new View(
    {
      items: best
        .filter(({ id }) => !shows.items || rows.has(id))
        .map((one) => ({
          node: rows.get(one.id) ?? null,
          score: one.score,
          shared: one.parts.map(({ dimension, jaccard, shared: both }) => ({
            dimension,
            jaccard: rounded(jaccard),
            nodes: both
              .map((id) => rows.get(id))
              .filter((row) => row !== undefined)
              .sort(byName),
          })),
        })),
      // A hub's own relationship leads back to the node that is asked for.
      truncated:
        candidates.length > bounds.all ||
        candidates.some(({ most }) => most > bounds.each + 1) ||
        own.some((held) => (held?.size ?? 0) > bounds.neighbors) ||
        [subject, ...nodes].some((node) =>
          dimensions.some((of) => idsIn(node, of).length > bounds.held),
        ),
    },
    root.answer,
  );
}

function scoreOf({ dimensions, bounds }: PlannedSimilar, own: readonly Held[], node: Row): Scored {
  const parts = dimensions.map((of, i) => ({
    ...overlap(own[i] ?? null, heldIn(node, of, bounds.held)),
    dimension: of.field,
    weight: of.weight,
  }));
  return { id: String(node.id), parts, score: score(parts.filter((_, i) => own[i] != null)) };
}

const idsIn = (node: Row, { key }: PlannedDimension): readonly string[] =>
  node[key] as readonly string[];

function heldIn(node: Row, of: PlannedDimension, most: number): Held {
  const ids = idsIn(node, of);
  return ids.length > 0 ? new Set(ids.slice(0, most)) : null;
}
