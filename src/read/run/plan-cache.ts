import { LRUCache } from 'lru-cache';
import {
  isInputType,
  OperationTypeNode,
  typeFromAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { invariant } from '../../errors';
import { memo } from '../../model/memo';
import {
  Binding,
  bindingsOf,
  shapeOf,
  Template,
  type Variables,
  type VariableTypes,
} from '../plan/bindings';
import type { PlanningContext } from '../plan/scope';
import { planOperation } from './plan-operation';
import type { OperationPlan } from './root-field';

/** How many plans are kept, each with its statement: those of some hundred documents. */
const MOST_PLANS = 1_000;

/**
 * The plans of operations that were asked before. A plan is found by the operation and the shape of its variables, and
 * then as it was made: by what planning decided by, one guard after the other. It is bound to the values of a request,
 * and its statement, which depends on none of them, is compiled once (`CypherCompiler`).
 */
export class PlanCache {
  readonly #entries: LRUCache<string, Binding | Template<OperationPlan>>;
  #circumstances: readonly unknown[] = [];
  #operations = 0;
  readonly #nameOf = memo((_: OperationDefinitionNode) => ++this.#operations);

  constructor(most = MOST_PLANS) {
    this.#entries = new LRUCache({ max: most });
  }

  /** Keeps what is planned under these circumstances, such as a day and a state of the store; the rest is forgotten. */
  under(...circumstances: readonly unknown[]): this {
    if (circumstances.some((one, i) => one !== this.#circumstances[i])) this.#entries.clear();
    this.#circumstances = circumstances;
    return this;
  }

  /** The plan of an operation, as `planOperation` makes it; refuses what that refuses, in the same words. */
  plan(
    context: PlanningContext,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): OperationPlan {
    const anew = (given = variables) => planOperation(context, document, operation, given);
    // What a mutation is planned by may change before its turn comes.
    if (operation.operation === OperationTypeNode.MUTATION) return anew();
    const types = typesOf(context.schema)(operation);
    const asked = `${this.#nameOf(operation)} ${context.maxRootPage} ${shapeOf(types, variables)}`;
    try {
      const known = this.#find(asked, variables);
      if (known) return known.with(variables);
    } catch {
      // What is wrong with a value is told in the order of the document, as planning finds it.
      return anew();
    }
    const bound = bindingsOf(types, variables);
    const plan = new Template(anew(bound.variables));
    let key = asked;
    for (const guard of bound.guards) {
      if (!this.#entries.has(key)) this.#entries.set(key, guard);
      key = further(key, guard.value);
    }
    this.#entries.set(key, plan);
    return plan.with(variables);
  }

  #find(asked: string, variables: Variables): Template<OperationPlan> | undefined {
    let key = asked;
    for (;;) {
      const entry = this.#entries.get(key);
      if (!(entry instanceof Binding)) return entry;
      key = further(key, entry.of(variables));
    }
  }
}

const further = (key: string, decided: unknown): string => `${key} ${JSON.stringify(decided)}`;

/** The types of an operation's variables. */
const typesOf = memo((schema: GraphQLSchema) =>
  memo(
    ({ variableDefinitions = [] }: OperationDefinitionNode): VariableTypes =>
      new Map(
        variableDefinitions.map(({ variable, type: written }) => {
          const type = typeFromAST(schema, written);
          invariant(type && isInputType(type), `$${variable.name.value} has no input type`);
          return [variable.name.value, type];
        }),
      ),
  ),
);
