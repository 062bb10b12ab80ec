import { CypherCompiler } from '../cypher/cypher-compiler';
import type { Fragment, Item, Value } from '../cypher/fragment';
import { compileLevels } from '../cypher/compile-levels';
import type { Statement } from '../cypher/cypher-query';
import { Names } from '../cypher/names';
import { collected } from '../cypher/values';
import type { QueryPlan } from '../../read/plan/query-plan';

/**
 * The Cypher of the embedded engine. Grafeo 0.6.0 has no `COLLECT { … }`, so a subquery stands as a CALL
 * before the clause that uses it; test/engine/embedded-dialect.test.ts shows that it still has none.
 */
export class EmbeddedCompiler extends CypherCompiler {
  override readonly readsInOrder = false;
  protected override readonly testsApart = false;
  protected override readonly collectsGroups = false;
  protected override readonly unitesParts = false;
  /** Grafeo fails where a step finds nothing after one that was narrowed, and another follows: unless it is narrowed too. */
  protected override readonly labelsWays = true;

  /** To begin a subquery takes it as long as to read some nodes. */
  protected override statement(plan: QueryPlan): Statement {
    const byNode = super.statement(plan);
    if (plan.kind !== 'lookup') return byNode;
    const made = compileLevels(plan, this.lentToLevels(new Names(this.labelsWays)));
    return made ? { text: made.text, byLevel: { levels: made.levels, byNode } } : byNode;
  }

  protected override collect(
    scope: string,
    body: readonly string[],
    item: Item,
    name: string,
  ): Fragment {
    return this.single(scope, [...body, ...(item.before ?? [])], collected(item), name);
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
