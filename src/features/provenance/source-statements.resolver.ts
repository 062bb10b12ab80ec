import { ID, Int, Query, Resolver } from 'type-graphql';
import { limitsWith } from '../../config';
import { Root } from '../../read/run/root-field';
import { addArguments } from '../../schema/make-type';
import { SourceStatements } from './source-statements.type';
import { answerSourceStatements } from './answer-source-statements';
import { planSourceStatements } from './plan-source-statements';

/** The query `sourceStatements`. */
@Resolver()
export class SourceStatementsResolver {
  @Root(
    { plan: planSourceStatements, binds: ['id', 'after'], answer: answerSourceStatements },
    'Source',
  )
  @Query(() => SourceStatements, {
    nullable: true,
    description:
      'What rests on a source, and on it alone: what to look at before it is corrected or taken back. Null where there is no such source.',
  })
  sourceStatements(): void {}
}

addArguments(SourceStatementsResolver.prototype, 'sourceStatements', {
  id: { type: () => ID, required: true, description: 'The id of the source: `source:…`.' },
  first: {
    type: () => Int,
    defaultValue: limitsWith().defaultPageSize,
    description: 'How many from the start, or after `after`: 1 to 100.',
  },
  after: { type: () => String, description: 'Only what follows this cursor.' },
});
