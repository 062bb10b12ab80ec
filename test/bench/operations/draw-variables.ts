import { OPERATIONS } from './all-operations';
import type { Operation, Sample, Variables } from './operation';

/** An operation and what it is asked with. */
export interface DrawnOperation {
  readonly operation: Operation;
  readonly sets: readonly Variables[];
}

/** The operations with their variables, drawn from the graph that is measured. */
export async function drawVariables(
  sample: Sample,
  wanted: (name: string) => boolean = () => true,
): Promise<DrawnOperation[]> {
  const drawn: DrawnOperation[] = [];
  for (const operation of OPERATIONS.filter(({ name }) => wanted(name))) {
    drawn.push({ operation, sets: await operation.variables(sample) });
  }
  return drawn;
}
