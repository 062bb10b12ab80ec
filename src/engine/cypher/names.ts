import type { Variables } from './compile-step';

/** Numbers the variables of one statement in the order in which they are met. */
export class Names implements Variables {
  /** With `labelsWays` the nodes of long patterns have their labels in any case. */
  constructor(readonly labelsWays = false) {}

  #nodes = 0;
  #relationships = 0;
  #results = 0;
  #counts = 0;
  node = (): string => `n${this.#nodes++}`;
  relationship = (): string => `r${this.#relationships++}`;
  result = (): string => `c${this.#results++}`;
  /** A subquery sees the variables around it, so that its counts must not share their names. */
  count = (): string => `k${this.#counts++}`;
}
