import type { RowsPlan } from './connection-plan';

/** True where nothing but the node is read of each row, which then is the node itself. */
export const areUnwrapped = ({ node, edge, cursor }: RowsPlan): boolean =>
  node !== undefined && edge.length === 0 && !cursor;
