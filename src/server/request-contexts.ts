import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { storeReader } from '../read/run/dataset';
import { Fresh } from '../read/run/fresh';
import { Kept } from '../read/run/kept';
import type { Actor } from '../read/run/curation';
import { RequestContext, type RequestSource } from '../read/run/request-context';
import { SharedLookups } from '../read/run/shared-lookups';
import { readStatistics } from '../read/run/statistics';
import { hostOf } from './host';

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

/** Where others reach the server: the address that is set, or else the one that a request was sent to. */
export const baseUrlOf = (publicUrl: string | undefined, request: FastifyRequest): string =>
  publicUrl ?? `${request.protocol}://${hostOf(request)}`;

/** The signals of connections: one serves many requests, and waits with each until it is answered. */
const goneSignals = new WeakMap<Socket, AbortSignal>();

/** A signal that goes off when the client goes away, and its connection with it. */
export function goneSignal({ raw: { socket } }: FastifyRequest): AbortSignal {
  const known = goneSignals.get(socket);
  if (known) return known;
  const controller = new AbortController();
  // Each of a request's statements listens, and more than ten of them are no leak.
  setMaxListeners(0, controller.signal);
  if (socket.destroyed) controller.abort();
  socket.once('close', () => controller.abort());
  goneSignals.set(socket, controller.signal);
  return controller.signal;
}
