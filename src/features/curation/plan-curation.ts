import type { RootSelection } from '../../read/run/root-field';
import { badArgument } from '../../errors';
import { nodeModel, type NodeModel } from '../../model/graph-model';
import { idPrefix } from '../../model/ids';
import { resolveId } from '../../read/plan/resolve-id';
import { compositeType } from '../../read/plan/fields';
import { LookupBuilder } from '../../read/plan/lookup-builder';
import { planNode } from '../../read/plan/plan-selection';
import { planView } from '../../read/plan/plan-view';
import type {
  CurationKind,
  PlannedAsk,
  PlannedCuration,
  PlannedReason,
  PlannedRelationship,
} from './planned-curation';
import { checkLength, checkText, type PlanContext } from '../../read/plan/scope';

/** The most entities that a refusal lists. */
const MOST_LISTED = 20;

/** The longest text that a property can be given: more than a filter takes, since a description is a text to read. */
const MOST_TEXT = 10_000;

type Input = Readonly<Record<string, unknown>>;

/**
 * A mutation: what is wrong with it is found here as far as that needs no look at the graph. Each result that it
 * can have is planned by itself, as only one of them will be read.
 */
export function planCuration(
  at: PlanContext,
  kind: CurationKind,
  { nodes, args }: RootSelection,
): PlannedCuration {
  const { scope } = at;
  const entity = nodeModel(scope.model, 'Entity');
  const builders = new Map<string, LookupBuilder>();
  const type = compositeType(scope, 'Mutation', nodes[0].name.value);
  const view = planView(at, type, nodes, (place, [member = '', field], fieldNodes) => {
    const builder = builders.get(member) ?? new LookupBuilder(entity);
    builders.set(member, builder);
    const times = field === 'entities' ? MOST_LISTED : 1;
    scope.cost.add(times, place.path);
    return planNode({ ...place, values: builder.values, times }, entity, fieldNodes, builder);
  });
  return {
    ask: planAsk(at, kind, args.input as Input),
    lookups: new Map([...builders].map(([member, builder]) => [member, builder.lookup()])),
    most: MOST_LISTED,
    answer: view.answer,
  };
}

function planAsk(at: PlanContext, kind: CurationKind, input: Input): PlannedAsk {
  switch (kind) {
    case 'create': {
      const { model, values } = valuesOf(at, input.values as Input);
      const id = input.id == null ? {} : { id: idOf(at, input, 'id', model) };
      const different = idsOf(at, input, 'different', entityOf(at));
      const given = { type: model.name, values: { ...id, ...values }, different };
      return { kind, given, reason: reasonOf(at, input) };
    }
    case 'update': {
      const given = valuesOf(at, input.values as Input);
      const id = idOf(at, input, 'id', given.model);
      // Each source has its own place where it states something, which is kept as a value is.
      const values = { ...given.values, ...textsOf(at, input, 'locator') };
      const asked = { id, values, ...versionOf(at, input) };
      return { kind, given: asked, reason: reasonOf(at, input) };
    }
    case 'relate':
    case 'unrelate':
      return { kind, given: relationshipOf(at, input), reason: reasonOf(at, input) };
    case 'merge': {
      const into = idOf(at, input, 'into', entityOf(at));
      const from = idOf(at, input, 'from', typeOf(at, into));
      if (into === from) {
        throw badArgument(
          'input.into',
          `and input.from must be two entities, got ${into}`,
          at.path,
        );
      }
      return { kind, given: { into, from, ...versionOf(at, input) }, reason: reasonOf(at, input) };
    }
    case 'withdraw': {
      const source = idOf(at, input, 'source', nodeModel(at.scope.model, 'Source'));
      const given = { source, ...textsOf(at, input, 'confirm') };
      return { kind, given, reason: textsOf(at, input, 'why') };
    }
  }
}

const entityOf = (at: PlanContext): NodeModel => nodeModel(at.scope.model, 'Entity');

const typeOf = (at: PlanContext, id: string): NodeModel =>
  at.scope.model.byPrefix.get(idPrefix(id) ?? '') ?? entityOf(at);

const idOf = (at: PlanContext, input: Input, name: string, model: NodeModel): string =>
  resolveId(at.scope, input[name] as string, model, `input.${name}`, at.path);

function idsOf(at: PlanContext, input: Input, name: string, model: NodeModel): readonly string[] {
  const ids = (input[name] ?? []) as readonly string[];
  checkLength(ids, `input.${name}`, at.scope.limits.maxPageSize, at.path);
  const checked = ids.map((id, i) =>
    resolveId(at.scope, id, model, `input.${name}[${i}]`, at.path),
  );
  return [...new Set(checked)];
}

/** The texts of those names that are given. */
function textsOf(
  at: PlanContext,
  input: Input,
  ...names: readonly string[]
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = input[name] as string | null | undefined;
      if (text == null) return [];
      return [[name, checkText(text, `input.${name}`, at.scope.limits, at.path)]];
    }),
  );
}

function reasonOf(at: PlanContext, input: Input): PlannedReason {
  const sources = idsOf(at, input, 'sources', nodeModel(at.scope.model, 'Source'));
  if (sources.length === 0) {
    throw badArgument('input.sources', 'must name at least one source', at.path);
  }
  return { sources, ...textsOf(at, input, 'locator', 'why') };
}

function versionOf({ path }: PlanContext, { ifVersion }: Input): { readonly ifVersion?: number } {
  if (ifVersion == null) return {};
  const version = ifVersion as number;
  if (version < 1) throw badArgument('input.ifVersion', `must be at least 1, got ${version}`, path);
  return { ifVersion: version };
}

function relationshipOf(at: PlanContext, input: Input): PlannedRelationship {
  return {
    from: idOf(at, input, 'from', entityOf(at)),
    type: input.type as string,
    to: idOf(at, input, 'to', entityOf(at)),
    properties: checkValues(at, (input.properties ?? {}) as Input, 'input.properties'),
    ...versionOf(at, input),
  };
}

/** The values of an entity, which stand under the name of its type: `{ program: { … } }`. */
function valuesOf(
  at: PlanContext,
  given: Input,
): { readonly model: NodeModel; readonly values: Input } {
  const [field = ''] = Object.keys(given);
  const model = nodeModel(at.scope.model, field.charAt(0).toUpperCase() + field.slice(1));
  return { model, values: checkValues(at, given[field] as Input, `input.values.${field}`) };
}

function checkValues({ scope, path }: PlanContext, given: Input, where: string): Input {
  const limits = { ...scope.limits, maxTextLength: MOST_TEXT };
  for (const [name, value] of Object.entries(given)) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    checkLength(list, `${where}.${name}`, limits.maxListLength, path);
    for (const one of list) {
      if (typeof one === 'string') checkText(one, `${where}.${name}`, limits, path);
    }
  }
  return { ...given };
}
