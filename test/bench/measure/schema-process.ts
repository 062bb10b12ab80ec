/** Tells, as JSON on its output, what the schema of one library costs: run alone, so that nothing is warm. */
import { readFileSync } from 'node:fs';
import { printSchema, type GraphQLSchema } from 'graphql';
import type { SchemaSize } from './schema-size';

async function main(): Promise<SchemaSize> {
  const [, , library, definitions = ''] = process.argv;
  const started = performance.now();
  let build: () => GraphQLSchema | Promise<GraphQLSchema>;
  if (library === 'tinkuy') {
    build = (await import('../../../src/build-schema')).buildTinkuySchema;
  } else {
    const { peerSchema } = await import('../peer/peer-schema');
    await import('@neo4j/graphql');
    const typeDefs = readFileSync(definitions, 'utf8');
    build = () => peerSchema(typeDefs);
  }
  const loaded = performance.now();
  const schema = await build();
  const built = performance.now();
  const types = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
  return {
    loadMs: loaded - started,
    buildMs: built - loaded,
    types: types.length,
    sdlBytes: Buffer.byteLength(printSchema(schema)),
  };
}

void main().then((size) => process.stdout.write(JSON.stringify(size)));
