import pino from 'pino';
import { limitsWith } from '../../src/config';
import { startServer } from '../../src/server/create-server';
import { describeEachEngine, model, schema } from '../support/api';
import { engineWith } from '../support/test-engines';

describeEachEngine('seed', (api, engineName) => {
  const ask = async (url: string, path: string): Promise<unknown> => {
    const response = await fetch(`${url}/health/${path}`);
    return [response.status, await response.json()];
  };

  // Whatever it is made of, a store within the process is told of in the same word.
  const told = engineName === 'sqlite' ? 'embedded' : engineName;

  test('is live and ready', async () => {
    expect([await ask(api().url, 'live'), await ask(api().url, 'ready')]).toEqual([
      [200, { status: 'live' }],
      [200, { status: 'ready', engine: told }],
    ]);
  });

  test('without its engine it is live and not ready', async () => {
    const engine = await engineWith(engineName, model, 'seed');
    const server = await startServer(
      { schema, model, engine, log: pino({ level: 'silent' }) },
      { host: '127.0.0.1', port: 0, limits: limitsWith(), corsOrigins: '*' },
    );
    await engine.close();
    const answers = [await ask(server.url, 'live'), await ask(server.url, 'ready')];
    await server.stop();
    expect(answers).toEqual([
      [200, { status: 'live' }],
      [503, { status: 'unavailable', engine: told }],
    ]);
  });
});
