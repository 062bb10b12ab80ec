/**
 * Root fields register themselves: a feature says how its field is planned and answered, where it declares it. Whoever
 * plans and runs operations knows no field by name.
 */
import type { FieldNode, GraphQLField } from 'graphql';
import { Note } from '../../model/decorators';
import type { NodeModel } from '../../model/graph-model';
import { noteOf } from '../../model/notes';
import type { PlanContext } from '../plan/scope';
import type { Role } from './curation';
import type { Runner } from './runner';

/** A root field as it is asked for. */
export interface RootSelection {
  /** The type that it concerns. */
  readonly type: NodeModel;
  /** Where it stands in the document: more than once where selections are merged. */
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
  /** Its arguments, coerced. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** How a root field is planned, and how its plan becomes its answer. */
export interface RootField<Planned = unknown> {
  /** What is to be run: plain data. Everything that is wrong with what is asked is found here. */
  plan(at: PlanContext, selection: RootSelection): Planned;
  /** The arguments that planning takes with bindings in them; of all others it decides by their values. */
  readonly binds?: readonly string[];
  answer(runner: Runner, planned: Planned): Promise<unknown>;
  /** The id that one thing was looked up by: where nothing has it, the answer names near ones. */
  soughtId?(planned: Planned): string | null;
  /** The role that one needs to ask it. */
  readonly role?: Role;
}

/** A root field that is planned. */
export interface PlannedRoot<Planned = unknown> {
  readonly field: RootField<Planned>;
  readonly planned: Planned;
}

/** Everything that an operation needs: what answers each root field by its response name, and what it may cost. */
export interface OperationPlan {
  readonly roots: ReadonlyMap<string, PlannedRoot>;
  /** The number of nodes that the operation could answer with. */
  readonly cost: number;
}

/** What a field of a root type says of itself. */
export interface RootNote {
  readonly field: RootField;
  /** The name of the type that it concerns. */
  readonly type: string;
}

/** Says how a method of a resolver, which only declares it, is planned and answered. */
export const Root = (field: RootField, type: string): MethodDecorator & PropertyDecorator =>
  Note({ root: { field, type } satisfies RootNote });

/** How a field of a root type is planned and answered; undefined where its resolver answers it by itself. */
export const rootOf = (field: GraphQLField<unknown, unknown>): RootNote | undefined =>
  // `Root` is what writes it; the model knows no planning.
  noteOf(field).root as RootNote | undefined;
