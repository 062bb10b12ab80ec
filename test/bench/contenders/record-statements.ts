/**
 * What any contender sends to Neo4j, caught in the driver that all of them use: so their statements are counted
 * and profiled alike. Imported before anything that opens a driver.
 */
import { Session, Transaction } from 'neo4j-driver-core';

/** A statement as it was sent. */
export interface Sent {
  readonly text: string;
  readonly params: Readonly<Record<string, unknown>>;
}

let recorded: Sent[] | undefined;

/** Begins to keep what is sent. */
export const record = (): void => void (recorded = []);

/** What was sent since `record`; nothing is kept any more. */
export function stopRecording(): readonly Sent[] {
  const found = recorded ?? [];
  recorded = undefined;
  return found;
}

type Run = (this: unknown, text: unknown, params?: unknown, ...more: unknown[]) => unknown;

for (const { prototype } of [Session, Transaction]) {
  const methods = prototype as unknown as { run: Run };
  const { run } = methods;
  methods.run = function (text, params, ...more) {
    recorded?.push({ text: String(text), params: (params ?? {}) as Sent['params'] });
    return run.call(this, text, params, ...more);
  };
}
