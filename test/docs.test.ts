/** Every GraphQL example of the README and of docs/ is valid on the schema. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { schema } from './support/api';

const root = join(__dirname, '..');
const files = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const examples = files.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^```graphql\n(.*?)^```/gms)].map(({ 1: document = '', index }) => ({
    where: `${file}:${text.slice(0, index).split('\n').length}`,
    document,
  }));
});

test.each(examples)('$where', ({ document }) => {
  expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
});
