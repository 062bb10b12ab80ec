import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLError, Kind, parse } from 'graphql';

/** An example query of the playground: its operation, its two titles and maybe its variables. */
export interface Example {
  name: string;
  titleEs: string;
  titleEn: string;
  query: string;
  variables?: Record<string, unknown>;
}

/** The examples of a folder of `*.graphql` files, by file name; throws one error with all faults. */
export function loadExamples(folder: string): Example[] {
  const faults: string[] = [];
  const examples = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return readExample(text, (fault) => faults.push(`- ${file}: ${fault}`));
    });
  if (faults.length > 0) {
    throw new Error(`The examples in ${folder} have faults:\n${faults.join('\n')}`);
  }
  return examples;
}

type Report = (fault: string) => void;

const FIELD = /^#\s*(es|en|variables):(.*)$/;
const COMMENT_OR_BLANK = /^\s*(#|$)/;

/** Reads what it can: after a report the result has gaps, and the caller throws it away. */
function readExample(text: string, report: Report): Example {
  const lines = text.split(/\r?\n/);
  const firstOfBody = lines.findIndex((line) => !COMMENT_OR_BLANK.test(line));
  const headLength = firstOfBody < 0 ? lines.length : firstOfBody;

  const fields = new Map<string, string>();
  // The fields go to the menu and to the variables editor; the query editor keeps the rest.
  const query = lines.filter((line, index) => {
    const [, key, value] = (index < headLength ? FIELD.exec(line) : null) ?? [];
    if (key === undefined || value === undefined) return true;
    fields.set(key, value.trim());
    return false;
  });

  const title = (key: string): string => {
    const value = fields.get(key);
    if (!value) report(`no title, a first line like "# ${key}: …"`);
    return value ?? '';
  };
  const example: Example = {
    titleEs: title('es'),
    titleEn: title('en'),
    name: readName(text, report),
    query: query.join('\n').trim(),
  };
  const variables = fields.get('variables');
  return variables === undefined
    ? example
    : { ...example, variables: readVariables(variables, report) };
}

/** Parses the text with its head, so that the place of a syntax error is the one in the file. */
function readName(text: string, report: Report): string {
  try {
    const operations = parse(text).definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const names = operations.flatMap(({ name }) => name?.value ?? []);
    if (names.length < operations.length || names[0] === undefined) report('no operation name');
    return names[0] ?? '';
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const places = error.locations?.map(({ line, column }) => ` (line ${line}, column ${column})`);
    report(`${error.message}${places?.join('') ?? ''}`);
    return '';
  }
}

function readVariables(json: string, report: Report): Record<string, unknown> {
  const value = parseJson(json);
  if (isObject(value)) return value;
  report(`the variables are no JSON object: ${json}`);
  return {};
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
