/**
 * Random documents of the whole language: each is answered with JSON, and none meets a fault of ours or is told of
 * what is within. FUZZ_SEED and FUZZ_DOCUMENTS choose which documents and how many; a document that fails is shown whole.
 */
import { seedData } from './support/graphs';
import { describeEachEngine, model, schema, type Api } from './support/api';
import { SchemaDocuments, type RandomRequest } from './support/schema-documents';
import type { Pools } from './support/schema-values';
import { isLong, markAsChanged } from './support/test-engines';
import { AUTH, tokenWith } from './support/tokens';

const SEED = Number(process.env.FUZZ_SEED || 20_261_130);

/** How many documents are sent to each engine; Neo4j, which plans each new statement for a while, gets all in the long run. */
const DOCUMENTS: Readonly<Record<string, number>> = {
  embedded: 2_000,
  sqlite: 2_000,
  neo4j: 1_000,
};
/** How many are sent at a time. */
const TOGETHER = 8;
/** One request in so many is a mutation. */
const MUTATIONS = 12;
const MOST_SHOWN = 5;

/** Codes that tell of a fault of the request. */
const REFUSALS = new Set([
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'COST_LIMIT_EXCEEDED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'FORBIDDEN',
  // Not a fault of what answers, but of how much it was asked for.
  'QUERY_TIMEOUT',
]);

/** What only a database, a stack or a file system says. */
const INTERNALS =
  /\b(MATCH|UNWIND|RETURN|CALL)\b|Cypher|Neo4j|Grafeo|Lucene|Neo\.|GQL|^ {4}at |\\n {4}at |\/src\/|node_modules|\.[jt]s:\d|Cannot read prop|is not a function|undefined|\[object|Invariant|call stack/;

interface Sent {
  readonly request: RandomRequest;
  readonly status: number;
  readonly text: string;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message?: unknown;
    readonly extensions?: { readonly code?: unknown };
  }[];
}

/** What is wrong with an answer. */
function faultOf({ status, text }: Sent): string | undefined {
  let answer: Answer;
  try {
    answer = JSON.parse(text) as Answer;
  } catch {
    return 'no JSON';
  }
  if (status !== 200 && status !== 400 && status !== 403) return `status ${status}`;
  const { data, errors } = answer;
  if (!errors) return data ? undefined : 'neither data nor errors';
  if (errors.length === 0) return 'no error among the errors';
  const codes = errors.map(({ extensions }) => String(extensions?.code));
  const wrong = codes.find((code) => !REFUSALS.has(code));
  if (wrong !== undefined) return wrong;
  const leak = errors.find(({ message }) => typeof message !== 'string' || INTERNALS.test(message));
  return leak && 'tells of what is within';
}

/** The cursors that an answer has. */
function cursorsIn(text: string): string[] {
  return [...text.matchAll(/"(?:cursor|endCursor|startCursor)":"([^"]+)"/g)].map(([, one]) =>
    String(one),
  );
}

/** The same request from a cursor on that its answer gave, most often one of the list that it is put to. */
function continued({ request: { query, variables }, text }: Sent): RandomRequest[] {
  const cursor = cursorsIn(text).pop();
  const further = query.replace(/\bfirst: \d+/, (first) => `${first}, after: "${cursor}"`);
  return cursor === undefined || further === query ? [] : [{ query: further, variables }];
}

function pools(): Pools {
  const { nodes } = seedData(model).data;
  const words = nodes.flatMap(({ properties: { name } }) => String(name).split(/\s+/));
  const ids = new Map<string, string[]>();
  for (const { id } of nodes) {
    const [prefix = ''] = id.split(':');
    ids.set(prefix, [...(ids.get(prefix) ?? []), id]);
  }
  return { ids, words: [...new Set(words)], cursors: [] };
}

async function send(api: Api, request: RandomRequest, token: string): Promise<Sent> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(request),
  });
  return { request, status: response.status, text: await response.text() };
}

/** What the log has of the fault that an answer names. */
function loggedOf(api: Api, text: string): string {
  const line = api.logLines.find(({ errorId }) => errorId && text.includes(errorId as string));
  return line ? JSON.stringify(line) : '';
}

const shown = (api: Api, { request, text }: Sent, fault: string, index: number): string =>
  [
    `${fault}, document ${index} of seed ${SEED}:`,
    request.query,
    JSON.stringify(request.variables, null, 2),
    text.slice(0, 2_000),
    loggedOf(api, text),
  ].join('\n');

describeEachEngine(
  'seed',
  (api, engineName) => {
    beforeAll(() => markAsChanged(api().engine));

    const count = Number(process.env.FUZZ_DOCUMENTS || DOCUMENTS[isLong ? 'embedded' : engineName]);

    test(`${count} random documents of seed ${SEED} meet no fault of ours`, async () => {
      const known = pools();
      const documents = new SchemaDocuments(schema, known, SEED);
      const token = await tokenWith({
        roles: ['admin'],
        exp: Math.floor(Date.now() / 1_000) + 36_000,
      });
      const faults: string[] = [];
      const statuses = new Map<number, number>();
      let further: RandomRequest[] = [];
      for (let done = 0; done < count && faults.length < MOST_SHOWN; done += TOGETHER) {
        const requests = Array.from({ length: TOGETHER }, (_, i) =>
          documents.next((done + i) % MUTATIONS === MUTATIONS - 1 ? 'mutation' : 'query'),
        );
        requests.splice(0, further.length, ...further);
        const sent = await Promise.all(requests.map((request) => send(api(), request, token)));
        for (const [i, one] of sent.entries()) {
          const fault = faultOf(one);
          if (fault !== undefined) faults.push(shown(api(), one, fault, done + i));
          statuses.set(one.status, (statuses.get(one.status) ?? 0) + 1);
          known.cursors.push(...cursorsIn(one.text));
        }
        further = sent.flatMap(continued).slice(0, 2);
      }
      expect(faults).toEqual([]);
      // Documents of which most are refused would try little.
      expect(statuses.get(200)).toBeGreaterThan(count / 3);
      expect(api().logLines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
    });
  },
  { maxCost: 3_000 },
  AUTH,
);
