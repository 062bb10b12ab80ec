import type { Actor } from './curation';
import { RequestContext, type RequestSource } from './request-context';
import { SharedLookups } from './shared-lookups';
import { Fresh } from './fresh';
import { storeReader } from './dataset';
import { Kept } from './kept';
import { readStatistics } from './statistics';

/** How long the size of the graph is kept, in milliseconds. */
const STATISTICS_KEPT_MS = 300_000;

/** Gives the context of an operation; an export asks for one for each of its pages. */
export type ContextMaker = (request: {
  readonly signal: AbortSignal;
  readonly requestId: string;
  readonly baseUrl: string;
  readonly maxRootPage?: number;
  /** Who asks; an export need not know, as it never changes anything. */
  readonly actor?: Actor;
}) => Promise<RequestContext>;

/**
 * What makes the contexts of operations: each knows the data set as it was after the request came, whichever
 * process changed it, and the size of the graph.
 */
export function contextMaker({
  engine,
  model,
  limits,
  curation,
}: Pick<RequestSource, 'engine' | 'model' | 'limits' | 'curation'>): ContextMaker {
  const within = { timeoutMs: limits.queryTimeoutMs };
  const lookups = new SharedLookups(engine);
  const store = new Fresh(storeReader(engine, within));
  const statistics = new Kept(() => readStatistics(engine, model, within), STATISTICS_KEPT_MS);
  return async (request) => {
    const size = await statistics.value();
    return new RequestContext({
      engine,
      model,
      limits,
      curation,
      lookups,
      store,
      statistics: size,
      ...request,
    });
  };
}
