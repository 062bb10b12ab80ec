import { CypherCompiler } from '../../cypher/cypher-compiler';
import type { Fragment, Value } from '../../cypher/fragment';
import { collected } from '../../cypher/values';

/**
 * The Cypher of the embedded engine. Grafeo 0.6.0 has no `COLLECT { … }`, so a subquery stands as a CALL
 * before the clause that uses it; test/engine/embedded-dialect.test.ts shows that it still has none.
 */
export class EmbeddedCompiler extends CypherCompiler {
  override readonly readsInOrder = false;
  protected override readonly testsApart = false;
  protected override readonly collectsGroups = false;

  protected override collect(
    scope: string,
    body: readonly string[],
    item: Value,
    name: string,
  ): Fragment {
    return this.single(scope, body, collected(item), name);
  }

  protected override single(
    scope: string,
    body: readonly string[],
    aggregate: Value,
    name: string,
  ): Fragment {
    return this.called(scope, body, aggregate, name);
  }
}
