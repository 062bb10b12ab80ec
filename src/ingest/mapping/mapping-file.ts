import { z } from 'zod';
import type { Fault } from '../fault';
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
type Issue = z.core.$ZodIssue;

/** Makes the fault of a place in the mapping. */
export type FaultOf = (path: Path, code: string, rest: Pick<Fault, 'told' | 'suggestion'>) => Fault;

/** The mapping that a file gives, or all that is wrong with its form. */
export function checkForm(
  given: unknown,
  faultOf: FaultOf,
): { readonly mapping: MappingFile } | { readonly faults: readonly Fault[] } {
  const parsed = MAPPING.safeParse(given, { reportInput: true });
  if (parsed.success) return { mapping: parsed.data };
  return { faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, faultOf)) };
}

function faultsOf(issue: Issue, faultOf: FaultOf): Fault[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(path);
    return issue.keys.map((key) => {
      const suggestion = nearest(key, allowed);
      const told = {
        es: `no es ninguna clave; las hay: ${allowed.join(', ')}`,
        en: `is no key; these are: ${allowed.join(', ')}`,
      };
      return faultOf([...path, key], 'UNKNOWN_KEY', { told, ...(suggestion && { suggestion }) });
    });
  }
  if (issue.input === undefined && issue.code !== 'custom') {
    const told = { es: 'falta', en: 'is missing' };
    return [faultOf(path, 'MISSING_KEY', { told })];
  }
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const suggestion = nearest(String(issue.input), allowed);
    const listed = allowed.map((one) => JSON.stringify(one)).join(', ');
    const told = { es: `debe ser uno de ${listed}`, en: `must be one of ${listed}` };
    return [faultOf(path, 'NOT_ALLOWED', { told, ...(suggestion && { suggestion }) })];
  }
  const { es, en } = expected(issue);
  return [faultOf(path, 'BAD_FORM', { told: { es: `debe ${es}`, en: `must ${en}` } })];
}

function keysAt([first, index]: Path): string[] {
  if (first === undefined) return Object.keys(MAPPING.shape);
  return Object.keys(first === 'skip' && index !== undefined ? SKIP.shape : ENTITY.shape);
}

/** What is expected at the place of an issue. */
function expected(issue: Issue): { es: string; en: string } {
  if (issue.code === 'custom') {
    return { es: 'tener o «is» o «empty: true»', en: 'have either `is` or `empty: true`' };
  }
  if (issue.code === 'too_small') return { es: 'no estar vacío', en: 'not be empty' };
  if (issue.code === 'invalid_union') {
    const [first, , key] = issue.path;
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
  const wanted = issue.code === 'invalid_type' ? issue.expected : '';
  if (wanted === 'array') return { es: 'ser una lista', en: 'be a list' };
  return wanted === 'string'
    ? { es: 'ser un texto entre comillas', en: 'be a text in quotes' }
    : { es: 'ser un mapa', en: 'be a map' };
}
