import {
  Kind,
  print,
  visit,
  type ASTNode,
  type DefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { ExportOperation } from './read-operation';

/** The text of an operation: its field, and of its fragments and variables those that the field needs. */
export function documentOf(
  { operation, fragments, field }: Pick<ExportOperation, 'operation' | 'fragments' | 'field'>,
  more: readonly VariableDefinitionNode[] = [],
): string {
  const variables = new Set<string>();
  const spread = new Set<string>();
  const follow = (node: ASTNode): void => {
    visit(node, {
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread({ name }) {
        const fragment = fragments[name.value];
        if (!fragment || spread.has(name.value)) return;
        spread.add(name.value);
        follow(fragment);
      },
    });
  };
  follow(field);
  const declared = [...(operation.variableDefinitions ?? []), ...more];
  const definitions: DefinitionNode[] = [
    {
      ...operation,
      variableDefinitions: declared.filter(({ variable }) => variables.has(variable.name.value)),
      selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
    },
    ...Object.values(fragments).filter(({ name }) => spread.has(name.value)),
  ];
  return print({ kind: Kind.DOCUMENT, definitions });
}

const UNPRINTABLE = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text with a � for every character that XML forbids and that breaks readers of CSV: controls, half surrogates. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, '\uFFFD');
