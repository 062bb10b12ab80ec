import './record-statements';
import { addResolvers, type LoadersContext } from '../loaders/loaders-resolvers';
import { loadersSchema } from '../loaders/loaders-schema';
import { relationshipLoaders } from '../loaders/relationship-loaders';
import type { Ask } from '../operations/operation';
import { serveWithApollo } from './apollo-http';
import { serveContender } from './contender-process';
import { openDriver, rowsOf } from './open-driver';

/** Resolvers that are written by hand, with a DataLoader for each relationship: what most people write. */
serveContender(async () => {
  const driver = openDriver();
  const ask: Ask = (text, params) => rowsOf(driver, text, params);
  const schema = loadersSchema();
  addResolvers(schema);
  const context = async (): Promise<LoadersContext> => ({ ask, loaders: relationshipLoaders(ask) });
  return serveWithApollo(schema, context, () => driver.close());
});
