import { Router } from 'express';
import type { Engine } from '../engine/engine';

/** The routes `/live` (the process answers) and `/ready` (the engine answers too, or 503). */
export function healthRoutes(engine: Engine): Router {
  const router = Router();
  router.get('/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/ready', async (_request, response) => {
    try {
      await engine.check();
      response.json({ status: 'ready', engine: engine.name });
    } catch {
      response.status(503).json({ status: 'unavailable', engine: engine.name });
    }
  });
  return router;
}
