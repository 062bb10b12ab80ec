/**
 * Answers without GraphQL's own executor. It looks at the type, the arguments and the path of each field of each
 * row; here, what a document asks is worked out once, and what resolvers gave is written down by it. Where anything
 * is not as it should be, such as a null where none may be or a loader that fails, nothing is given, and GraphQL's
 * executor answers from the same root values: what is wrong is for it to tell.
 */
import {
  BREAK,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';
import { memo } from '../../model/memo';
import { noteOf, TYPE_NAME } from '../../model/notes';
import { fragmentsOf } from '../plan/fields';
import { readField } from './field-resolver';
import type { RequestContext } from './request-context';
import { emptyAnswer, type Answer } from './shape';
import type { AskedField, Variables } from './view';

/** The answer of an operation, by response name; undefined where GraphQL's executor is to answer. */
export type Completion = (
  context: RequestContext,
  variables: Variables,
) => Promise<Answer | undefined>;

/** One operation that is being answered. */
interface Run {
  readonly context: RequestContext;
  readonly variables: Variables;
  /** What is waited for, each with what it does when it comes. */
  readonly pending: Promise<void>[];
}

/** Makes an answer of what was read for a field. */
type Complete = (value: unknown, run: Run) => unknown;

/** A root field: what reads its value, and what makes its answer of that. */
interface RootField {
  readonly response: string;
  readonly read: (context: RequestContext) => Promise<unknown>;
  readonly complete: Complete;
}

/** Writes a field of an answer. */
type Write = (source: unknown, into: Answer, run: Run) => void;

/** Says that GraphQL's executor is to answer. */
class NotAsPlanned extends Error {}

/**
 * What completes queries all of whose root fields are planned; undefined for all else. It is worked out once for an
 * operation of a parsed document.
 */
export function completionsOf(
  schema: GraphQLSchema,
): (document: DocumentNode, operation: OperationDefinitionNode) => Completion | undefined {
  const within = memo((document: DocumentNode) =>
    memo((operation: OperationDefinitionNode) => completionOf(schema, document, operation)),
  );
  return (document, operation) => within(document)(operation);
}

function completionOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Completion | undefined {
  const isQuery = operation.operation === OperationTypeNode.QUERY;
  if (!isQuery || choosesByVariable(document)) return undefined;
  try {
    return completionOfQuery(schema, document, operation);
  } catch (error) {
    if (error instanceof NotAsPlanned) return undefined;
    throw error;
  }
}

function completionOfQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): Completion {
  const fragments = fragmentsOf(document);
  const completer = new Completer(schema, fragments);
  const root = schema.getQueryType();
  if (!root) throw new NotAsPlanned();
  const asked = [...collectFields(schema, fragments, {}, root, selectionSet)];
  const fields = asked.map(([response, nodes]): RootField => {
    const name = nodes[0]?.name.value ?? '';
    if (name === '__typename')
      return { response, read: async () => root.name, complete: (name) => name };
    const field = root.getFields()[name];
    if (!field || !noteOf(field).root) throw new NotAsPlanned();
    const path = { key: response };
    const read = (context: RequestContext) => context.answer({ path });
    return { response, read, complete: completer.of(field.type, nodes) };
  });
  return async (context, variables) => {
    const run: Run = { context, variables, pending: [] };
    const answer = emptyAnswer();
    try {
      const values = await Promise.all(fields.map(({ read }) => read(context)));
      fields.forEach(({ response, complete }, i) => {
        answer[response] = complete(values[i], run);
      });
      while (run.pending.length > 0) await Promise.all(run.pending.splice(0));
      return answer;
    } catch {
      return undefined;
    }
  };
}

/** True where a variable decides which fields a document asks for. */
function choosesByVariable(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.DIRECTIVE]: ({ arguments: given = [] }) => {
      found ||= given.some(({ value }) => value.kind === Kind.VARIABLE);
      return found ? BREAK : false;
    },
  });
  return found;
}

/** Works out how what a document asks is completed. */
class Completer {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  ) {}

  /** How a value of a type is completed, of which the nodes ask. */
  of(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isNonNullType(type)) {
      const complete = this.of(type.ofType, nodes);
      return (value, run) => {
        const completed = complete(value, run);
        if (completed === null) throw new NotAsPlanned();
        return completed;
      };
    }
    const complete = this.#ofSome(type, nodes);
    return (value, run) => (value === null || value === undefined ? null : complete(value, run));
  }

  #ofSome(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isListType(type)) {
      const complete = this.of(type.ofType, nodes);
      return (value, run) => {
        if (!Array.isArray(value)) throw new NotAsPlanned();
        return value.map((one) => complete(one, run));
      };
    }
    if (isLeafType(type)) {
      return (value) => {
        const result: unknown = type.serialize(value);
        if (result === null || result === undefined) throw new NotAsPlanned();
        return result;
      };
    }
    if (isObjectType(type)) return this.#object(type, nodes);
    if (!isAbstractType(type)) throw new NotAsPlanned();
    const byName = new Map<string | undefined, Complete>();
    return (value, run) => {
      const name = (value as Answer)[TYPE_NAME] as string | undefined;
      let complete = byName.get(name);
      if (!complete) {
        const one = this.schema.getType(name ?? '');
        if (!isObjectType(one) || !this.schema.isSubType(type, one)) throw new NotAsPlanned();
        complete = this.#object(one, nodes);
        byName.set(name, complete);
      }
      return complete(value, run);
    };
  }

  #object(type: GraphQLObjectType, nodes: readonly FieldNode[]): Complete {
    const fields = [...collectSubfields(this.schema, this.fragments, {}, type, nodes)];
    const writes = fields.map(([response, of]) => this.#field(type, response, of));
    return (source, run) => {
      const answer = emptyAnswer();
      for (const write of writes) write(source, answer, run);
      return answer;
    };
  }

  #field(on: GraphQLObjectType, response: string, nodes: readonly FieldNode[]): Write {
    const [node] = nodes;
    const name = node?.name.value ?? '';
    if (name === '__typename') {
      return (_source, into) => {
        into[response] = on.name;
      };
    }
    const field = on.getFields()[name];
    if (!node || !field || field.resolve) throw new NotAsPlanned();
    const complete = this.of(field.type, nodes);
    const asked: AskedField = {
      name,
      response,
      isComposite: isCompositeType(getNamedType(field.type)),
      args: (variables) => getArgumentValues(field, node, variables),
    };
    return (source, into, run) => {
      const value = readField(source, asked, run.context, run.variables);
      if (!(value instanceof Promise)) {
        into[response] = complete(value, run);
        return;
      }
      // It keeps its place among the fields.
      into[response] = null;
      const written = value.then((come) => {
        into[response] = complete(come, run);
      });
      // Where another one fails, nobody waits for this one.
      written.catch(() => undefined);
      run.pending.push(written);
    };
  }
}
