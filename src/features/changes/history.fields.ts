import { Int } from 'type-graphql';
import { addField } from '../../schema/make-type';
import { PointInTime } from '../../schema/point-in-time';
import { STATEMENTS, statementsField } from '../../schema/statement.type';
import { Entity } from '../../types/entity/entity.type';

addField(
  Entity.prototype,
  'asOf',
  {
    type: () => PointInTime,
    description:
      'Of which date this is: the last day of the `asOf` that was asked for above, or `always`; null where none was, for today. A cache keeps things by `id` and `asOf`.',
  },
  { computed: { make: (_row, { asOf }) => asOf, reads: [] } },
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
  // What was stored before versions were counted is as it was made.
  { computed: { make: ({ version }) => version ?? 1, reads: [], hidden: ['version'] } },
);

addField(Entity.prototype, 'statements', statementsField, STATEMENTS);
