import { ID, Query, Resolver } from 'type-graphql';
import { Root } from '../../read/run/root-field';
import { dimensions, WEIGHTS } from '../../schema/dimension';
import { addArguments } from '../../schema/make-type';
import { AS_OF } from '../../schema/point-in-time';
import { Comparison } from './compare.type';
import { answerCompare } from './answer-compare';
import { planCompare } from './plan-compare';

/** The query `compare`. */
@Resolver()
export class CompareResolver {
  @Root({ plan: planCompare, binds: ['ids'], answer: answerCompare }, 'Classified')
  @Query(() => Comparison, {
    nullable: true,
    description:
      'Compares interventions, or programmes: what each has in each dimension and by which source, what all share, what only one has, and how similar each two are. What is not known is told apart from what is not there. Null, and an error NOT_FOUND, where one of them is not there.',
  })
  compare(): void {}
}

addArguments(CompareResolver.prototype, 'compare', {
  ids: {
    type: () => [ID],
    required: true,
    description: 'The ids of two to ten interventions, or of two to ten programmes.',
  },
  by: {
    type: () => [dimensions()],
    description:
      'The dimensions. Unless given: APPROACHES, COMPONENTS, METHODOLOGIES, TARGET_GROUPS, PLACES, HORIZONS, SECTORS, PARTICIPANTS, CERTIFICATIONS and FINDINGS, those that apply.',
  },
  ...WEIGHTS,
  ...AS_OF,
});
