import { readFileSync } from 'node:fs';
import type { Question, Told, Usage } from './messages';
import { record, stopRecording } from './record-statements';

/** A contender that listens. */
export interface Serving {
  /** Where operations are posted. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves as a process of its own, and answers what the benchmark asks of it. */
export function serveContender(start: () => Promise<Serving>): void {
  // What runs TypeScript here looks every stack up in source maps, and the driver writes one for each statement.
  Reflect.deleteProperty(Error, 'prepareStackTrace');
  start().then(
    (serving) => {
      process.on('message', (question: Question) => void answer(question, serving));
      process.on('disconnect', () => process.exit());
      tell({ kind: 'ready', url: serving.url });
    },
    (error: unknown) => {
      tell({ kind: 'failed', message: String(error instanceof Error ? error.stack : error) });
      process.exitCode = 1;
      process.disconnect();
    },
  );
}

async function answer(question: Question, serving: Serving): Promise<void> {
  switch (question) {
    case 'usage':
      return tell({ kind: 'usage', usage: usage() });
    case 'record':
      record();
      return tell({ kind: 'done' });
    case 'recorded':
      return tell({ kind: 'recorded', statements: stopRecording() });
    case 'stop':
      await serving.stop();
      process.exit();
  }
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, peakMb: Math.round(peakKb() / 1_024) };
}

/** Linux counts into what `resourceUsage` tells the memory of the process that this one was forked from. */
function peakKb(): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

const tell = (message: Told): void => void process.send?.(message);
