import { setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import type { FastifyRequest, FastifyReply } from 'fastify';

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

/** A name, or an address of either kind, with or without a port. */
const AUTHORITY = /^(?:[a-z0-9][a-z0-9._-]*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Refuses requests that name several hosts, or one that is none: permalinks would begin with it. */
export function checkHost(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { host } = request.headers;
  if (isGivenOnce(request) && (!host || AUTHORITY.test(host))) {
    done();
    return;
  }
  const message =
    'The header Host must be given once, as a name or an address, such as example.org:4000';
  void reply.code(400).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}

/** The host that a request was sent to; where it does not say, the address at which it came in. */
export function hostOf({ headers: { host }, socket }: FastifyRequest): string {
  if (host) return host;
  const { localAddress = '127.0.0.1', localPort } = socket;
  return `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
}

/** Of several, Node keeps the first and says nothing. */
function isGivenOnce({ raw: { rawHeaders } }: FastifyRequest): boolean {
  let given = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === 4 && name.toLowerCase() === 'host') given += 1;
  }
  return given <= 1;
}
