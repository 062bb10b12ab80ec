import { Int, Query, Resolver } from 'type-graphql';
import { declarations, type Declaration } from '../../model/decorators';
import { Root } from '../../read/run/root-field';
import { invariant } from '../../errors';
import { filterOn } from '../../schema/filters';
import { groupByOf } from '../../schema/group-by';
import { declaredLinks } from '../../schema/links';
import { addArguments } from '../../schema/make-type';
import { AS_OF } from '../../schema/point-in-time';
import { Intervention } from '../../types/intervention/intervention.type';
import { GapMap, GapMapMeasure } from './gap-map.type';
import { answerGapMap } from './answer-gap-map';
import { planGapMap } from './plan-gap-map';

/** The query `gapMap`. */
@Resolver()
export class GapMapResolver {
  @Root({ plan: planGapMap, binds: ['where'], answer: answerGapMap }, 'Intervention')
  @Query(() => GapMap, {
    description:
      'Where interventions are, in two dimensions, and where there are none: approaches by target groups, departments by certification years. Each cell leads to its interventions.',
  })
  gapMap(): void {}
}

const interventions = (): Declaration => {
  const found = declarations().find(({ cls }) => cls === Intervention);
  invariant(found, 'interventions are not declared');
  return found;
};
const groupBy = () => groupByOf(interventions(), declaredLinks());

addArguments(GapMapResolver.prototype, 'gapMap', {
  rows: {
    type: groupBy,
    required: true,
    description: 'The dimension of the rows, such as `{ approaches: {} }`.',
  },
  columns: {
    type: groupBy,
    required: true,
    description: 'The dimension of the columns, such as `{ places: { level: DEPARTMENT } }`.',
  },
  measure: {
    type: () => GapMapMeasure,
    defaultValue: GapMapMeasure.INTERVENTIONS,
    description: 'What `value` counts, and what rows and columns are ordered by.',
  },
  where: {
    type: () => filterOn(interventions(), declaredLinks()),
    description: 'Only interventions that meet these conditions.',
  },
  firstRows: {
    type: () => Int,
    defaultValue: 50,
    description: 'The most rows: 1 to 200.',
  },
  firstColumns: {
    type: () => Int,
    defaultValue: 50,
    description: 'The most columns: 1 to 100.',
  },
  ...AS_OF,
});
