/** A process that imports a file and tells how far it is, so that a test can kill it: node … STORE FILE */
import type { Config } from '../../src/config';
import { buildTinkuySchema } from '../../src/build-schema';
import { openEngine } from '../../src/engine/open-engine';
import { readGraphModel } from '../../src/model/read-graph-model';
import { importFiles } from '../../src/ingest/import-files';

async function main([store = '', file = '']: string[]): Promise<void> {
  const model = readGraphModel(buildTinkuySchema());
  const engine = await openEngine(JSON.parse(store) as Config['store'], model);
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  const { outcome } = await importFiles(
    { engine, model },
    {
      files: [file],
      onProgress: ({ phase, records }) => tell(`${phase} ${records}`),
    },
  );
  tell(outcome);
  await engine.close();
}

void main(process.argv.slice(2));
