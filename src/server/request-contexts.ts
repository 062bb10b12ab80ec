import { setMaxListeners } from 'node:events';
import type { Request, Response } from 'express';
import type { Limits } from '../config';
import type { Engine } from '../engine/engine';
import type { Actor } from '../execute/curation';
import { storeReader } from '../execute/dataset';
import { Fresh } from '../execute/fresh';
import { Kept } from '../execute/kept';
import { RequestContext } from '../execute/request-context';
import { readStatistics } from '../execute/statistics';
import type { GraphModel } from '../graph/graph-model';

/** How long the size of the graph is kept, in milliseconds. */
const STATISTICS_KEPT_MS = 300_000;

/** Gives the context of an operation; an export asks for one for each of its pages. */
export type ContextMaker = (request: {
  readonly signal: AbortSignal;
  readonly requestId: string;
  readonly baseUrl: string;
  readonly maxRootPage?: number;
  readonly actor?: Actor | null;
}) => Promise<RequestContext>;

/**
 * What makes the contexts of operations: each knows the data set as it was after the request came, whichever
 * process changed it, and the size of the graph.
 */
export function contextMaker(engine: Engine, model: GraphModel, limits: Limits): ContextMaker {
  const within = { timeoutMs: limits.queryTimeoutMs };
  const store = new Fresh(storeReader(engine, within));
  const statistics = new Kept(() => readStatistics(engine, model, within), STATISTICS_KEPT_MS);
  return async (request) => {
    const [known, size] = await Promise.all([store.value(), statistics.value()]);
    return new RequestContext({
      engine,
      model,
      limits,
      store: known,
      readStore: () => store.value(),
      statistics: size,
      ...request,
    });
  };
}

/** Where others reach the server: the address that is set, or else the one that a request was sent to. */
export const baseUrlOf = (publicUrl: string | undefined, request: Request): string =>
  publicUrl ?? `${request.protocol}://${request.get('host')}`;

/** The id of a request, as it was put on its response. */
export const idOf = (response: Response): string => String(response.getHeader('x-request-id'));

/** A signal that goes off when the client goes away before its answer is sent. */
export function goneSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  // Each of a request's statements listens, and more than ten of them are no leak.
  setMaxListeners(0, controller.signal);
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
