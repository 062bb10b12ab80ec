/**
 * A look-up that is read level by level: one branch of a UNION for each field that leads from nodes to others, which
 * gives its rows for all nodes at once. An engine that takes long to begin a subquery need not begin one for each node.
 *
 * A branch matches the way to its nodes anew. Pages are cut where they are read (src/cypher/levels.ts), so that
 * what many relationships lead to is better read node by node.
 */
import type {
  ConnectionPlan,
  Hop,
  LookupPlan,
  NestedPlan,
  Projection,
  ToOnePlan,
} from '../plan/query-plan';
import { areBare } from '../plan/bare-rows';
import { hasLabel } from './compile-filter';
import { step } from './compile-hop';
import { bindKeys, compileSeek, readsEdge } from './compile-order';
import { param, where } from './cypher-writer';
import type { Fragment, Value } from './fragment';
import { MOST, type Level, type LevelNode, type Levels, type Part } from './levels';
import type { Names } from './names';
import { readOf } from './values';

/** What the compiler lends. */
export interface LentToLevels {
  /** The match of a list's nodes from a parent, with its conditions and those that are given. */
  readonly match: (
    plan: ConnectionPlan,
    node: string,
    edge: string | undefined,
    parent: string,
    given: readonly (string | undefined)[],
  ) => readonly string[];
  readonly total: (plan: ConnectionPlan, parent: string, guard: readonly string[]) => Fragment;
  /** What is read of a node's neighbours by a subquery. */
  readonly nested: (plan: NestedPlan, parent: string) => Fragment;
  readonly names: Names;
}

/** A list that can be a level of its own. */
type ListPlan = ConnectionPlan & { readonly key: string };

/** A node with the clauses that lead to it, and whether they may lead there on several ways. */
interface Reached {
  readonly node: string;
  readonly clauses: readonly string[];
  readonly often: boolean;
}

/** The text and the levels of a look-up; undefined where nothing in it is a level of its own. */
export function compileLevels(
  { label, ids, node }: LookupPlan,
  lent: LentToLevels,
): { readonly text: string; readonly levels: Levels } | undefined {
  if (!node.nested.some(isLevel)) return undefined;
  const branches = new Branches(lent);
  const variable = lent.names.node();
  const clauses = [`MATCH (${variable}:${label})`, `WHERE ${variable}.id IN ${param(ids)}`];
  const first = branches.first({ node: variable, clauses, often: false }, node);
  const levels = { ids: param(ids).slice(1), branches: branches.count, node: first };
  return { text: branches.text, levels };
}

function isLevel(plan: NestedPlan): plan is NestedPlan & (ListPlan | ToOnePlan) {
  if (plan.kind === 'ids' || !plan.hop || plan.hop.depth !== undefined) return false;
  if (plan.kind === 'toOne') return true;
  const isCounted = plan.order.some(({ by }) => by === 'count');
  return plan.rows !== undefined && !plan.groups && !plan.start && !isCounted;
}

type OnePlan = NestedPlan & ToOnePlan;

/** True for a step that nothing but its type must be looked at for, to nodes of which all else is a level. */
const isLink = (plan: NestedPlan): plan is OnePlan =>
  plan.kind === 'toOne' && isPlain(plan.hop) && plan.node.nested.every(isLevel);

const isPlain = ({ sole, depth, valid, begun }: Hop): boolean =>
  sole === true && depth === undefined && !valid && !begun;

/** What comes one after the other along relationships of one type, as a place and those it lies in. */
function chainOf(first: OnePlan): readonly OnePlan[] {
  const { type, direction } = first.hop;
  const chain: OnePlan[] = [];
  for (let next: OnePlan | undefined = first; next && isLink(next);) {
    chain.push(next);
    next = next.node.nested.find(
      (plan): plan is OnePlan =>
        isLink(plan) && !plan.labels && plan.hop.type === type && plan.hop.direction === direction,
    );
  }
  return chain;
}

const guardOf = ({ labels }: NestedPlan, { node }: Reached): string[] =>
  labels ? [hasLabel(node, labels)] : [];

/** The clauses that lead to the one node of a field. */
function stepTo(node: string, { hop, ...plan }: OnePlan, above: Reached, names: Names): Reached {
  const match = `MATCH (${above.node})${step(hop, node, names).pattern}`;
  const guard = guardOf({ hop, ...plan }, above);
  return { node, clauses: [...above.clauses, match, ...where(guard)], often: true };
}

/** The values of a branch's rows, each once. */
class Columns {
  readonly #expressions: string[];

  constructor(branch: number, ...given: readonly string[]) {
    this.#expressions = [String(branch), ...given];
  }

  /** The place of an expression's value. */
  at(expression: string): number {
    // The number of the branch is not what stands at a place.
    const known = this.#expressions.indexOf(expression, 1);
    return known > 0 ? known : this.#expressions.push(expression) - 1;
  }

  part(name: string, { expression, shape }: Value): Part {
    return { name, column: this.at(expression), ...(shape && { shape }) };
  }

  get returned(): string {
    return `RETURN [${this.#expressions.join(', ')}] AS v`;
  }
}

class Branches {
  readonly #texts: string[] = [];

  constructor(private readonly lent: LentToLevels) {}

  get count(): number {
    return this.#texts.length;
  }

  get text(): string {
    return this.#texts.join('\nUNION ALL\n');
  }

