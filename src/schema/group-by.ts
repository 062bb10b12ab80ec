import { declarations, type Declaration, type NodeClass } from '../model/decorators';
import { defineEnum } from '../model/enums';
import { isPlace } from './filters';
import { linkProperties } from './link-properties';
import { linksOf, type Link } from './links';
import { makeInput, type MadeField } from './make-type';
import { upperSnake } from './names';
import { orderFieldsOf } from './order';

const made = new Map<string, NodeClass>();

/**
 * What the nodes of a type or interface can be grouped by. It nests as filters do, `{ places: { level:
 * DEPARTMENT } }`, and what is named last is what is grouped by: a property, or where none is named the node.
 */
export function groupByOf(one: Declaration, links: readonly Link[]): NodeClass {
  const name = `${one.cls.name}GroupBy`;
  const known = made.get(name);
  if (known) return known;
  const fields: Record<string, MadeField> = {
    field: {
      type: () => orderFieldsOf(one),
      description:
        'By a property of its own. By the name each entity is a group of its own, also where several are called the same.',
    },
    edge: {
      type: relationshipProperties,
      description: 'By a property of the relationship that was followed to it, such as its role.',
    },
    ...(isPlace(one) && {
      level: {
        type: placeLevels,
        description: 'By the place of this level that it is or lies in.',
      },
    }),
    ...Object.fromEntries(
      linksOf(links, one).map((link): [string, MadeField] => [
        link.field,
        { type: () => groupByOf(link.target, links), description: `By these: ${link.description}` },
      ]),
    ),
  };
  const input = makeInput(
    name,
    `What to group ${one.cls.name} nodes by: at most one field. \`{}\` is the node itself; a relationship leads on to what is related, so \`{ certifications: { field: YEAR } }\` is the year of the certifications. A way never goes back along the relationship by which it came.`,
    fields,
  );
  made.set(name, input);
  return input;
}

let levels: Record<string, string> | undefined;

/** The enum of the levels of places, made from the types that are places: `DISTRICT` stands for `District`. */
function placeLevels(): Record<string, string> {
  if (levels) return levels;
  const types = declarations().filter((one) => one.kind === 'type' && isPlace(one));
  levels = Object.fromEntries(types.map(({ cls }) => [upperSnake(cls.name), cls.name]));
  defineEnum(
    levels,
    'PlaceLevel',
    'A level of the tree of places.',
    Object.fromEntries(types.map(({ cls }) => [upperSnake(cls.name), `\`${cls.name}\` nodes.`])),
  );
  return levels;
}

let properties: Record<string, string> | undefined;

/** The enum of the properties that relationships have and that can be grouped by. */
function relationshipProperties(): Record<string, string> {
  if (properties) return properties;
  const own = declarations().filter(({ kind }) => kind === 'relationship');
  const all = [...linkProperties(), ...own.flatMap((one) => one.properties)].filter(
    ({ type }) => !Array.isArray(type()),
  );
  const texts = new Map(all.map((one) => [one.name, one.options.description]));
  properties = Object.fromEntries([...texts.keys()].map((name) => [upperSnake(name), name]));
  defineEnum(
    properties,
    'RelationshipProperty',
    'A property of relationships; which type of relationship has which is told by its edges.',
    Object.fromEntries([...texts].map(([name, text]) => [upperSnake(name), text])),
  );
  return properties;
}
