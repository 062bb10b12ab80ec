import { GraphQLJSON } from 'graphql-scalars';
import type { Row } from '../engine/engine';
import { statementsIn } from '../read/run/statement-values';
import { View } from '../read/run/view';
import { copyProperties, makeObject, type MadeField } from './make-type';
import type { ViewAnswer } from '../read/plan/answer-plan';

const Statement = makeObject(
  'Statement',
  'The value that some sources of a thing give one of its properties.',
  {
    property: {
      type: () => String,
      required: true,
      description: 'The property, such as `startedOn`; `nameEn` is the name in English.',
    },
    value: { type: () => GraphQLJSON, description: 'The value, as the property has it.' },
    shown: {
      type: () => Boolean,
      required: true,
      description: 'True for the value that the thing is shown, found and ordered with.',
    },
  },
);
copyProperties(Statement.prototype, [
  {
    name: 'sources',
    type: () => [String],
    options: {
      required: true,
      references: 'Source',
      description: 'The sources that give this value.',
    },
  },
]);

/** What the sources of a thing, such as an entity or a relationship, tell differently, as a field of it. */
export const statementsField: MadeField = {
  type: () => [Statement],
  required: true,
  description:
    'What its sources tell differently, or only some of them tell, each with those that do; the value that is shown comes first. Empty where all its sources tell everything alike.',
};

/** What the field is made of where it is planned. */
export const STATEMENTS = {
  computed: {
    make: ({ stated }: Row, _args: unknown, _context: unknown, view: ViewAnswer) =>
      statementsIn(stated as string | null).map((one) => new View({ ...one }, view)),
    reads: [],
    hidden: ['stated'],
  },
};
