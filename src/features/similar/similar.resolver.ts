import { ID, Int, Query, Resolver } from 'type-graphql';
import { Root } from '../../read/run/root-field';
import { dimensions, WEIGHTS } from '../../schema/dimension';
import { addArguments } from '../../schema/make-type';
import { AS_OF } from '../../schema/point-in-time';
import { SimilarResult } from './similar.type';
import { answerSimilar } from './answer-similar';
import { planSimilar } from './plan-similar';

/** The query `similar`. */
@Resolver()
export class SimilarResolver {
  @Root({ plan: planSimilar, binds: ['id'], answer: answerSimilar }, 'Classified')
  @Query(() => SimilarResult, {
    nullable: true,
    description:
      'The interventions most like an intervention, or the programmes most like a programme, each with what both have. Null, and an error NOT_FOUND, where there is no such thing.',
  })
  similar(): void {}
}

addArguments(SimilarResolver.prototype, 'similar', {
  id: {
    type: () => ID,
    required: true,
    description: 'The id of an intervention or a programme.',
  },
  by: {
    type: () => [dimensions()],
    description:
      'The dimensions. Unless given: APPROACHES, COMPONENTS, METHODOLOGIES, TARGET_GROUPS, PLACES, HORIZONS, SECTORS and PARTICIPANTS, those that apply; not CERTIFICATIONS and FINDINGS, which seldom belong to several.',
  },
  ...WEIGHTS,
  first: { type: () => Int, defaultValue: 10, description: 'How many: 1 to 50.' },
  ...AS_OF,
});
