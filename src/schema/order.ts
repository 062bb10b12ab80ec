import type { Declaration, NodeClass } from '../model/decorators';
import { defineEnum } from '../model/enums';
import { linksOf, propertiesOf, type Link } from './links';
import { makeInput } from './make-type';
import { upperSnake } from './names';

/** The two directions of an order. */
export enum SortDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

defineEnum(
  SortDirection,
  'SortDirection',
  'A direction of an order. Unknown values come last in both.',
  {
    ASC: 'From the smallest, the earliest or A.',
    DESC: 'From the largest, the latest or Z.',
  },
);

const made = new Map<string, NodeClass>();
const madeFields = new Map<string, Record<string, string>>();

/** The enum of the properties that nodes of a type or interface can be ordered and grouped by. */
export function orderFieldsOf(one: Declaration): Record<string, string> {
  const name = one.cls.name;
  const known = madeFields.get(name);
  if (known) return known;
  const properties = propertiesOf(one).filter(
    ({ type, options }) => !Array.isArray(type()) && !options.prose,
  );
  const fields = enumOf(
    `${name}OrderField`,
    `A property that ${name} nodes can be ordered and grouped by.`,
    properties.map((property) => [property.name, property.options.description]),
  );
  madeFields.set(name, fields);
  return fields;
}

/** The order of a type or interface: by a property, or by how many of a relationship there are. */
export function orderOf(one: Declaration, links: readonly Link[]): NodeClass {
  const name = one.cls.name;
  const known = made.get(name);
  if (known) return known;
  const fields = orderFieldsOf(one);
  const counted = linksOf(links, one).filter(({ toOne }) => !toOne);
  const counts =
    counted.length > 0 &&
    enumOf(
      `${name}OrderCount`,
      `A relationship by whose number ${name} nodes can be ordered.`,
      counted.map((link) => [link.field, link.description]),
    );
  const order = makeInput(
    `${name}Order`,
    counts
      ? 'One key of an order: either `field` or `count`, and a direction.'
      : 'One key of an order: a field, and a direction.',
    {
      field: { type: () => fields, description: 'The property to order by.' },
      ...(counts && {
        count: { type: () => counts, description: 'The relationship whose number to order by.' },
      }),
      direction: { type: () => SortDirection, description: 'ASC unless given.' },
    },
  );
  made.set(name, order);
  return order;
}

function enumOf(
  name: string,
  description: string,
  members: readonly (readonly [string, string])[],
): Record<string, string> {
  const values = Object.fromEntries(members.map(([member]) => [upperSnake(member), member]));
  const texts = members.map(([member, text]) => [upperSnake(member), text]);
  defineEnum(values, name, description, Object.fromEntries(texts) as Record<string, string>);
  return values;
}
