import { Field, ID, InterfaceType, Int } from 'type-graphql';
import { Language } from '../../schema/language';
import {
  addArguments,
  addObjectField,
  makeObject,
  makeUnion,
  typeNameOf,
  type MadeArgument,
} from '../../schema/make-type';
import { relationshipTypes } from '../../schema/relationship.type';
import { Entity } from '../../types/entity/entity.type';

const LANG: Readonly<Record<string, MadeArgument>> = {
  lang: {
    type: () => Language,
    defaultValue: Language.ES,
    description: 'The language; Spanish where there is no text in it.',
  },
};

/** Why nothing was changed. */
@InterfaceType({ description: 'Why nothing was changed.', resolveType: typeNameOf })
export abstract class Refusal {
  @Field(() => String, { description: 'The reason in words, for people.', simple: true })
  message!: string;
}
addArguments(Refusal.prototype, 'message', LANG);

const CHANGE = {
  type: () => ID,
  description: 'The id of the change in the journal; null where nothing changed.',
};

const Curated = makeObject('Curated', 'A change that was made, or that there was no need for.', {
  entity: {
    type: () => Entity,
    required: true,
    description:
      'The entity as it is after the change: the one that was created, updated or merged into, or that the relationship leaves.',
  },
  change: CHANGE,
});

const InputFault = makeObject('InputFault', 'Something wrong with what was given.', {
  field: {
    type: () => String,
    description:
      'The name of the value that is wrong, such as `startedOn`; null where it is no one value.',
  },
});
addObjectField(
  InputFault,
  'message',
  {
    type: () => String,
    required: true,
    description: 'What is wrong, and what is allowed.',
  },
  LANG,
);

const InvalidInput = makeObject(
  'InvalidInput',
  'What was given cannot be in the graph.',
  {
    faults: { type: () => [InputFault], required: true, description: 'All that is wrong with it.' },
  },
  { implements: [Refusal] },
);

const EntityNotFound = makeObject(
  'EntityNotFound',
  'Something that was named is not in the graph.',
  { id: { type: () => ID, required: true, description: 'The id that nothing has.' } },
  { implements: [Refusal] },
);

const VersionConflict = makeObject(
  'VersionConflict',
  'The entity was changed since it was read: look at it again, and decide again.',
  {
    expected: { type: () => Int, required: true, description: 'The `ifVersion` that was given.' },
    actual: { type: () => Int, required: true, description: 'The version that it has.' },
    entity: { type: () => Entity, required: true, description: 'The entity as it is.' },
  },
  { implements: [Refusal] },
);

const AlreadyThere = makeObject(
  'AlreadyThere',
  'What was to be made is there.',
  { entity: { type: () => Entity, required: true, description: 'The entity as it is.' } },
  { implements: [Refusal] },
);

const NearMatches = makeObject(
  'NearMatches',
  'What was to be created may be there under another name. If it is none of these, their ids in `different` say so.',
  {
    entities: {
      type: () => [Entity],
      required: true,
      description: 'What it resembles, at most 20.',
    },
  },
  { implements: [Refusal] },
);

const Busy = makeObject(
  'Busy',
  'An import is under way, and has the graph for itself: try again later.',
  {},
  { implements: [Refusal] },
);

/** What becomes of a change to an entity or a relationship. */
export const CurationResult = makeUnion(
  'CurationResult',
  'What became of a change: `Curated`, or a `Refusal`.',
  [Curated, InvalidInput, EntityNotFound, VersionConflict, AlreadyThere, NearMatches, Busy],
);

const COUNT = (description: string) => ({ type: () => Int, required: true, description });

const WithdrawalCounts = makeObject('WithdrawalCounts', 'How much a withdrawal concerns.', {
  entitiesRemoved: COUNT('How many entities no other source tells of.'),
  entitiesChanged: COUNT('How many entities lose a source or a value.'),
  relationshipsRemoved: COUNT('How many relationships no other source states.'),
  relationshipsChanged: COUNT('How many relationships lose a source or a value.'),
});

const StatedRelationship = makeObject(
  'StatedRelationship',
  'A relationship that a source states.',
  {
    type: { type: relationshipTypes, required: true, description: 'Its type.' },
    from: { type: () => ID, required: true, description: 'The id of the entity that it leaves.' },
    to: { type: () => ID, required: true, description: 'The id of the entity that it leads to.' },
  },
);

const LISTED = 'at most the first thousand';

const SourceWithdrawal = makeObject(
  'SourceWithdrawal',
  'What goes and what changes when a source is taken back.',
  {
    source: { type: () => ID, required: true, description: 'The id of the source.' },
    done: {
      type: () => Boolean,
      required: true,
      description: 'True where it was done, false where it was only looked at.',
    },
    confirm: {
      type: () => String,
      required: true,
      description: 'What must be given as `confirm` to do exactly this.',
    },
    counts: { type: () => WithdrawalCounts, required: true, description: 'How many of each.' },
    entitiesRemoved: {
      type: () => [ID],
      required: true,
      description: `The ids of the entities that go, ${LISTED}.`,
    },
    entitiesChanged: {
      type: () => [ID],
      required: true,
      description: `The ids of the entities that stay and change, ${LISTED}.`,
    },
    relationshipsRemoved: {
      type: () => [StatedRelationship],
      required: true,
      description: `The relationships that go, ${LISTED}.`,
    },
    change: CHANGE,
  },
);

/** What becomes of a source that is taken back. */
export const WithdrawalResult = makeUnion(
  'WithdrawalResult',
  'What became of a withdrawal: `SourceWithdrawal`, or a `Refusal`.',
  [SourceWithdrawal, EntityNotFound, InvalidInput, Busy],
);
