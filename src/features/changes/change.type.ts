import { GraphQLJSON } from 'graphql-scalars';
import { ID, Int } from 'type-graphql';
import { NodeType, Property } from '../../model/decorators';
import type { MakeValue } from '../../model/notes';
import type { ComputingContext } from '../../read/run/computed';
import { addField, type MadeField } from '../../schema/make-type';
import { Node } from '../../types/entity/node.type';
import { defineEnum } from '../../model/enums';
import { Timestamp } from '../../schema/scalars';

/** An entry of the journal: what was done to the graph, when, by what right. */
@NodeType({
  plural: 'changes',
  order: [
    { field: 'revision', direction: 'DESC' },
    { field: 'n', direction: 'DESC' },
  ],
  implements: [Node],
  description:
    'An entry of the journal: what was done to the graph, when, why, and by which sources. It tells of the graph and is no part of it.',
})
export class Change extends Node {
  @Property(() => Int, {
    required: true,
    revision: true,
    description:
      'The revision of the data set that it belongs to; all changes of one import, or of one request, are one revision.',
  })
  revision!: number;

  @Property(() => Int, {
    required: true,
    description: 'Its place among the changes of its revision.',
  })
  n!: number;

  @Property(() => Timestamp, { required: true, description: 'When it was made.' })
  at!: string;

  @Property(() => ChangeKind, { required: true, description: 'What it did.' })
  kind!: ChangeKind;

  @Property(() => [ID], {
    required: true,
    mentions: 'Source',
    description:
      'The ids of the sources that state what was changed, or of the one that was taken back; `nodes` gives those that are still there.',
  })
  sources!: string[];

  @Property(() => [ID], {
    required: true,
    mentions: 'Entity',
    description:
      'The ids of the entities that it concerns, as they were then, those that are gone included; of new ones at most 1,000. A filter on an id finds what befell it under its former ids too.',
  })
  entities!: string[];
}

const parsed = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : null);

/** What is stored of a change and can only be read. */
const READ_ONLY: Readonly<Record<string, MadeField & { readonly make?: MakeValue }>> = {
  by: {
    type: () => String,
    description: 'Who made it; null unless a curator or an administrator asks.',
    // Who made a change is a matter of those who make them.
    make: ({ by }, _args, { actor }: ComputingContext) =>
      actor && actor.roles.length > 0 ? by : null,
  },
  role: { type: () => String, description: 'In what role it was made; null where not known.' },
  why: {
    type: () => String,
    description:
      'Why it was made, in the words of who made it: everybody is told it, and only curators who that was.',
  },
  origin: {
    type: () => String,
    description: 'Where it came from: the names of the files of an import, or `api`.',
  },
  before: {
    type: () => GraphQLJSON,
    description:
      'What changed, as it was: `{ "properties": { … }, "relationships": [{ "type", "to", "key", "properties" }] }`; null where there was nothing.',
    make: ({ before }) => parsed(before),
  },
  after: {
    type: () => GraphQLJSON,
    description:
      'What changed, as it is since then, in the same form; null where there is nothing any more.',
    make: ({ after }) => parsed(after),
  },
};

for (const [name, { make, ...field }] of Object.entries(READ_ONLY)) {
  const stored: MakeValue = (row) => row[name];
  const computed = { make: make ?? stored, reads: [], hidden: [name] };
  addField(Change.prototype, name, field, { computed });
}

/** What a change did. */
export enum ChangeKind {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  REMOVED = 'REMOVED',
  MERGED = 'MERGED',
  WITHDRAWN = 'WITHDRAWN',
}

defineEnum(ChangeKind, 'ChangeKind', 'What a change did.', {
  CREATED: 'Entities are new.',
  UPDATED: 'An entity, or a relationship that leaves it, is another than before.',
  REMOVED: 'An entity is gone.',
  MERGED: 'One entity was made of two; the id of the other one leads to it.',
  WITHDRAWN: 'What a source stated was taken back with it.',
});
