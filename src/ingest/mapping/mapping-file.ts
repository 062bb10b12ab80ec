import { z } from 'zod';
import type { Issue } from '../issue';
import { nearest } from '../nearest';
import { DELIMITERS } from '../read/csv-rows';
import { ENCODINGS } from '../read/encoding';
import { iatiMapping } from '../read/iati/iati-mapping';

/** A text with columns in it, or a value that is the same in each row. */
const value = z.union([z.string(), z.number(), z.boolean()]);
const values = z.union([value, z.array(value)]);
const link = z.union([z.string(), z.looseObject({ to: z.string() }).catchall(values)]);
const columns = z.union([z.string(), z.array(z.string()).min(1)]);
const sources = z.union([z.string(), z.array(z.string()).min(1)]);

const SKIP = z
  .strictObject({
    column: columns,
    empty: z.literal(true).optional(),
    is: z.array(z.string()).min(1).optional(),
    why: z.string().min(1),
  })
  .refine((rule) => (rule.empty === undefined) !== (rule.is === undefined));

const ENTITY = z.strictObject({
  type: z.string(),
  when: columns.optional(),
  id: z.string().optional(),
  values: z.record(z.string(), values).optional(),
  relationships: z.record(z.string(), z.union([link, z.array(link)])).optional(),
});

const MAPPING = z.strictObject({
  delimiter: z.enum(DELIMITERS).optional(),
  decimal: z.enum(['.', ',']).optional(),
  dates: z.enum(['ISO', 'DMY', 'MDY']).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  empty: z.array(z.string()).optional(),
  source: sources.optional(),
  columns: z.record(z.string(), z.string()).optional(),
  replace: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  skip: z.array(SKIP).optional(),
  entities: z.array(ENTITY).min(1).optional(),
  iati: iatiMapping.optional(),
});

/** A mapping as its file has it; docs/mapping.md says what each key means. */
export type MappingFile = z.output<typeof MAPPING>;
export type EntityMapping = z.output<typeof ENTITY>;
export type SkipRule = z.output<typeof SKIP>;
export type ValueMapping = z.output<typeof values>;
export type LinkMapping = z.output<typeof link>;

type Path = readonly PropertyKey[];
type ZodIssue = z.core.$ZodIssue;

/** Makes the issue of a place in the mapping. */
export type IssueOf = (
  path: Path,
  code: string,
  rest: Pick<Issue, 'message' | 'suggestion'>,
) => Issue;

/** The mapping that a file gives, or all that is wrong with its form. */
export function checkForm(
  given: unknown,
  issueOf: IssueOf,
): { readonly mapping: MappingFile } | { readonly issues: readonly Issue[] } {
  const parsed = MAPPING.safeParse(given, { reportInput: true });
  if (parsed.success) return { mapping: parsed.data };
  return { issues: parsed.error.issues.flatMap((problem) => issuesOf(problem, issueOf)) };
}

function issuesOf(problem: ZodIssue, issueOf: IssueOf): Issue[] {
  const { path } = problem;
  if (problem.code === 'unrecognized_keys') {
    const allowed = keysAt(path);
    return problem.keys.map((key) => {
      const suggestion = nearest(key, allowed);
      const message = {
        es: `no es ninguna clave; las hay: ${allowed.join(', ')}`,
        en: `is no key; these are: ${allowed.join(', ')}`,
      };
      return issueOf([...path, key], 'UNKNOWN_KEY', { message, ...(suggestion && { suggestion }) });
    });
  }
  if (problem.input === undefined && problem.code !== 'custom') {
    const message = { es: 'falta', en: 'is missing' };
    return [issueOf(path, 'MISSING_KEY', { message })];
  }
  if (problem.code === 'invalid_value') {
    const allowed = problem.values.map(String);
    const suggestion = nearest(String(problem.input), allowed);
    const listed = allowed.map((one) => JSON.stringify(one)).join(', ');
    const message = { es: `debe ser uno de ${listed}`, en: `must be one of ${listed}` };
    return [issueOf(path, 'NOT_ALLOWED', { message, ...(suggestion && { suggestion }) })];
  }
  const { es, en } = expected(problem);
  return [issueOf(path, 'BAD_FORM', { message: { es: `debe ${es}`, en: `must ${en}` } })];
}

function keysAt([first, index]: Path): string[] {
  if (first === undefined) return Object.keys(MAPPING.shape);
  return Object.keys(first === 'skip' && index !== undefined ? SKIP.shape : ENTITY.shape);
}

/** What is expected at the place of a problem. */
function expected(problem: ZodIssue): { es: string; en: string } {
  if (problem.code === 'custom') {
    return { es: 'tener o «is» o «empty: true»', en: 'have either `is` or `empty: true`' };
  }
  if (problem.code === 'too_small') return { es: 'no estar vacío', en: 'not be empty' };
  if (problem.code === 'invalid_union') {
    const [first, , key] = problem.path;
    if (key === 'relationships') {
      return {
        es: 'ser una plantilla, un mapa con «to», o una lista de estos',
        en: 'be a template, a map with `to`, or a list of these',
      };
    }
    return first === 'entities' && key === 'values'
      ? {
          es: 'ser una plantilla, un número, true o false, o una lista de estos',
          en: 'be a template, a number, true or false, or a list of these',
        }
      : { es: 'ser un texto o una lista de textos', en: 'be a text or a list of texts' };
  }
  const wanted = problem.code === 'invalid_type' ? problem.expected : '';
  if (wanted === 'array') return { es: 'ser una lista', en: 'be a list' };
  return wanted === 'string'
    ? { es: 'ser un texto entre comillas', en: 'be a text in quotes' }
    : { es: 'ser un mapa', en: 'be a map' };
}
