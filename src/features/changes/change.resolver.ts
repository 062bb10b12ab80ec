import { ID, Int, Query, Resolver } from 'type-graphql';
import { declarationOf } from '../../model/decorators';
import { BOUND_OF_CONNECTION } from '../../read/plan/plan-selection';
import { list, oneById } from '../../read/run/node-roots';
import { Root } from '../../read/run/root-field';
import { pageArguments } from '../../schema/complete-types';
import { connectionTo } from '../../schema/connection';
import { addArguments, lazily, makeInput } from '../../schema/make-type';
import { Change } from './change.type';
import { planChanges } from './plan-changes';
import { Timestamp } from '../../schema/scalars';

const ChangesSince = makeInput(
  'ChangesSince',
  'What changes must have come after: a revision or a moment.',
  {
    revision: {
      type: () => Int,
      description: 'After this revision of the data set; 0 for all that an edition has.',
    },
    at: {
      type: () => Timestamp,
      description:
        'After this moment. A date stands for its beginning, so that nothing of that day is missed.',
    },
  },
  true,
);

/** The queries `change` and `changes`. */
@Resolver()
export class ChangeResolver {
  @Root(oneById, 'Change')
  @Query(() => Change, {
    nullable: true,
    description: 'The change with that id, or null where there is none.',
  })
  change(): void {}

  @Root({ ...list, plan: planChanges, binds: [...BOUND_OF_CONNECTION, 'entity'] }, 'Change')
  @Query(lazily(() => connectionTo(declarationOf(Change))), {
    description:
      'The journal of what was done to the graph, newest first unless ordered otherwise. An import is in it as a whole when it has ended.',
  })
  changes(): void {}
}

addArguments(ChangeResolver.prototype, 'change', {
  id: { type: () => ID, required: true, description: 'Its id: `change:…`.' },
});
addArguments(ChangeResolver.prototype, 'changes', {
  since: { type: () => ChangesSince, description: 'Only what came after.' },
  entity: {
    type: () => ID,
    description: 'Only what concerns the entity with this id, under its former ids too.',
  },
  ...pageArguments(Change),
});
