import { block } from './cypher-writer';
import type { Fragment, Value } from './fragment';
import { headOf, shapeOfEach } from './values';

/** In what engines differ: what they do well, and how a subquery stands in a statement. Here as in Neo4j 5. */
export class Dialect {
  /** True where the engine has indexes that give the nodes of a type in order. */
  readonly readsInOrder: boolean = true;

  /** True where the engine follows relationships before it looks at properties, unless both stand apart. */
  protected readonly testsApart: boolean = true;

  /** True where to collect what groups hold, and to go on from there, is less work than to match it again. */
  protected readonly collectsGroups: boolean = true;

  /** A list with one item for each row of the body; a dialect may need the variable in scope and a name. */
  protected collect(_scope: string, body: readonly string[], item: Value, _name: string): Fragment {
    const expression = block('COLLECT', [...body, `RETURN ${item.expression}`]);
    return { before: [], expression, ...shapeOfEach(item) };
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
