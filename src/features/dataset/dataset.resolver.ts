import { Ctx, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../read/run/request-context';
import { citeDataset } from '../citation/cited-facts';
import { View } from '../../read/run/view';
import { CITATION_ARGUMENTS, CitationStyle } from '../citation/citation';
import { addObjectField, makeObject } from '../../schema/make-type';
import { PartialDate } from '../../schema/scalars';

const Dataset = makeObject(
  'Dataset',
  'The data set that the answers come from; it is also in `extensions.dataset` of every answer.',
  {
    name: { type: () => String, description: 'Its name.' },
    version: { type: () => String, required: true, description: 'Its version.' },
    edition: {
      type: () => String,
      required: true,
      description: 'The edition, which revisions change: `2026.11` of the version `2026.11.3`.',
    },
    revision: {
      type: () => Int,
      required: true,
      description:
        'How many times the edition was changed, by an import or in the API; `changes(since: { revision: … })` tells what has changed since.',
    },
    asOf: {
      type: () => PartialDate,
      required: true,
      description: 'The date whose state of knowledge it holds.',
    },
    licence: { type: () => String, required: true, description: 'The licence it is given under.' },
    underWay: {
      type: () => Boolean,
      required: true,
      description:
        'True while an import is under way, or where the data were changed while they were read: answers may then hold a part of what the next version holds, and are not to be cited. `extensions.dataset.underWay` is true on these answers, and absent on all others.',
    },
  },
);

addObjectField(
  Dataset,
  'citation',
  {
    type: () => String,
    required: true,
    description: 'How to cite it: in a sentence of its own, or in a style.',
  },
  {
    ...CITATION_ARGUMENTS,
    style: {
      type: () => CitationStyle,
      description: 'The style; the sentence that its curators wrote unless given.',
    },
  },
);

/** The query `dataset`. */
@Resolver()
export class DatasetResolver {
  @Query(() => Dataset, {
    nullable: true,
    description:
      'The data set: its version, date, licence and citation; null where the store holds none.',
  })
  async dataset(@Ctx() context: RequestContext): Promise<unknown> {
    await context.answered();
    const { dataset, edition, revision, underWay } = context;
    if (!dataset) return null;
    const citation = (args: { style?: CitationStyle; lang?: string }) =>
      citeDataset(dataset, args, context);
    return new View({ ...dataset, edition, revision, underWay, citation }, new Map());
  }
}
