import type { RootSelection } from '../../read/run/root-field';
import { badArgument } from '../../errors';
import { nodeModel } from '../../model/graph-model';
import { givenDay, stateName } from '../../model/point-in-time';
import { MOST_WORDS, soughtIn } from '../../model/searched';
import { derived } from '../../read/plan/bindings';
import { decodeCursor, type CursorKind } from '../../read/plan/cursor';
import { outputType } from '../../read/plan/fields';
import { LookupBuilder } from '../../read/plan/lookup-builder';
import { planConnectionFields } from '../../read/plan/plan-connection-fields';
import { pageSize } from '../../read/plan/plan-page';
import { planNode, planReferences } from '../../read/plan/plan-selection';
import { checkText, type PlanContext } from '../../read/plan/scope';
import type { ConnectionAnswer, RowLookup } from '../../read/plan/answer-plan';

/** A page of what a search finds, ready to run. */
export interface PlannedSearch {
  readonly lookup: RowLookup;
  readonly answer: ConnectionAnswer;
  readonly text: string;
  readonly types: readonly string[];
  readonly size: number;
  /** The day after which nothing that is found may have begun. */
  readonly begunBy?: string;
  readonly from?: readonly unknown[];
}

/** The cursor of a search: the score and the id. */
const SEARCH_CURSOR: readonly CursorKind[] = [
  { type: 'number', nullable: false },
  { type: 'string', nullable: false },
];

/** A page of what a search finds. */
export function planSearch(at: PlanContext, { nodes, args }: RootSelection): PlannedSearch {
  const [field] = nodes;
  const { scope, path } = at;
  const text = derived(args.text as string, (given) => soughtText(at, given));
  const types = (args.types as string[] | null | undefined) ?? [];
  const { size } = pageSize(scope, field, args, path);
  const list = ['search', text, types, stateName(at.asOf)];
  const after = args.after as string | null | undefined;
  const from =
    after == null
      ? undefined
      : derived([after, list] as const, ([cursor, of]) =>
          decodeCursor(cursor, of, SEARCH_CURSOR, 'after', path),
        );

  const entity = nodeModel(scope.model, 'Entity');
  const builder = new LookupBuilder(entity);
  const type = outputType(scope, 'Query', field.name.value);
  const within = { ...at, times: size, values: builder.values };
  const asked = planConnectionFields(within, type, nodes, undefined, {
    node: (place, fieldNodes) => planNode(place, entity, fieldNodes, builder),
    references: planReferences,
  });
  scope.cost.add(size, path);
  const begunBy = givenDay(at.asOf);
  return {
    text,
    types,
    size,
    ...(begunBy !== undefined && { begunBy }),
    ...(from && { from }),
    lookup: builder.lookup(),
    answer: {
      backward: false,
      continued: from !== undefined,
      size,
      unwrapped: false,
      list,
      fields: asked.fields,
    },
  };
}

/** A text that can be searched for, without blanks around it. */
function soughtText({ scope, path }: PlanContext, given: string): string {
  const text = checkText(given, 'text', scope.limits, path).trim();
  const { length } = soughtIn(text).each;
  if (length === 0) throw badArgument('text', 'must have at least one letter or digit', path);
  if (length <= MOST_WORDS) return text;
  throw badArgument('text', `must have at most ${MOST_WORDS} different words, got ${length}`, path);
}
