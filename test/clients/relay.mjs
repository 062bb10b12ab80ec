// relay-compiler over relay/, and Relay's store reading what the server answers. Told as JSON.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const require = createRequire(import.meta.url);
const [url] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'relay-'));
try {
  cpSync(join(here, 'relay'), join(folder, 'src'), { recursive: true });
  mkdirSync(join(folder, 'out'));
  writeFileSync(
    join(folder, 'schema.graphql'),
    await (await fetch(`${url}/schema.graphql`)).text(),
  );
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './out',
    eagerEsModules: false,
  };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  const compiler = require('relay-compiler');
  execFileSync(compiler, ['relay.config.json'], { cwd: folder, stdio: 'pipe' });
  const made = readdirSync(join(folder, 'out')).sort();

  const {
    Environment,
    Network,
    RecordSource,
    Store,
    createOperationDescriptor,
    fetchQuery,
  } = require('relay-runtime');
  const load = (name) => {
    const module = { exports: {} };
    const code = readFileSync(join(folder, 'out', `${name}.graphql.js`), 'utf8');
    new Function('module', 'require', code)(module, (path) =>
      load(path.replace('./', '').replace('.graphql', '')),
    );
    return module.exports;
  };
  const post = async ({ text, name }, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, operationName: name, variables }),
    });
    return response.json();
  };
  const ask = async (getDataID) => {
    const environment = new Environment({
      network: Network.create(post),
      store: new Store(new RecordSource()),
      ...(getDataID && { getDataID }),
    });
    const query = load('programsQuery');
    const fetched = async (at) => {
      const variables = { id: 'program:contigo', at };
      return fetchQuery(environment, query, variables).toPromise();
    };
    const now = createOperationDescriptor(query, { id: 'program:contigo', at: null });
    const retained = environment.retain(now);
    await fetched(null);
    await fetched('2016');
    const records = environment.getStore().getSource().toJSON();
    retained.dispose();
    return Object.values(records)
      .filter(({ __typename }) => __typename === 'Program')
      .map(({ __id, asOf, name }) => ({ key: __id, asOf, name }))
      .sort((one, other) => (one.key < other.key ? -1 : 1));
  };
  const byIdAlone = await ask();
  const byDateToo = await ask(({ id, asOf }) => (asOf ? `${id}@${asOf}` : id));
  console.log(JSON.stringify({ made, byIdAlone, byDateToo }));
} finally {
  rmSync(folder, { recursive: true });
}
