import {
  getNamedType,
  isAbstractType,
  isObjectType,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
} from 'graphql';
import { noteOf } from '../../model/notes';
import { subfields } from './fields';
import type { PlanContext } from './scope';
import type { NodeAnswer, PlannedLookup, ViewAnswer, ViewRead } from './answer-plan';

/**
 * How what stands within a result is planned; `fields` are the names of the fields that lead there, and of the
 * type where a field leads to one of several.
 */
export interface ViewPlanner {
  node(at: PlanContext, fields: readonly string[], nodes: readonly FieldNode[]): NodeAnswer;
  /** Absent where the result refers to nothing by id. */
  references?(at: PlanContext, type: string, nodes: readonly FieldNode[]): PlannedLookup;
}

/** What a selection asks of a result. */
export interface PlannedView {
  readonly answer: ViewAnswer;
  /** The places that are asked for, by the names of the fields that lead there: `nodes`, `edges.sources`. */
  readonly asked: ReadonlySet<string>;
}

/**
 * Plans what is asked of a result: an object that is no node of the graph, but has nodes in it. Its own
 * values are read by name; only the nodes, and what is referred to by id, are planned. Where it can be of several
 * types, what is asked of each stands under the type's name: two types may have different things under one alias.
 */
export function walkView(
  at: PlanContext,
  type: GraphQLCompositeType,
  nodes: readonly FieldNode[],
  plan: ViewPlanner,
): PlannedView {
  const answer = new Map<string, ViewRead>();
  const asked = new Set<string>();
  const walk = (
    here: PlanContext,
    on: GraphQLNamedType,
    selected: readonly FieldNode[],
    responses: readonly string[],
    names: readonly string[],
  ): void => {
    if (isAbstractType(on)) {
      for (const member of at.scope.schema.getPossibleTypes(on)) {
        walk(here, member, selected, [...responses, member.name], [...names, member.name]);
      }
    }
    if (!isObjectType(on)) return;
    for (const [response, fieldNodes] of subfields(at.scope, on, selected)) {
      const field = on.getFields()[fieldNodes[0]?.name.value ?? ''];
      if (!field) continue;
      const fields = [...names, field.name];
      const place: PlanContext = { ...here, path: [...here.path, response] };
      const path = [...responses, response];
      asked.add(fields.join('.'));
      const named = getNamedType(field.type);
      const references = noteOf(field).property?.references;
      if (references && plan.references) {
        const lookup = plan.references(place, references, fieldNodes);
        answer.set(path.join('.'), { kind: 'references', lookup });
      } else if (noteOf(named).node) {
        const of = plan.node(place, fields, fieldNodes);
        answer.set(path.join('.'), { kind: 'node', answer: of });
      } else {
        walk(place, named, fieldNodes, path, fields);
      }
    }
  };
  walk(at, type, nodes, [], []);
  return { answer, asked };
}
