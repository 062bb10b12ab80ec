import type { Engine, Row, RunOptions } from '../../engine/engine';
import type { LookupPlan } from '../plan/query-plan';
import type { OneHopPlan } from '../plan/step-plans';
import { SharedStatements, type Shareable } from './shared-statements';

/** Nodes that are looked up by their ids. */
export interface Lookup {
  readonly plan: LookupPlan | OneHopPlan;
  /** The values beside the plan; whatever stands where the ids do is left out. */
  readonly values: readonly unknown[];
  readonly ids: readonly string[];
  /** How many nodes it could answer with. */
  readonly cost: number;
}

/** The rows of a look-up by the ids of their nodes. */
export type FoundRows = ReadonlyMap<string, Row>;

/** Look-ups of all requests: those that ask the same of different nodes at the same time are one statement. */
export class SharedLookups {
  readonly #shared = new SharedStatements<Lookup & Shareable, FoundRows>((lookups, options) =>
    this.#answer(lookups, options),
  );

  constructor(private readonly engine: Engine) {}

  /** The rows of nodes by their ids, each id once and in any order; without those that there are none of. */
  find(lookup: Lookup, options: RunOptions): Promise<FoundRows> {
    const { plan, values, ids, cost } = lookup;
    const text = this.engine.compiler.text(plan);
    const given = JSON.stringify(values.with(plan.ids, null));
    return this.#shared.ask({ plan, values, ids, cost, text, given }, options);
  }

  async #answer(
    [first, ...others]: readonly [Lookup, ...Lookup[]],
    options: RunOptions,
  ): Promise<readonly FoundRows[]> {
    if (others.length === 0) return [await this.#rows(first, options)];
    const lookups = [first, ...others];
    const ids = [...new Set(lookups.flatMap((one) => one.ids))];
    const rows = await this.#rows({ ...first, ids }, options);
    return lookups.map((one) => only(one.ids, rows));
  }

  async #rows({ plan, values, ids }: Lookup, options: RunOptions): Promise<FoundRows> {
    const query = this.engine.compiler.compile(plan, values.with(plan.ids, ids));
    const rows = await this.engine.run(query, options);
    const column = plan.kind === 'lookup' ? 'row' : 'node';
    return new Map(rows.map((row) => [(row[column] as { readonly id: string }).id, row]));
  }
}

const only = (ids: readonly string[], rows: FoundRows): FoundRows =>
  new Map(
    ids.flatMap((id): [string, Row][] => {
      const row = rows.get(id);
      return row ? [[id, row]] : [];
    }),
  );
