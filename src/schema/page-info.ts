import { makeObject } from './make-type';

/** Where a page stands in its list, as the Relay specification names it. */
export const PageInfo = makeObject('PageInfo', 'Where a page stands in its list.', {
  hasNextPage: { type: () => Boolean, required: true, description: 'More follow this page.' },
  hasPreviousPage: {
    type: () => Boolean,
    required: true,
    description: 'Something comes before this page.',
  },
  startCursor: {
    type: () => String,
    description: 'Cursor of the first edge, for `before`; null on an empty page.',
  },
  endCursor: {
    type: () => String,
    description: 'Cursor of the last edge, for `after`; null on an empty page.',
  },
});
