import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { hostOf } from './host';

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
