/** Every example operation, sent as a client would send its typed document: one answer, byte for byte, on all engines. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, print, type DocumentNode } from 'graphql';
import * as generated from '../schema/operations';
import { OPERATIONS_FOLDER } from '../src/server/create-server';
import { loadExamples } from '../src/server/playground/load-examples';
import { describeEachEngine } from './support/api';

const documents = new Map(
  Object.values(generated as unknown as Record<string, DocumentNode>).flatMap((document) =>
    document.definitions.flatMap((one) =>
      one.kind === Kind.OPERATION_DEFINITION ? [[one.name?.value ?? '', document] as const] : [],
    ),
  ),
);
const examples = loadExamples(OPERATIONS_FOLDER);
const updating = process.env.UPDATE_GOLDEN === '1';
if (updating && process.env.CI) throw new Error('Goldens are not updated in CI');

test('every example has its typed document, and there are at least 12', () => {
  expect([...documents.keys()].sort()).toEqual(examples.map(({ name }) => name).sort());
  expect(examples.length).toBeGreaterThanOrEqual(12);
});

describeEachEngine('seed', (api) => {
  test.each(examples)('$name', async ({ name, variables }) => {
    const document = documents.get(name);
    if (!document) throw new Error(`no document ${name}`);
    const { status, body, text } = await api().send(print(document), variables);
    const logged = api().logLines.findLast(({ msg }) => msg === 'operation');
    expect(logged).toMatchObject({ operation: name });
    const answer = { status, statements: logged?.statements, ...body };
    const file = join(__dirname, 'operations', `${name}.json`);
    if (updating && !existsSync(file)) {
      writeFileSync(file, `${JSON.stringify(answer, null, 2)}\n`);
    }
    const expected = JSON.parse(readFileSync(file, 'utf8')) as typeof answer;
    expect(answer).toEqual(expected);
    const { status: _status, statements: _statements, ...expectedBody } = expected;
    expect(text.trim()).toBe(JSON.stringify(expectedBody));
  });
});
