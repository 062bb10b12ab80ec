import {
  Kind,
  parse,
  type ArgumentNode,
  type FieldNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Limits } from '../config';
import { badArgument, invariant } from '../errors';
import { selectionsOf } from './complete';
import { documentOf } from './document';
import { OWN } from './flatten';
import { responseName, type ExportOperation, type ExportRequest } from './read-operation';
import type { Outcome, Run } from './run';

/** Which part of a list is asked for. */
export interface Range {
  /** Its rows are at most so many. */
  readonly most: number;
  /** The cursor before it, where one is given. */
  readonly after: string | undefined;
}

/** The range of a list that is to be exported, or undefined where it is asked for from its end. */
export function rangeOf(
  { field, args, variables }: ExportOperation,
  { maxExportRows }: Limits,
): Range | undefined {
  if (args.last != null || args.before != null) return undefined;
  const { value } = field.arguments?.find(({ name }) => name.value === 'first') ?? {};
  const given = value && (value.kind !== Kind.VARIABLE || value.name.value in variables);
  const first = given ? (args.first as number | null) : null;
  if (first !== null && (first < 1 || first > maxExportRows)) {
    const path = [responseName(field)];
    throw badArgument(
      'first',
      `must be between 1 and ${maxExportRows} in an export, got ${first}`,
      path,
    );
  }
  return { most: first ?? maxExportRows, after: (args.after as string | null) ?? undefined };
}

const VARIABLES = {
  first: `${OWN}First`,
  after: `${OWN}After`,
  counted: `${OWN}Counted`,
} as const;
const PAGE = `${OWN}Page`;
const TOTAL = `${OWN}Total`;

const DECLARED = variableDefinitions(
  `$${VARIABLES.first}: Int, $${VARIABLES.after}: String, $${VARIABLES.counted}: Boolean!`,
);

function variableDefinitions(text: string): readonly VariableDefinitionNode[] {
  const [operation] = parse(`query (${text}) { __typename }`, { noLocation: true }).definitions;
  invariant(operation?.kind === Kind.OPERATION_DEFINITION, 'a query is an operation');
  return operation.variableDefinitions ?? [];
}

/** How many the list of an answer has in all. */
export const totalOf = (connection: unknown): number =>
  (connection as Readonly<Record<string, number>>)[TOTAL] ?? 0;

/** The field with its total, for a list that is read in one page. */
export const counted = (field: FieldNode): FieldNode =>
  withSelections(field, `${TOTAL}: totalCount`);

/**
 * The pages of a range of a list, one after another. The first that fails is the last. Where a full page
 * costs too much, pages are as large as the limit allows.
 */
export async function* pagesOf(
  operation: ExportOperation,
  request: ExportRequest,
  { most, after }: Range,
  { run, pageSize }: { readonly run: Run; readonly pageSize: number },
): AsyncGenerator<Outcome> {
  const name = responseName(operation.field);
  const query = documentOf({ ...operation, field: paged(operation.field) }, DECLARED);
  const state = { left: most, size: pageSize, cursor: after, first: true };
  while (state.left > 0) {
    const size = Math.min(state.size, state.left);
    const variables = {
      ...request.variables,
      [VARIABLES.first]: size,
      [VARIABLES.after]: state.cursor,
      [VARIABLES.counted]: state.first,
    };
    const outcome = await run({ ...request, query, variables });
    const smaller = smallerSize(outcome, size);
    if (smaller !== undefined) {
      state.size = smaller;
      continue;
    }
    yield outcome;
    if (outcome.refusal) return;
    const info = (outcome.data[name] as Readonly<Record<string, PageInfo>>)[PAGE];
    if (!info?.hasNextPage) return;
    state.left -= size;
    state.cursor = info.endCursor;
    state.first = false;
  }
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string;
}

function paged(field: FieldNode): FieldNode {
  const others = (field.arguments ?? []).filter(
    ({ name }) => !['first', 'after'].includes(name.value),
  );
  const own = (['first', 'after'] as const).map((name): ArgumentNode => {
    const variable = { kind: Kind.NAME, value: VARIABLES[name] } as const;
    return {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: name },
      value: { kind: Kind.VARIABLE, name: variable },
    };
  });
  const selections = `${PAGE}: pageInfo { hasNextPage endCursor } ${TOTAL}: totalCount @include(if: $${VARIABLES.counted})`;
  return { ...withSelections(field, selections), arguments: [...others, ...own] };
}

function withSelections(field: FieldNode, text: string): FieldNode {
  const selections = [...(field.selectionSet?.selections ?? []), ...selectionsOf(text)];
  return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

/** The page size that is allowed, where a page was refused for its cost or for memory and a smaller one may pass. */
function smallerSize({ refusal }: Outcome, size: number): number | undefined {
  const extensions = refusal?.body.errors[0]?.extensions;
  if (extensions?.code !== 'COST_LIMIT_EXCEEDED' || size === 1) return undefined;
  // What the database has no memory for tells no cost.
  const cost = extensions.cost as { requested: number; limit: number } | undefined;
  const allowed = cost ? Math.floor((size * cost.limit) / cost.requested) : Math.floor(size / 2);
  return Math.max(1, Math.min(size - 1, allowed));
}
