import { EngineError } from '../../engine/engine-error';
import { AppError } from '../../errors';
import { isEntity, type GraphModel } from '../../model/graph-model';
import { idPrefix } from '../../model/ids';
import { memo } from '../../model/memo';
import { prominencesOf, searchWeights, soughtIn } from '../../model/searched';
import type { PlannedRoot } from '../../read/run/root-field';
import { rank, type Weighing } from './rank';
import type { Runner } from '../../read/run/runner';

/** How many ids are told as near, how many words one may have to be looked for, and of how many root fields. */
const MOST = { ids: 3, words: 8, roots: 3, candidates: 100 };

/** What a property must weigh in a search to be a name: a near id is that of something called so. */
const NAME_WEIGHT = 0.9;

/** What a root field asked for by an id that nothing has, and the ids of what is called nearly so. */
export interface NearIds {
  readonly path: readonly (string | number)[];
  readonly id: string;
  readonly ids: readonly string[];
}

/** What an answer has, as far as it tells of ids that nothing has. */
interface Answered {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** The near ids of what root fields were asked for and did not find; nothing is told of those that have none. */
export async function nearIdsOf(
  runner: Runner,
  roots: ReadonlyMap<string, PlannedRoot>,
  { data, errors = [] }: Answered,
): Promise<readonly NearIds[]> {
  const failed = new Set(errors.map(({ path }) => path?.[0]));
  const missed = [...roots].flatMap(([response, root]) => {
    if (failed.has(response)) return [];
    const id = root.field.soughtId?.(root.planned);
    return id && data && data[response] === null ? [{ path: [response], id }] : [];
  });
  const refused = errors.flatMap(({ path, extensions: { code, id } = {} }) =>
    path && code === 'NOT_FOUND' && typeof id === 'string' ? [{ path, id }] : [],
  );
  const near = await Promise.all(
    [...missed, ...refused].slice(0, MOST.roots).map(async (one) => {
      const ids = await nearIds(runner, one.id);
      return ids.length > 0 ? [{ ...one, ids }] : [];
    }),
  );
  return near.flat();
}

/** The ids of things of an id's type that are called by its words, or nearly so; the nearest first. */
export async function nearIds(runner: Runner, id: string): Promise<readonly string[]> {
  const type = runner.model.byPrefix.get(idPrefix(id) ?? '');
  const sought = soughtIn(id.slice(id.indexOf(':') + 1));
  if (!type || !isEntity(type) || sought.words.length > MOST.words) return [];
  const weighing = namesOf(runner.model);
  try {
    const properties = [...weighing.weights.keys()];
    const found = await runner.search(sought.each, [type.name], properties, MOST.candidates);
    return rank(sought, found, weighing)
      .slice(0, MOST.ids)
      .map((one) => one.id);
  } catch (error) {
    // What it goes with is answered; whoever waits for no hint has nothing to lose by its want.
    if (error instanceof AppError || error instanceof EngineError) return [];
    throw error;
  }
}

const namesOf = memo((model: GraphModel): Weighing => ({
  weights: new Map([...searchWeights(model)].filter(([, weight]) => weight >= NAME_WEIGHT)),
  prominences: prominencesOf(model),
}));