  first(start: Reached, projection: Projection): LevelNode {
    const branch = this.#open();
    const columns = new Columns(branch, '0');
    const before: string[] = [];
    const node = this.#node(start, projection, columns, before);
    this.#texts[branch] = [...start.clauses, ...before, columns.returned].join('\n');
    return node;
  }

  #open(): number {
    return this.#texts.push('') - 1;
  }

  #close(branch: number, clauses: readonly string[], columns: Columns): void {
    this.#texts[branch] = [...clauses, columns.returned, `LIMIT $${MOST}`].join('\n');
  }

  /** What is read of a node in a branch; what must come before its values is added. */
  #node(
    reached: Reached,
    { properties, nested }: Projection,
    columns: Columns,
    before: string[],
    except?: NestedPlan,
  ): LevelNode {
    const parts = properties.map((read) => columns.part(...readOf(read, reached.node)));
    const fields: Level[] = [];
    for (const plan of nested) {
      if (plan === except) continue;
      if (isLevel(plan)) fields.push(this.#level(plan, reached, columns));
      else {
        const read = this.lent.nested(plan, reached.node);
        before.push(...read.before);
        parts.push(columns.part(plan.key, read));
      }
    }
    return {
      parts,
      ...(fields.length > 0 && { number: columns.at(`id(${reached.node})`) }),
      fields,
    };
  }

  #level(plan: NestedPlan & (ListPlan | ToOnePlan), above: Reached, columns: Columns): Level {
    if (plan.kind === 'connection') return this.#page(plan, above, columns);
    const [first, ...others] = chainOf(plan);
    return first && others.length > 0
      ? this.#chain([first, ...others], above)
      : this.#one(plan, above);
  }

  #page(plan: ListPlan & Pick<NestedPlan, 'labels'>, above: Reached, columnsAbove: Columns): Level {
    const { names, match, total } = this.lent;
    const branch = this.#open();
    const { rows, order, page, key } = plan;
    const guard = guardOf(plan, above);
    const node = names.node();
    const edgeReads = rows?.edge ?? [];
    const edge =
      above.often || edgeReads.length > 0 || readsEdge(order) ? names.relationship() : undefined;
    const { keys, cursor } = bindKeys(order, node, edge, names);
    const given = [...guard, compileSeek(keys, page)];
    const clauses = [...above.clauses, ...match(plan, node, edge, above.node, given)];
    const columns = new Columns(branch, `id(${above.node})`);
    const before: string[] = [];
    const reached = { node, clauses, often: true };
    const read = rows?.node && this.#node(reached, rows.node, columns, before);
    const level: Level = {
      kind: 'page',
      name: key,
      branch,
      order: keys.map(({ key: { direction }, expression }) => ({
        column: columns.at(expression),
        descending: direction === 'DESC',
      })),
      backward: page.backward,
      limit: param(page.limit).slice(1),
      ...(above.often && { relationship: columns.at(`id(${edge})`) }),
      ...(read && { node: read }),
      bare: rows !== undefined && areBare(rows),
      edge: edgeReads.map((one) => columns.part(...readOf(one, edge as string))),
      ...(rows?.cursor && { keys: columns.at(cursor) }),
      ...(plan.total && { total: columnsAbove.at(total(plan, above.node, guard).expression) }),
    };
    this.#close(branch, [...clauses, ...before], columns);
    return level;
  }

  #one(plan: OnePlan, above: Reached): Level {
    const branch = this.#open();
    const reached = stepTo(this.lent.names.node(), plan, above, this.lent.names);
    const columns = new Columns(branch, `id(${above.node})`);
    const before: string[] = [];
    const node = this.#node(reached, plan.node, columns, before);
    const id = columns.at(`${reached.node}.id`);
    this.#close(branch, [...reached.clauses, ...before], columns);
    return { kind: 'one', name: plan.key, branch, id, node };
  }

  /** One branch for several steps along one type of relationship; each row says which step it is of. */
  #chain(chain: readonly [OnePlan, ...OnePlan[]], above: Reached): Level {
    const { names } = this.lent;
    const [first] = chain;
    const branch = this.#open();
    const [steps, end] = [names.relationship(), names.node()];
    const columns = new Columns(branch, `id(${above.node})`, `size(${steps})`);
    const id = columns.at(`${end}.id`);
    const levelOf = (
      [plan, ...others]: readonly OnePlan[],
      from: Reached,
      nth: number,
    ): Level[] => {
      if (!plan) return [];
      // What else is read of a node on the way has a branch of its own, which takes step after step.
      const reached = stepTo(end, plan, from, names);
      const { fields, ...node } = this.#node(reached, plan.node, columns, [], others[0]);
      const next = levelOf(others, stepTo(names.node(), plan, from, names), nth + 1);
      const all = { ...node, fields: [...fields, ...next] };
      return [{ kind: 'one', name: plan.key, branch, id, step: nth, node: all }];
    };
    const [level] = levelOf(chain, above, 1);
    const along = `[${steps}:${first.hop.type}*1..${chain.length}]`;
    const pattern = first.hop.direction === 'out' ? `-${along}->` : `<-${along}-`;
    const match = `MATCH (${above.node})${pattern}(${end})`;
    this.#close(branch, [...above.clauses, match, ...where(guardOf(first, above))], columns);
    return level as Level;
  }
}
