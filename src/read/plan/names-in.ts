import {
  Kind,
  visit,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { memo } from '../../model/memo';

/** A part of a document. */
export type Asking = FieldNode | SelectionSetNode;

/** What a part of a document names, fragments and all. */
export interface Named {
  readonly variables: ReadonlySet<string>;
  /** The texts that are written in it. */
  readonly texts: ReadonlySet<string>;
}

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/** What a part of a document names; looked for once. */
export const namesIn = (asking: Asking, fragments: Fragments): Named => within(fragments)(asking);

const within = memo((fragments: Fragments) =>
  memo((asking: Asking): Named => {
    const variables = new Set<string>();
    const texts = new Set<string>();
    const spread = new Set<string>();
    const look = (part: Asking | FragmentDefinitionNode): void => {
      visit(part, {
        [Kind.VARIABLE]: ({ name }) => void variables.add(name.value),
        [Kind.STRING]: ({ value }) => void texts.add(value),
        [Kind.FRAGMENT_SPREAD]: ({ name }) => {
          const fragment = fragments[name.value];
          if (!fragment || spread.has(name.value)) return;
          spread.add(name.value);
          look(fragment);
        },
      });
    };
    look(asking);
    return { variables, texts };
  }),
);
