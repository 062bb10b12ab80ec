import { ID, Int } from 'type-graphql';
import { makeInput, type MadeField } from '../../schema/make-type';
import { relationshipTypes } from '../../schema/relationship.type';
import { entityInput, relationshipPropertiesInput } from './values.input';

const WHY: MadeField = {
  type: () => String,
  description:
    'Why it is changed, in a sentence; the journal of changes keeps it, and shows it to everybody: let it name no person.',
};

/** What every change names. */
const REASON: Readonly<Record<string, MadeField>> = {
  sources: {
    type: () => [ID],
    required: true,
    description:
      'The ids of the sources that state it, at least one. A source that is not in the graph yet is created first.',
  },
  locator: {
    type: () => String,
    description: 'Where in its sources it is stated, such as `p. 14` or `table 3`.',
  },
  why: WHY,
};

const ifVersion = (whose: string): MadeField => ({
  type: () => Int,
  description: `The version of ${whose} that the change was made for; where it has another by now, nothing is changed and the answer is \`VersionConflict\`.`,
});

/** What `create` is given. */
export const CreateInput = makeInput('CreateInput', 'A new entity.', {
  id: {
    type: () => ID,
    description: 'Its id, `type:key`; made of its type and its name unless given.',
  },
  values: { type: entityInput, required: true, description: 'Its values.' },
  different: {
    type: () => [ID],
    description: 'The ids of near matches that it is not, as a refusal `NearMatches` lists them.',
  },
  ...REASON,
});

/** What `update` is given. */
export const UpdateInput = makeInput('UpdateInput', 'New values of an entity.', {
  id: { type: () => ID, required: true, description: 'Its id.' },
  ifVersion: ifVersion('the entity'),
  values: {
    type: entityInput,
    required: true,
    description: 'What changes; null takes a value away.',
  },
  ...REASON,
});

/** What `relate` and `unrelate` are given. */
export const RelationshipInput = makeInput(
  'RelationshipInput',
  'A relationship between two entities.',
  {
    from: { type: () => ID, required: true, description: 'The id of the entity that it leaves.' },
    type: { type: relationshipTypes, required: true, description: 'Its type.' },
    to: { type: () => ID, required: true, description: 'The id of the entity that it leads to.' },
    properties: {
      type: relationshipPropertiesInput,
      description:
        'Its own values. `role`, `year`, `unit` and `validFrom` tell it from others of its type between the two.',
    },
    ifVersion: ifVersion('`from`'),
    ...REASON,
  },
);

/** What `merge` is given. */
export const MergeInput = makeInput('MergeInput', 'Two entities that are one.', {
  into: { type: () => ID, required: true, description: 'The id of the entity that stays.' },
  from: {
    type: () => ID,
    required: true,
    description:
      'The id of the entity that becomes part of it, of the same type. It still leads to `into` afterwards.',
  },
  ifVersion: ifVersion('`into`'),
  ...REASON,
});

/** What `withdrawSource` is given. */
export const WithdrawSourceInput = makeInput(
  'WithdrawSourceInput',
  'A source that is taken back.',
  {
    source: { type: () => ID, required: true, description: 'Its id.' },
    confirm: {
      type: () => String,
      description:
        'The `confirm` of an earlier answer, to do exactly what it told; without it, nothing is changed.',
    },
    why: WHY,
  },
);
