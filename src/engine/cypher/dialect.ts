import { block } from './cypher-writer';
import type { Fragment, Item, Value } from './fragment';
import { collected, headOf, shapeOfEach } from './values';

/** In what engines differ: what they do well, and how a subquery stands in a statement. Here as in Neo4j 5. */
export class Dialect {
  /** True where the engine has indexes that give the nodes of a type in order. */
  readonly readsInOrder: boolean = true;

  /** True where the engine follows relationships before it looks at properties, unless both stand apart. */
  protected readonly testsApart: boolean = true;

  /** True where to collect what groups hold, and to go on from there, is less work than to match it again. */
  protected readonly collectsGroups: boolean = true;

  /** True where rows that are put in order carry all that was computed before, however large: parts stand apart then. */
  protected readonly unitesParts: boolean = true;

  /** True where a pattern of three steps and more must look at the label of each node. */
  protected readonly labelsWays: boolean = false;

  /**
   * A list with one item for each row of the body; a dialect may need the variable in scope and a name. Neo4j takes
   * an aggregation within a COLLECT that stands in a list for one of the list's own clause, and refuses what stands
   * beside it: what needs a CALL is called itself, however deep.
   */
  protected collect(scope: string, body: readonly string[], item: Item, name: string): Fragment {
    const { before = [], expression } = item;
    if (before.length > 0) return this.called(scope, [...body, ...before], collected(item), name);
    const list = block('COLLECT', [...body, `RETURN ${expression}`]);
    return { before: [], expression: list, ...shapeOfEach(item) };
  }

  /** The one value that an aggregation over the body's rows gives. */
  protected single(
    scope: string,
    body: readonly string[],
    aggregate: Value,
    name: string,
  ): Fragment {
    return headOf(this.collect(scope, body, aggregate, name));
  }

  /** The one value that an aggregation over the body's rows gives, by a CALL before the clause that uses it. */
  protected called(
    scope: string,
    body: readonly string[],
    { expression, shape }: Value,
    name: string,
  ): Fragment {
    const call = block(`CALL (${scope})`, [...body, `RETURN ${expression} AS ${name}`]);
    return { before: [call], expression: name, ...(shape && { shape }) };
  }
}
