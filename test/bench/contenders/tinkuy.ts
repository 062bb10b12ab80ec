import './record-statements';
import { readConfig } from '../../../src/config';
import { createLog, start } from '../../../src/start';
import { serveContender } from './contender-process';

/** Tinkuy's own server, on the store that its settings name. */
serveContender(async () => {
  const config = readConfig();
  const server = await start(config, createLog(config.logLevel));
  const url = `${server.url.replace('localhost', config.host)}/graphql`;
  return { url, stop: () => server.stop() };
});
