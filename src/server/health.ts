import type { FastifyInstance } from 'fastify';
import type { Engine } from '../engine/engine';

/** Adds the routes `/health/live` (the process answers) and `/health/ready` (the engine answers too, or 503). */
export function healthRoutes(app: FastifyInstance, engine: Engine): void {
  app.get('/health/live', (_request, reply) => reply.send({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    try {
      await engine.check();
      return { status: 'ready', engine: engine.name };
    } catch {
      return reply.code(503).send({ status: 'unavailable', engine: engine.name });
    }
  });
}
