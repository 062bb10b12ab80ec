import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../execute/request-context';
import { makeObject } from '../common/make-type';
import { PartialDate } from '../common/partial-date';

const Dataset = makeObject(
  'Dataset',
  'The data set that the answers come from; it is also in `extensions.dataset` of every answer.',
  {
    name: { type: () => String, description: 'Its name.' },
    version: { type: () => String, required: true, description: 'Its version.' },
    asOf: {
      type: () => PartialDate,
      required: true,
      description: 'The date whose state of knowledge it holds.',
    },
    licence: { type: () => String, required: true, description: 'The licence it is given under.' },
    citation: { type: () => String, required: true, description: 'How to cite it.' },
  },
  true,
);

/** The query `dataset`. */
@Resolver()
export class DatasetResolver {
  @Query(() => Dataset, {
    nullable: true,
    description:
      'The data set: its version, date, licence and citation; null where the store holds none.',
  })
  dataset(@Ctx() context: RequestContext): unknown {
    return context.dataset;
  }
}
