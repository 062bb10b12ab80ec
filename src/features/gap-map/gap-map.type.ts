import { GraphQLJSON, GraphQLJSONObject } from 'graphql-scalars';
import { Int } from 'type-graphql';
import { defineEnum } from '../../model/enums';
import { makeObject, type MadeField } from '../../schema/make-type';
import { Entity } from '../../types/entity/entity.type';

/** What the cells of a gap map count. */
export enum GapMapMeasure {
  INTERVENTIONS = 'interventions',
  CERTIFIED = 'certified',
  STUDIES = 'studies',
}

const TEXTS = {
  INTERVENTIONS: 'How many interventions.',
  CERTIFIED:
    'How many of them have a certification or other recognition, of whatever level but a mere submission; a level that is not known counts.',
  STUDIES:
    'How many different studies evaluate one of them. A study of a programme is none of its interventions.',
};

defineEnum(GapMapMeasure, 'GapMapMeasure', 'What a gap map counts.', TEXTS);

const count = (description: string): MadeField => ({
  type: () => Int,
  required: true,
  description,
});

const COUNTS = {
  interventions: count(TEXTS.INTERVENTIONS),
  certified: count(TEXTS.CERTIFIED),
  studies: count(TEXTS.STUDIES),
};

const WHERE: MadeField = {
  type: () => GraphQLJSONObject,
  description:
    'The filter of these interventions, the one given to the gap map included: `interventions(where: …)` takes it as it is. Null where no filter says it.',
};

const GapMapCounts = makeObject('GapMapCounts', 'What a gap map counts, of several cells.', COUNTS);

const GapMapHeader = makeObject('GapMapHeader', 'What a row or a column of a gap map stands for.', {
  value: {
    type: () => GraphQLJSON,
    description:
      'The value, or the id of the node; null stands for the interventions of which it is not known.',
  },
  node: { type: () => Entity, description: 'The node, where the dimension has nodes.' },
  total: {
    type: () => GapMapCounts,
    required: true,
    description:
      'The counts of the whole row or column. What is in several of its cells counts once.',
  },
  where: WHERE,
});

const GapMapCell = makeObject('GapMapCell', 'Where a row and a column of a gap map meet.', {
  row: { type: () => GapMapHeader, required: true, description: 'Its row.' },
  column: { type: () => GapMapHeader, required: true, description: 'Its column.' },
  ...COUNTS,
  value: count('The count that `measure` asks for.'),
  where: WHERE,
});

/** Where interventions are, in two dimensions, and where there are none. */
export const GapMap = makeObject(
  'GapMap',
  'Where interventions are, in two dimensions, and where there are none.',
  {
    rows: {
      type: () => [GapMapHeader],
      required: true,
      description:
        'The rows: by `measure`, largest first, then those without any by name; last the one of which the value is not known.',
    },
    columns: { type: () => [GapMapHeader], required: true, description: 'The columns, likewise.' },
    cells: {
      type: () => [GapMapCell],
      required: true,
      description: 'Every cell, those without interventions included, row after row.',
    },
    totals: {
      type: () => GapMapCounts,
      required: true,
      description: 'The counts of the whole map. What is in several cells counts once.',
    },
    truncated: {
      type: () => Boolean,
      required: true,
      description: 'There are more rows or columns than are given here.',
    },
  },
);
