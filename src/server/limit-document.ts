import {
  GraphQLError,
  Kind,
  type ASTNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Limits } from '../config';

/** The validation rule that refuses writing, and documents that nest too deep or have too many aliases. */
export function limitDocument({ maxDepth, maxAliases }: Limits): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      if (!context.getSchema().getRootType(operation.operation))
        refuse(context, operation, `There are no ${operation.operation}s: the API only reads`);
      const { depth, aliases } = measure(context, operation, new Set());
      const name = operation.name?.value ?? 'the operation';
      if (depth > maxDepth)
        refuse(
          context,
          operation,
          `${name} must nest at most ${maxDepth} fields deep, got ${depth}`,
        );
      if (aliases > maxAliases)
        refuse(
          context,
          operation,
          `${name} must have at most ${maxAliases} aliases, got ${aliases}`,
        );
    },
  });
}

function refuse(context: ValidationContext, node: ASTNode, message: string): void {
  context.reportError(new GraphQLError(message, { nodes: node }));
}

interface Measure {
  readonly depth: number;
  readonly aliases: number;
}

/** Fragments count where they are spread; one that spreads itself is another rule's matter and counts once. */
function measure(context: ValidationContext, node: ASTNode, within: ReadonlySet<string>): Measure {
  switch (node.kind) {
    case Kind.FIELD: {
      // Introspection is as deep as types are wrapped, and costs no statement.
      if (node.name.value.startsWith('__')) return { depth: 0, aliases: node.alias ? 1 : 0 };
      const inner = sum(context, node.selectionSet?.selections ?? [], within);
      return { depth: inner.depth + 1, aliases: inner.aliases + (node.alias ? 1 : 0) };
    }
    case Kind.FRAGMENT_SPREAD: {
      const name = node.name.value;
      const fragment = context.getFragment(name);
      if (!fragment || within.has(name)) return { depth: 0, aliases: 0 };
      return sum(context, fragment.selectionSet.selections, new Set([...within, name]));
    }
    case Kind.OPERATION_DEFINITION:
    case Kind.INLINE_FRAGMENT:
      return sum(context, node.selectionSet.selections, within);
    default:
      return { depth: 0, aliases: 0 };
  }
}

function sum(
  context: ValidationContext,
  nodes: readonly ASTNode[],
  within: ReadonlySet<string>,
): Measure {
  const parts = nodes.map((node) => measure(context, node, within));
  return {
    depth: Math.max(0, ...parts.map(({ depth }) => depth)),
    aliases: parts.reduce((total, { aliases }) => total + aliases, 0),
  };
}
