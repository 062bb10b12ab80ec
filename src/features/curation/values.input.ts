/**
 * What a curator can give of entities and relationships: input types that follow from the declarations, as
 * filters do. Sources and where something is stated in them are those of the change itself.
 */
import {
  declarations,
  type Declaration,
  type DeclaredProperty,
  type NodeClass,
} from '../../model/decorators';
import { propertiesOf } from '../../schema/links';
import { makeInput, type MadeField } from '../../schema/make-type';
import { camel } from '../../schema/names';
import { relationshipProperties } from '../../schema/relationship.type';

const LANGUAGE_NAMES: Readonly<Record<string, string>> = { EN: 'English', QU: 'Quechua' };

/** What is no value to give: the id never changes, and the rest is told of each change. */
const NOT_GIVEN = ['id', 'sources', 'locator'];

function valueFields(properties: readonly DeclaredProperty[]): Record<string, MadeField> {
  const given = properties.filter(
    ({ name, options }) => !NOT_GIVEN.includes(name) && !options.kept,
  );
  return Object.fromEntries(
    given.flatMap(({ name, type, options }): [string, MadeField][] => [
      [
        name,
        {
          type,
          description: options.languages ? `The \`${name}\` in Spanish.` : options.description,
        },
      ],
      ...Object.entries(options.languages ?? {}).map(([language, other]): [string, MadeField] => [
        other,
        { type, description: `The \`${name}\` in ${LANGUAGE_NAMES[language]}.` },
      ]),
    ]),
  );
}

const entityInputOf = (one: Declaration): NodeClass =>
  makeInput(
    `${one.cls.name}Input`,
    `Values of an entity of the type ${one.cls.name}. In an update, what is not given stays as it is, and null takes a value away.`,
    valueFields(propertiesOf(one)),
  );

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** The values of an entity of any type, under the name of its type. */
export const entityInput = once(() => {
  const entities = declarations().filter(
    ({ kind, interfaces }) => kind === 'type' && interfaces.some(({ name }) => name === 'Entity'),
  );
  return makeInput(
    'EntityInput',
    'The values of an entity, under the name of its type: `{ program: { name: "Juntos" } }`.',
    Object.fromEntries(
      entities.map((one) => [
        camel(one.cls.name),
        {
          type: once(() => entityInputOf(one)),
          description: `Values of an entity of the type ${one.cls.name}.`,
        },
      ]),
    ),
    true,
  );
});

/** The own values of a relationship of any type. */
export const relationshipPropertiesInput = once(() =>
  makeInput(
    'RelationshipPropertiesInput',
    'Own values of a relationship. Each type of relationship has some of them; one that it does not have is refused.',
    valueFields([...relationshipProperties().values()]),
  ),
);
