import { idOf } from '../data/generate';
import { between, randomOf } from '../data/random';
import type { Sample } from './operation';
import { SETS } from './operation';

/** Ids of different interventions, spread over the whole graph: the same ones each time. */
export function someInterventions({ size }: Sample, kind: string, count = SETS): string[] {
  const random = randomOf(kind, size);
  const found = new Set<string>();
  while (found.size < Math.min(count, size)) {
    found.add(idOf('intervention', between(random, 0, size - 1)));
  }
  return [...found];
}
