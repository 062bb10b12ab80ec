import { Ctx, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../read/run/request-context';
import { makeObject } from '../../schema/make-type';

const whole = (description: string) => ({ type: () => Int, required: true, description });

const LimitsType = makeObject(
  'Limits',
  'What a request may ask for.',
  {
    defaultPageSize: whole('The page size where neither `first` nor `last` is given.'),
    maxPageSize: whole('The most that `first` and `last` take.'),
    maxCost: whole(
      'The most that an operation may cost. Its cost is the number of nodes it could answer with: the page sizes multiplied along each path, and summed. Introspection costs one for every six values that it answers with.',
    ),
    maxDepth: whole('How deep the fields of an operation may nest.'),
    maxAliases: whole('How many aliases an operation may have.'),
    maxFields: whole(
      'How many fields an operation may have, those of a fragment counted wherever it is spread.',
    ),
    maxTokens: whole('How many words and signs the text of an operation may have.'),
    maxNesting: whole(
      'How deep the braces, brackets and parentheses of a document may nest, those of a fragment counted within what spreads it, and how deep the values of variables.',
    ),
    maxTextLength: whole('How many characters a text in an argument may have.'),
    maxListLength: whole('How many values a list in an argument may have.'),
    maxConditions: whole('How many conditions the filters of a field may have.'),
    maxAnswerLength: whole('How many characters an answer may have.'),
    maxBodyBytes: whole('How large the body of a request may be, in bytes.'),
    maxExportRows: whole(
      'How many rows an export as CSV may have; it reads past the page limit up to here.',
    ),
    queryTimeoutMs: whole('How long one statement may run in the database, in milliseconds.'),
  },
  { plain: true },
);

/** The query `limits`. */
@Resolver()
export class LimitsResolver {
  @Query(() => LimitsType, { description: 'What a request may ask for.' })
  limits(@Ctx() context: RequestContext): unknown {
    return context.limits;
  }
}
