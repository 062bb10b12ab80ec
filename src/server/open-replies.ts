import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';

/** The requests that are not answered yet. */
export interface OpenReplies {
  /**
   * Answers them at once, as the server stops: 503 where nothing was sent yet. What has begun is broken off before its
   * end, which whoever reads it is told by HTTP, and the log by a line.
   */
  cut(): void;
}

/** Notes the requests of an app until they are answered. */
export function openReplies(app: FastifyInstance, log: Logger): OpenReplies {
  const open = new Set<FastifyReply>();
  app.addHook('onRequest', (_request, reply, done) => {
    open.add(reply);
    reply.raw.once('close', () => open.delete(reply));
    done();
  });
  return {
    cut: () => {
      for (const reply of open) cut(reply, log);
    },
  };
}

const STOPPING = {
  errors: [
    {
      message: 'The server is stopping: ask again',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    },
  ],
};

function cut(reply: FastifyReply, log: Logger): void {
  const { raw, request } = reply;
  if (raw.writableEnded) return;
  log.warn({ requestId: request.id, started: raw.headersSent }, 'cut off, as the server stops');
  if (raw.headersSent) {
    raw.destroy();
    return;
  }
  // Whatever answers it later comes too late.
  reply.hijack();
  raw.writeHead(503, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
  raw.end(JSON.stringify(STOPPING));
}
