import { GraphQLJSON } from 'graphql-scalars';
import { Int } from 'type-graphql';
import { addField, copyProperties, makeObject } from '../common/make-type';
import { PointInTime } from '../common/point-in-time';
import { Entity } from './entity.type';

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

addField(
  Entity.prototype,
  'asOf',
  {
    type: () => PointInTime,
    description:
      'Of which date this is: the last day of the `asOf` that was asked for above, or `always`; null where none was, for today. A cache keeps things by `id` and `asOf`.',
  },
  { computed: { reads: [] } },
);

addField(
  Entity.prototype,
  'version',
  {
    type: () => Int,
    required: true,
    description:
      'How often it was made or changed: 1 when it is new, one more with each change of it or of a relationship that leaves it.',
  },
  { computed: { reads: [], hidden: ['version'] } },
);

addField(
  Entity.prototype,
  'statements',
  {
    type: () => [Statement],
    required: true,
    description:
      'What its sources tell differently, or only some of them tell, each with those that do; the value that is shown comes first. Empty where all its sources tell everything alike.',
  },
  { computed: { reads: [], hidden: ['stated'] } },
);
