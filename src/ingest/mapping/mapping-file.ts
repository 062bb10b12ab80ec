import { z } from 'zod';
import type { Issue } from '../issue';
import { nearest } from '../texts';
import { DELIMITERS } from '../read/csv-rows';
import { ENCODINGS } from '../read/encoding';
import { iatiMapping } from '../read/iati/iati-mapping';
import { FILES } from '../../messages/files';

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
      return issueOf([...path, key], 'UNKNOWN_KEY', {
        message: FILES.UNKNOWN_KEY(allowed.join(', ')),
        ...(suggestion && { suggestion }),
      });
    });
  }
  if (problem.input === undefined && problem.code !== 'custom') {
    return [issueOf(path, 'MISSING_KEY', { message: FILES.MISSING_KEY })];
  }
  if (problem.code === 'invalid_value') {
    const allowed = problem.values.map(String);
    const suggestion = nearest(String(problem.input), allowed);
    const listed = allowed.map((one) => JSON.stringify(one)).join(', ');
    return [
      issueOf(path, 'NOT_ALLOWED', {
        message: FILES.NOT_ALLOWED(listed),
        ...(suggestion && { suggestion }),
      }),
    ];
  }
  const form = expected(problem);
  return [issueOf(path, 'BAD_FORM', { message: FILES.BAD_FORM(form) })];
}

function keysAt([first, index]: Path): string[] {
  if (first === undefined) return Object.keys(MAPPING.shape);
  return Object.keys(first === 'skip' && index !== undefined ? SKIP.shape : ENTITY.shape);
}

/** What is expected at the place of a problem. */
function expected(problem: ZodIssue): { es: string; en: string } {
  if (problem.code === 'custom') {
    return FILES.FORM_IS_OR_EMPTY;
  }
  if (problem.code === 'too_small') return FILES.FORM_NOT_EMPTY;
  if (problem.code === 'invalid_union') {
    const [first, , key] = problem.path;
    if (key === 'relationships') {
      return FILES.FORM_LINK;
    }
    return first === 'entities' && key === 'values' ? FILES.FORM_VALUE : FILES.FORM_TEXTS;
  }
  const wanted = problem.code === 'invalid_type' ? problem.expected : '';
  if (wanted === 'array') return FILES.FORM_LIST;
  return wanted === 'string' ? FILES.FORM_TEXT : FILES.FORM_MAP;
}
