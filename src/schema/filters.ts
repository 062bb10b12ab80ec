import { ID } from 'type-graphql';
import type { Declaration, NodeClass } from '../model/decorators';
import { enumName } from '../model/enums';
import { linkProperties } from './link-properties';
import { linksOf, propertiesOf, type Link } from './links';
import { makeInput, type MadeField } from './make-type';
import { pascal } from './names';
import { CountFilter, filterFor, IdFilter } from './scalar-filters';
import { entityTypes } from './entity-types';
import type { DeclaredProperty } from '../model/decorators';

const made = new Map<string, NodeClass>();

function once(name: string, make: () => NodeClass): NodeClass {
  const known = made.get(name);
  if (known) return known;
  const one = make();
  made.set(name, one);
  return one;
}

const propertyFilters = (properties: readonly DeclaredProperty[]): Record<string, MadeField> =>
  Object.fromEntries(
    properties
      .filter(({ name }) => name !== 'id')
      .map(({ name, type, options }) => {
        const read = type();
        const one = (Array.isArray(read) ? read[0] : read) as object;
        const references = (options.references ?? options.mentions) !== undefined;
        return [
          name,
          {
            type: () => filterFor(one, Array.isArray(read), references, () => enumName(one)),
            description: options.description,
          },
        ];
      }),
  );

const WITHIN: MadeField = {
  type: () => [ID],
  description:
    'It is one of these places or lies in one of them, at any depth: `within: ["department:08"]`.',
};

/** True for places and their interface, which lie in one another. */
export const isPlace = (one: Declaration): boolean =>
  [one.cls, ...one.interfaces].some(({ name }) => name === 'Place');

/** The filter on a type or interface: its properties, its relationships, and `and`, `or`, `not`. */
export function filterOn(one: Declaration, links: readonly Link[]): NodeClass {
  const name = `${one.cls.name}Filter`;
  return once(name, () => {
    const self = (): NodeClass => filterOn(one, links);
    return makeInput(
      name,
      `Conditions on ${one.cls.name}, all of which must hold. An unknown value meets no condition but \`isNull\`.`,
      {
        and: { type: () => [self()], description: 'All of these hold.' },
        or: { type: () => [self()], description: 'At least one of these holds.' },
        not: {
          type: self,
          description: 'This does not hold; nor does it where the value is unknown.',
        },
        id: { type: () => IdFilter, description: 'The id, such as `district:080505`.' },
        ...(one.kind === 'interface' && {
          type: { type: () => entityTypeFilter(), description: 'The type of the node.' },
        }),
        ...(isPlace(one) && { within: WITHIN }),
        ...propertyFilters(propertiesOf(one)),
        ...Object.fromEntries(
          linksOf(links, one).map((link) => [
            link.field,
            { type: () => linkFilter(link, links), description: link.description },
          ]),
        ),
      },
    );
  });
}

const entityTypeFilter = (): NodeClass =>
  filterFor(entityTypes(), false, false, () => 'EntityType');

function linkFilter(link: Link, links: readonly Link[]): NodeClass {
  return link.toOne ? toOneFilter(link, links) : toManyFilter(link, links);
}

function toOneFilter({ target }: Link, links: readonly Link[]): NodeClass {
  const name = `${target.cls.name}ToOneFilter`;
  return once(name, () =>
    makeInput(name, `Conditions on the one ${target.cls.name} that a relationship leads to.`, {
      node: { type: () => filterOn(target, links), description: 'Conditions on the node.' },
      isNull: {
        type: () => Boolean,
        description: 'True: only where there is none. False: only where there is one.',
      },
    }),
  );
}

function toManyFilter({ target, type, properties }: Link, links: readonly Link[]): NodeClass {
  const stem = `${properties ? pascal(type) : ''}${target.cls.name}`;
  const match = (): NodeClass =>
    once(`${stem}Match`, () =>
      makeInput(
        `${stem}Match`,
        `What a related ${target.cls.name} and the relationship must be; all conditions must hold.`,
        {
          node: { type: () => filterOn(target, links), description: 'Conditions on the node.' },
          edge: {
            type: () => edgeFilter(type, properties),
            description: 'Conditions on the relationship.',
          },
          ...(isPlace(target) && { within: WITHIN }),
        },
      ),
    );
  const name = `${stem}RelationshipFilter`;
  return once(name, () =>
    makeInput(name, `Conditions on the related ${target.cls.name} nodes, all of which must hold.`, {
      some: { type: match, description: 'At least one is such.' },
      none: { type: match, description: 'None is known to be such.' },
      all: {
        type: match,
        description: 'There is at least one, and every one is known to be such.',
      },
      single: { type: match, description: 'Exactly one is such.' },
      count: { type: () => CountFilter, description: 'How many there are.' },
    }),
  );
}

function edgeFilter(type: string, properties?: Declaration): NodeClass {
  const name = `${properties ? pascal(type) : ''}EdgeFilter`;
  return once(name, () =>
    makeInput(
      name,
      'Conditions on a relationship, all of which must hold.',
      propertyFilters([...linkProperties(), ...(properties?.properties ?? [])]),
    ),
  );
}
