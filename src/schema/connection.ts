import { Int } from 'type-graphql';
import type { Declaration, NodeClass } from '../model/decorators';
import { isEntity } from './entity-types';
import { groupByOf } from './group-by';
import { aggregateArguments, Aggregation, Facet, facetArguments } from './groups.type';
import { linkProperties } from './link-properties';
import { declaredLinks } from './links';
import {
  addField,
  addObjectField,
  copyProperties,
  makeObject,
  type MadeArgument,
} from './make-type';
import { pascal } from './names';
import { STATEMENTS, statementsField } from './statement.type';

const made = new Map<string, NodeClass>();

/**
 * The connection type to a type or interface; a relationship with properties of its own has its own
 * connection type, whose edges carry them. The same one is given each time.
 */
export function connectionTo(
  target: Declaration,
  relationshipType?: string,
  properties?: Declaration,
): NodeClass {
  const name = `${properties ? pascal(relationshipType ?? '') : ''}${target.cls.name}`;
  const known = made.get(name);
  if (known) return known;
  const edge = makeObject(
    `${name}Edge`,
    properties
      ? `One ${relationshipType} relationship, with its properties and what it leads to.`
      : 'One entry of the list: what it leads to and, where a relationship is followed, its properties.',
    {
      cursor: { type: () => String, required: true, description: 'Place in the list, for paging.' },
      node: { type: () => target.cls, required: true, description: 'What the edge leads to.' },
    },
  );
  // No relationship leads to what is no entity.
  if (isEntity(target)) {
    copyProperties(edge.prototype, [...linkProperties(), ...(properties?.properties ?? [])]);
    addField(edge.prototype, 'statements', statementsField, STATEMENTS);
  }
  const connection = makeObject(
    `${name}Connection`,
    `A page of a list of ${target.cls.name} nodes.`,
    {
      totalCount: {
        type: () => Int,
        required: true,
        description:
          'How many there are under the filter, on all pages. Counted only when asked for.',
      },
      pageInfo: { type: () => PageInfo, required: true, description: 'Where the page stands.' },
      nodes: {
        type: () => [target.cls],
        required: true,
        description: 'The nodes of the page, without their edges.',
      },
      edges: { type: () => [edge], required: true, description: 'The edges of the page.' },
    },
  );
  const groupBy = (): NodeClass => groupByOf(target, declaredLinks());
  addObjectField(
    connection,
    'facets',
    {
      type: () => [Facet],
      required: true,
      description: 'How often each value occurs among all nodes of the list, on all pages.',
    },
    facetArguments(groupBy),
  );
  addObjectField(
    connection,
    'aggregate',
    {
      type: () => Aggregation,
      required: true,
      description: 'All nodes of the list, on all pages, put into groups and counted.',
    },
    aggregateArguments(groupBy),
  );
  made.set(name, connection);
  return connection;
}

/** The arguments of every connection. */
export const connectionArguments = (
  filter: () => NodeClass,
  order: () => NodeClass,
  defaultPageSize: number,
): Record<string, MadeArgument> => ({
  where: { type: filter, description: 'Only those that meet these conditions.' },
  orderBy: {
    type: () => [order()],
    description:
      'The order, first key first. By name unless given; unknown values come last and the id decides ties.',
  },
  first: {
    type: () => Int,
    defaultValue: defaultPageSize,
    description: 'How many from the start, or after `after`: 1 to 100.',
  },
  after: { type: () => String, description: 'Only what follows this cursor; goes with `first`.' },
  last: {
    type: () => Int,
    description: 'How many from the end, or before `before`: 1 to 100. Instead of `first`.',
  },
  before: { type: () => String, description: 'Only what precedes this cursor; goes with `last`.' },
});

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
