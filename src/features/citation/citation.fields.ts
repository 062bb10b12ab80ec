import type { ComputingContext } from '../../read/run/computed';
import { CITATION_ARGUMENTS } from './citation';
import { citationOf } from './cited-facts';
import { addField } from '../../schema/make-type';
import { Entity } from '../../types/entity/entity.type';
import { permalink } from '../../model/ids';

addField(
  Entity.prototype,
  'citation',
  {
    type: () => String,
    required: true,
    description:
      'How to cite it: a source or a study as what it is, everything else as an entry of this data set, with its version.',
  },
  {
    computed: {
      make: citationOf,
      reads: [
        'name',
        'nameEn',
        'title',
        'publisher',
        'publishedOn',
        'retrievedOn',
        'url',
        'doi',
        'year',
      ],
      asks: '{ conductedBy { nodes { name } } }',
    },
  },
  CITATION_ARGUMENTS,
);

addField(
  Entity.prototype,
  'permalink',
  {
    type: () => String,
    required: true,
    description: 'The address that stays the same and leads to it, for links and citations.',
  },
  {
    computed: {
      make: ({ id }, _args, { baseUrl }: ComputingContext) => permalink(baseUrl, String(id)),
      reads: [],
    },
  },
);
