import type { NodeModel } from '../../model/graph-model';
import { ProjectionBuilder } from './projection-builder';
import type { RowLookup } from './answer-plan';
import { Values } from './values';

/** Gathers what is to be read of nodes whose ids are known only when other statements have run. */
export class LookupBuilder extends ProjectionBuilder {
  /** The values beside the look-up, which is a statement of its own. */
  readonly values = new Values();
  readonly #ids = this.values.add(undefined);

  constructor({ name, concrete }: NodeModel) {
    super(name, concrete);
    this.property('id');
  }

  /** The gathered look-up, ready to run but for the ids. */
  lookup(): RowLookup {
    const plan = { kind: 'lookup', label: this.type, ids: this.#ids, node: this.build() } as const;
    return { plan, values: this.values.list };
  }
}
