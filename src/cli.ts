import { readConfig, type Config } from './config';
import { explainStartFault } from './explain-start-fault';
import { openEngine } from './engine/open-engine';
import { buildTinkuySchema } from './api/schema';
import { readGraphModel } from './graph/read-graph-model';
import { seed } from './ingest/seed';

/** The commands by name; each is given the settings and says what it did. */
const commands: Record<string, (config: Config) => Promise<string>> = {
  async seed({ store }) {
    const model = readGraphModel(buildTinkuySchema());
    const engine = await openEngine(store);
    try {
      await engine.check();
      const { entities, relationships } = await seed({ engine, model });
      return `Seeded ${engine.name}: ${entities.created} nodes created, ${entities.updated} updated, ${entities.unchanged} as they were; ${relationships.created} relationships created, ${relationships.updated} updated.`;
    } finally {
      await engine.close();
    }
  },
};

async function main([name = '']: readonly string[]): Promise<void> {
  const command = commands[name];
  if (!command) {
    process.stderr.write(
      `There is no command ${JSON.stringify(name)}; these are: ${Object.keys(commands).join(', ')}\n`,
    );
    process.exit(1);
  }
  let config: Config | undefined;
  try {
    config = readConfig();
    process.stdout.write(`${await command(config)}\n`);
  } catch (error) {
    process.stderr.write(`${explainStartFault(error, config)}\n`);
    process.exit(1);
  }
}

void main(process.argv.slice(2));
