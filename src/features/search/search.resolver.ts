import { Int, Query, Resolver } from 'type-graphql';
import { limitsWith } from '../../config';
import { Root } from '../../read/run/root-field';
import { entityTypes } from '../../schema/entity-types';
import { addArguments } from '../../schema/make-type';
import { AS_OF } from '../../schema/point-in-time';
import { SearchConnection } from './search.type';
import { answerSearch } from './answer-search';
import { planSearch } from './plan-search';

/** The query `search`. */
@Resolver()
export class SearchResolver {
  @Root({ plan: planSearch, binds: ['text', 'after'], answer: answerSearch }, 'Entity')
  @Query(() => SearchConnection, {
    description:
      'Finds things by their names, aliases, codes and texts, without regard to case, accents and glottal marks, by the beginnings of words and with small misspellings.',
  })
  search(): void {}
}

addArguments(SearchResolver.prototype, 'search', {
  text: {
    type: () => String,
    required: true,
    description: 'One or more words, all of which must be found: `haku winay`, `Ccollana`.',
  },
  types: { type: () => [entityTypes()], description: 'Only these types; all unless given.' },
  first: {
    type: () => Int,
    defaultValue: limitsWith().defaultPageSize,
    description: 'How many: 1 to 100.',
  },
  after: { type: () => String, description: 'Only what follows this cursor.' },
  ...AS_OF,
});
