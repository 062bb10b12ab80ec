import type { Row } from '../../engine/engine';
import { nodeModel, type PropertyModel } from '../../model/graph-model';
import { idPrefix } from '../../model/ids';
import { encodeCursor } from '../../read/plan/cursor';
import type { PlannedSourceStatements } from './plan-source-statements';
import { relationshipKinds } from '../../read/plan/relationship-kinds';
import { edgeOf } from '../../read/run/edge-of';
import type { Runner } from '../../read/run/runner';
import { statementsIn } from '../../read/run/statement-values';
import { View, type ViewValues } from '../../read/run/view';

/** What an entity or a relationship that rests on the source is told by. */
interface Resting {
  /** Its id; of a relationship that of the entity that it leaves. */
  readonly id: string;
  readonly alone: boolean;
  /** The names of all that is stored of it. */
  readonly has: readonly string[];
  readonly stated: string | null;
  /** Only of a relationship. */
  readonly type?: string;
  readonly to?: string;
  readonly edge?: Row;
}

/** How many there are, and how many of them have no other source. */
interface Count {
  readonly total: number;
  readonly alone: number;
}

/** What tells of a thing rather than being stated of it. */
const NOT_STATED = new Set(['id', 'sources', 'locator', 'synthetic', 'disputed']);

/** The answer of what rests on a source: null where there is no such source. */
export async function answerSourceStatements(
  runner: Runner,
  root: PlannedSourceStatements,
): Promise<View | null> {
  const rows = await runner.run(root.plan, root.values);
  const of = (kind: string): readonly unknown[] =>
    rows.filter((one) => one.kind === kind).map(({ row }) => row);
  if (of('source').length === 0) return null;
  const found = [...of('entity'), ...of('relationship')] as Resting[];
  const page = found.slice(0, root.size);
  const entities = page.filter(({ type }) => type === undefined).map(({ id }) => id);
  const nodes = root.lookup && (await runner.rows(root.lookup, entities));
  const cursor = (one: Resting | undefined): string | null =>
    one
      ? encodeCursor(root.list, [
          one.id,
          one.type ?? '',
          one.to ?? '',
          one.type === undefined ? '' : ownKey(one),
        ])
      : null;
  const count = (kind: string): Count | undefined => of(kind)[0] as Count | undefined;
  return new View(
    {
      entities: count('entities'),
      relationships: count('relationships'),
      pageInfo: {
        hasNextPage: found.length > root.size,
        hasPreviousPage: root.continued,
        startCursor: cursor(page[0]),
        endCursor: cursor(page.at(-1)),
      },
      statements: page.map((one): ViewValues => ({
        entity: one.type === undefined ? (nodes?.get(one.id) ?? null) : null,
        relationship:
          one.type === undefined
            ? null
            : edgeOf(
                runner.model,
                { type: one.type, direction: 'out' },
                one.id,
                String(one.to),
                one.edge ?? {},
              ),
        alone: one.alone,
        properties: restingProperties(runner, root.source, one),
      })),
    },
    root.answer,
  );
}

const ownKey = ({ edge }: Resting): string => (edge?.key ?? '') as string;

/** The properties that a source states: what all sources state alike, and what this one states among others. */
function restingProperties({ model }: Runner, source: string, one: Resting): string[] {
  const type = model.byPrefix.get(idPrefix(one.id) ?? '')?.name ?? '';
  const kind = relationshipKinds(model, nodeModel(model, type)).find(
    (each) => each.type === one.type && each.direction === 'out',
  );
  const declared =
    one.type === undefined ? nodeModel(model, type).properties : (kind?.properties ?? new Map());
  const stated = statementsIn(one.stated);
  return [...(declared.values() as Iterable<PropertyModel>)]
    .flatMap(({ name, languages }) => [name, ...Object.values(languages ?? {})])
    .filter((name) => one.has.includes(name) && !NOT_STATED.has(name))
    .filter((name) => {
      const of = stated.filter(({ property }) => property === name);
      return of.length === 0 || of.some(({ sources }) => sources.includes(source));
    });
}
