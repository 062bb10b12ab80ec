import { Float } from 'type-graphql';
import { NodeType, Property } from '../../model/decorators';
import { Entity } from '../entity/entity.type';
import { Node } from '../entity/node.type';
import { defineEnum } from '../../model/enums';
import { entityResolver } from '../../schema/entity-resolver';

/** What a study found. */
@NodeType({
  plural: 'findings',
  prominence: -1,
  nameIdentifies: false,
  implements: [Node, Entity],
  description: 'What a study found about a programme or intervention: one outcome, for one group.',
})
export class Finding extends Entity {
  @Property(() => FindingDirection, {
    description: 'Which way it points; null where the source gives a figure only.',
  })
  direction?: FindingDirection;

  @Property(() => String, { search: 0.6, description: 'The outcome that was measured.' })
  outcome?: string;

  @Property(() => Float, {
    unit: 'unit',
    description: 'The size of the effect or the value found, in `unit`.',
  })
  effect?: number;

  @Property(() => String, { description: 'The unit of `effect`.' })
  unit?: string;

  @Property(() => String, { description: 'The group it holds for; null for all.' })
  subgroup?: string;

  @Property(() => ResultHorizon, { description: 'The span of time of the result.' })
  horizon?: ResultHorizon;
}

/** Which way a finding points. */
export enum FindingDirection {
  POSITIVE = 'POSITIVE',
  MIXED = 'MIXED',
  NULL = 'NULL',
  NEGATIVE = 'NEGATIVE',
}

defineEnum(FindingDirection, 'FindingDirection', 'Which way a finding points.', {
  POSITIVE: 'For the better.',
  MIXED: 'Partly for the better, partly not.',
  NULL: 'No effect was found.',
  NEGATIVE: 'For the worse.',
});

/** In what span of time a result is expected. */
export enum ResultHorizon {
  SHORT = 'SHORT',
  MEDIUM = 'MEDIUM',
  LONG = 'LONG',
}

defineEnum(ResultHorizon, 'ResultHorizon', 'In what span of time a result is expected.', {
  SHORT: 'Short: relief.',
  MEDIUM: 'Medium: capacities and economic inclusion.',
  LONG: 'Long: the next generation.',
});

/** The queries `finding` and `findings`. */
export const FindingResolver = entityResolver(Finding);
