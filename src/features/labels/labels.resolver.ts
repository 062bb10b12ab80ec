import { Arg, Query, Resolver } from 'type-graphql';
import { Language } from '../../schema/language';
import { makeObject } from '../../schema/make-type';
import { DIMENSIONS, ROLES, TYPES } from './words';

const text = (description: string) => ({ type: () => String, required: true, description });

const Label = makeObject(
  'Label',
  'What a value of an enum is called, to be shown to readers.',
  {
    enum: text('The enum: `Dimension`, `EntityType` or `ParticipantRole`.'),
    value: text('The value, such as `TARGET_GROUP`.'),
    label: text('What it is called: `Población objetivo`, `Target group`.'),
  },
  { plain: true },
);

const LABELLED = { Dimension: DIMENSIONS, EntityType: TYPES, ParticipantRole: ROLES };

/** The query `labels`. */
@Resolver()
export class LabelsResolver {
  @Query(() => [Label], {
    description:
      'What types, dimensions and roles are called: every value of the enums `EntityType`, `Dimension` and `ParticipantRole`. What relationships say is told by `Relationship.label`.',
  })
  labels(
    @Arg('lang', () => Language, {
      defaultValue: Language.ES,
      description: 'The language; Spanish where there are no words in it.',
    })
    lang: Language,
  ): unknown {
    const language = lang === Language.EN ? 'en' : 'es';
    return Object.entries(LABELLED).flatMap(([name, values]) =>
      Object.entries(values).map(([value, words]) => ({
        enum: name,
        value,
        label: words[language],
      })),
    );
  }
}
