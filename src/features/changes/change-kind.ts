import { defineEnum } from '../../model/enums';

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
