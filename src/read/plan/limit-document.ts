import {
  GraphQLError,
  Kind,
  type ASTNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Limits } from '../../config';

/**
 * The validation rule that refuses operations that the schema has no root for, and documents that nest too deep or have too many fields or
 * aliases: planning and the database would take longer over them than their answer is worth.
 */
export function limitDocument({ maxDepth, maxFields, maxAliases }: Limits): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      if (!context.getSchema().getRootType(operation.operation)) {
        refuse(context, operation, `There are no ${operation.operation}s`);
      }
      const { depth, fields, aliases } = measure(context, operation, new Map());
      const name = operation.name?.value ?? 'the operation';
      const check = (what: string, most: number, got: number): void => {
        if (got > most) refuse(context, operation, `${name} must ${what}, got ${got}`);
      };
      check(`nest at most ${maxDepth} fields deep`, maxDepth, depth);
      check(`have at most ${maxFields} fields`, maxFields, fields);
      check(`have at most ${maxAliases} aliases`, maxAliases, aliases);
    },
  });
}

function refuse(context: ValidationContext, node: ASTNode, message: string): void {
  context.reportError(new GraphQLError(message, { nodes: node }));
}

interface Measure {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
}

const NOTHING: Measure = { depth: 0, fields: 0, aliases: 0 };

/** Fragments count wherever they are spread, and are measured once: spreads of spreads double at each step. */
function measure(
  context: ValidationContext,
  node: ASTNode,
  measured: Map<string, Measure>,
): Measure {
  switch (node.kind) {
    case Kind.FIELD: {
      const aliases = node.alias ? 1 : 0;
      if (node.name.value === '__typename') return { ...NOTHING, aliases };
      const inner = sum(context, node.selectionSet?.selections ?? [], measured);
      return {
        // Introspection is as deep as types are wrapped.
        depth: node.name.value.startsWith('__') ? 0 : inner.depth + 1,
        fields: inner.fields + 1,
        aliases: inner.aliases + aliases,
      };
    }
    case Kind.FRAGMENT_SPREAD: {
      const name = node.name.value;
      const known = measured.get(name);
      if (known) return known;
      // One that spreads itself is another rule's matter; here it ends.
      measured.set(name, NOTHING);
      const of = sum(context, context.getFragment(name)?.selectionSet.selections ?? [], measured);
      measured.set(name, of);
      return of;
    }
    case Kind.OPERATION_DEFINITION:
    case Kind.INLINE_FRAGMENT:
      return sum(context, node.selectionSet.selections, measured);
    default:
      return NOTHING;
  }
}

function sum(
  context: ValidationContext,
  nodes: readonly ASTNode[],
  measured: Map<string, Measure>,
): Measure {
  const parts = nodes.map((node) => measure(context, node, measured));
  return {
    depth: Math.max(0, ...parts.map(({ depth }) => depth)),
    fields: parts.reduce((total, { fields }) => total + fields, 0),
    aliases: parts.reduce((total, { aliases }) => total + aliases, 0),
  };
}
