import { ID } from 'type-graphql';
import { declarations, type DeclaredProperty, type NodeClass } from '../model/decorators';
import { invariant } from '../errors';
import { defineEnum } from '../model/enums';
import { Language } from './language';
import { linkProperties } from './link-properties';
import { declaredLinks } from './links';
import { addObjectField, copyProperties, makeObject } from './make-type';
import { statementsField } from './statement.type';

/** The two directions of a relationship, seen from one of its ends. */
export enum RelationshipDirection {
  OUT = 'OUT',
  IN = 'IN',
}

defineEnum(
  RelationshipDirection,
  'RelationshipDirection',
  'The direction of a relationship, seen from the node at hand.',
  { OUT: 'It leaves the node.', IN: 'It leads to the node.' },
);

let types: Record<string, string> | undefined;

/** The enum of all relationship types, made from the declared relationships: `APPLIES`, `RUNS`, … */
export function relationshipTypes(): Record<string, string> {
  if (types) return types;
  const texts = new Map<string, string>();
  for (const { type, direction, owner, target } of declaredLinks()) {
    if (direction === 'in') continue;
    const ends = `${owner.cls.name} to ${target.cls.name}`;
    texts.set(type, texts.has(type) ? `${texts.get(type)}; ${ends}` : `From ${ends}`);
  }
  const names = [...texts.keys()].sort();
  types = Object.fromEntries(names.map((name) => [name, name]));
  defineEnum(
    types,
    'RelationshipType',
    'A type of relationship, and what it leads from and to.',
    Object.fromEntries(names.map((name) => [name, `${texts.get(name)}.`])),
  );
  return types;
}

/** The properties of all types of relationships by name: those that every one has, and those of some. */
export function relationshipProperties(): ReadonlyMap<string, DeclaredProperty> {
  const own = declarations().filter(({ kind }) => kind === 'relationship');
  const properties = new Map<string, DeclaredProperty>();
  for (const one of [...linkProperties(), ...own.flatMap((each) => each.properties)]) {
    const known = properties.get(one.name);
    invariant(!known || known.type() === one.type() || known === one, `two kinds of ${one.name}`);
    properties.set(one.name, known ?? one);
  }
  return properties;
}

let made: NodeClass | undefined;

/** The type of a relationship that is shown by itself: what it is, its ends, and the properties of all types. */
export function relationshipType(): NodeClass {
  if (made) return made;
  made = makeObject(
    'Relationship',
    'A relationship of the graph by itself, with its ends. Of the properties that relationships can have it has those of its type; the others are null.',
    {
      key: {
        type: () => String,
        required: true,
        description: 'What tells it apart from every other relationship of the graph.',
      },
      type: { type: relationshipTypes, required: true, description: 'Its type.' },
      from: { type: () => ID, required: true, description: 'The id of the node that it leaves.' },
      to: { type: () => ID, required: true, description: 'The id of the node that it leads to.' },
      statements: statementsField,
    },
  );
  addObjectField(
    made,
    'label',
    {
      type: () => String,
      required: true,
      description:
        'What it says, to be read between the names of `from` and `to`: `ejecuta`, `runs`.',
    },
    {
      lang: {
        type: () => Language,
        defaultValue: Language.ES,
        description: 'The language; Spanish where there are no words in it.',
      },
    },
  );
  copyProperties(made.prototype, [...relationshipProperties().values()]);
  return made;
}
