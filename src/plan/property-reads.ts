import type { Projection, PropertyRead } from './query-plan';

/** The read of an id. */
export const ID: PropertyRead = { key: 'id', properties: ['id'] };

/** True where nothing is read of a node but properties of its own, as they are now. */
export const readsOwnAlone = ({ properties, nested }: Projection): boolean =>
  nested.length === 0 && properties.every(({ former }) => !former);
