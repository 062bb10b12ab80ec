import { Mutation, Resolver } from 'type-graphql';
import type { NodeClass } from '../../model/decorators';
import { Root, type RootField } from '../../read/run/root-field';
import { addArguments } from '../../schema/make-type';
import {
  CreateInput,
  MergeInput,
  RelationshipInput,
  UpdateInput,
  WithdrawSourceInput,
} from './curation.input';
import { answerCuration } from './answer-curation';
import { CurationResult, WithdrawalResult } from './curation.type';
import { planCuration } from './plan-curation';
import type { CurationKind, PlannedCuration } from './planned-curation';

/** The mutations: each makes one change, and answers with what it concerns. */
@Resolver()
export class CurationResolver {}

/** Adds a mutation. Its answer can be null, so that an error does not take away what others have answered. */
function addMutation(
  name: string,
  kind: CurationKind,
  input: NodeClass,
  result: object,
  description: string,
): void {
  const { prototype } = CurationResolver;
  Object.defineProperty(prototype, name, { value: (): void => {} });
  Mutation(() => result, { nullable: true, description })(prototype, name, {});
  const field: RootField<PlannedCuration> = {
    plan: (at, selection) => planCuration(at, kind, selection),
    answer: answerCuration,
    ...(kind === 'withdraw' && { role: 'admin' as const }),
  };
  Root(field, 'Entity')(prototype, name);
  addArguments(prototype, name, {
    input: { type: () => input, required: true, description: 'What is asked for.' },
  });
}

addMutation('create', 'create', CreateInput, CurationResult, 'Makes a new entity.');
addMutation(
  'update',
  'update',
  UpdateInput,
  CurationResult,
  'Changes values of an entity. Where sources differ on a value, both are kept.',
);
addMutation(
  'relate',
  'relate',
  RelationshipInput,
  CurationResult,
  'Makes a relationship between two entities, or changes the values of the one that is there.',
);
addMutation(
  'unrelate',
  'unrelate',
  RelationshipInput,
  CurationResult,
  'Takes a relationship between two entities away.',
);
addMutation(
  'merge',
  'merge',
  MergeInput,
  CurationResult,
  'Makes one entity of two: names become aliases, relationships move, and the old id still leads to it.',
);
addMutation(
  'withdrawSource',
  'withdraw',
  WithdrawSourceInput,
  WithdrawalResult,
  'Takes a source back with all that it alone states; for administrators. Without `confirm` it only tells what would go.',
);
