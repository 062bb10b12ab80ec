import { invariant } from '../../errors';
import type { Engine, Row, RunOptions } from '../../engine/engine';
import { costsWhatItHolds, cursorApart, planPages } from '../plan/plan-pages';
import type { ConnectionPlan } from '../plan/query-plan';
import { SharedStatements, type Shareable } from './shared-statements';

/** A page of a list that is not reached from a node. */
interface Page {
  readonly plan: ConnectionPlan;
  readonly values: readonly unknown[];
  /** How many nodes it could answer with. */
  readonly cost: number;
}

/** A page with its cursor apart from the other values, which stand as text in `given`. */
interface SharedPage extends Page, Shareable {
  readonly cursor: readonly unknown[];
  readonly others: readonly unknown[];
}

/** Pages of all requests: those that go on in the same list at the same time, from different cursors, are one statement. */
export class SharedPages {
  readonly #shared = new SharedStatements<SharedPage, Row>((pages, options) =>
    this.#answer(pages, options),
  );

  constructor(private readonly engine: Engine) {}

  /** The row of a page. */
  read(page: Page, options: RunOptions): Promise<Row> {
    const { compiler } = this.engine;
    if (!compiler.readsInOrder || !costsWhatItHolds(page.plan)) return this.#alone(page, options);
    const { plan, values, cost } = page;
    const { cursor, others } = cursorApart(plan, values);
    const [text, given] = [compiler.text(plan), JSON.stringify(others)];
    return this.#shared.ask({ plan, values, cost, cursor, others, text, given }, options);
  }

  async #answer(
    [first, ...others]: readonly [SharedPage, ...SharedPage[]],
    options: RunOptions,
  ): Promise<readonly Row[]> {
    if (others.length === 0) return [await this.#alone(first, options)];
    const cursors = [first, ...others].map(({ cursor }) => cursor);
    const plan = planPages(first.plan, first.others.length);
    const query = this.engine.compiler.compile(plan, [...first.others, cursors]);
    const rows = await this.engine.run(query, options);
    const nth = new Map(rows.map((row) => [row.nth, row]));
    return cursors.map((_, i) => rowOf(nth.get(i)));
  }

  async #alone({ plan, values }: Pick<Page, 'plan' | 'values'>, options: RunOptions): Promise<Row> {
    const [row] = await this.engine.run(this.engine.compiler.compile(plan, values), options);
    return rowOf(row);
  }
}

function rowOf(row: Row | undefined): Row {
  invariant(row, 'a page has one row');
  return row;
}
