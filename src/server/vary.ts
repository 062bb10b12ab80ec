import type { FastifyReply } from 'fastify';

/** Says that an answer depends on a header of the request too. */
export function vary(reply: FastifyReply, name: string): void {
  const before = reply.getHeader('vary');
  reply.header('vary', before === undefined ? name : `${String(before)}, ${name}`);
}
