import type { Engine } from '../../../src/engine/engine';
import type { GraphModel } from '../../../src/model/graph-model';
import { issueText } from '../../../src/ingest/issue';
import { importRecords } from '../../../src/ingest/import-records';
import { generate, GENERATOR_VERSION } from '../data/generate';

/** Loads a made-up graph as any import is loaded; `tell` is given how far it is, from 0 to 1. */
export async function loadGraph(
  engine: Engine,
  model: GraphModel,
  size: number,
  tell: (phase: string, records: number) => void = () => undefined,
): Promise<void> {
  const report = await importRecords(
    { engine, model },
    {
      files: [`synthetic-${size}`],
      read: generate(size),
      share: () => 0,
      sources: [],
      onError: 'stop',
      dryRun: false,
      by: 'benchmark',
      description: {
        name: 'Tinkuy, made up to be measured',
        version: `synthetic-${size}.${GENERATOR_VERSION}`,
        asOf: '2026-01-01',
        licence: 'CC0',
        citation: 'Made up: no facts',
      },
      onProgress: ({ phase, records }) => tell(phase, records),
    },
  );
  if (report.issueCount > 0) {
    const faults = report.issues.slice(0, 10).map((fault) => issueText(fault, 'en'));
    throw new Error(`The generated records are not taken:\n${faults.join('\n')}`);
  }
}
