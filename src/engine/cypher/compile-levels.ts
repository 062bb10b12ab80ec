/**
 * A look-up that is read level by level: one branch of a UNION for each field that leads from nodes to others, which
 * gives its rows for all nodes at once. An engine that takes long to begin a subquery need not begin one for each node.
 *
 * A branch matches the way to its nodes anew. Pages are cut where they are read (src/cypher/levels.ts), so that
 * what many relationships lead to is better read node by node.
 */
import type { LookupPlan } from '../../read/plan/query-plan';
import { hasLabel } from './compile-filter';
import { stepPattern } from './compile-step';
import { bindKeys, compileSeek, readsEdge } from './compile-order';
import { param, paramName, where } from './cypher-writer';
import type { Fragment, Value } from './fragment';
import { MOST, type Level, type LevelNode, type Levels, type Part } from './levels';
import type { Names } from './names';
import { readOf } from './values';
import {
  directPath,
  type ConnectionPlan,
  type RelationshipStep,
  type NestedPlan,
  type Projection,
  type ToOnePlan,
  areUnwrapped,
} from '../../read/plan/connection-plan';

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
type ListPlan = NestedPlan & ConnectionPlan;

/** A node with the clauses that lead to it. */
interface Reached {
  readonly node: string;
  readonly clauses: readonly string[];
}

/** The text and the levels of a look-up; undefined where nothing in it is a level of its own. */
export function compileLevels(
  { label, ids, node }: LookupPlan,
  lent: LentToLevels,
): { readonly text: string; readonly levels: Levels } | undefined {
  const fields = node.nested.filter(isLevel);
  if (fields.length === 0 || !fields.every(isSimple)) return undefined;
  const branches = new Branches(lent);
  const variable = lent.names.node();
  const clauses = [`MATCH (${variable}:${label})`, `WHERE ${variable}.id IN ${param(ids)}`];
  const first = branches.first({ node: variable, clauses }, node);
  const levels = { ids: paramName(ids), branches: branches.count, node: first };
  return { text: branches.text, levels };
}

function isLevel(plan: NestedPlan): plan is ListPlan | OnePlan {
  if (plan.kind === 'ids') return false;
  if (plan.kind === 'toOne') return plan.step.depth === undefined;
  if (plan.access.kind !== 'expand' || plan.access.step.depth !== undefined) return false;
  const isCounted = plan.order.some(({ by }) => by === 'count');
  return plan.rows !== undefined && !plan.groups && !isCounted;
}

type OnePlan = NestedPlan & ToOnePlan;

/**
 * True where no more is read of a level's nodes than whole lists and what single relationships lead to: branches read
 * more nodes than pages take, so that each may not be asked for anything that takes long, such as how many it leads to.
 */
function isSimple(plan: ListPlan | OnePlan): boolean {
  const node = plan.kind === 'toOne' ? plan.node : plan.rows?.node;
  return (node?.nested ?? []).every((one) => {
    const isWhole = one.kind !== 'connection' || !(directPath(one.access).filter || one.total);
    return isWhole && isLevel(one) && isSimple(one);
  });
}

/** True for a step that nothing but its type must be looked at for. */
const isLink = (plan: NestedPlan): plan is OnePlan => plan.kind === 'toOne' && isPlain(plan.step);

const isPlain = ({ targetLabelImplied, depth, valid, startedBy }: RelationshipStep): boolean =>
  targetLabelImplied === true && depth === undefined && !valid && !startedBy;

/** What comes one after the other along relationships of one type, as a place and those it lies in. */
function chainOf(first: OnePlan): readonly OnePlan[] {
  const { type, direction } = first.step;
  const chain: OnePlan[] = [];
  for (let next: OnePlan | undefined = first; next && isLink(next);) {
    chain.push(next);
    next = next.node.nested.find(
      (plan): plan is OnePlan =>
        isLink(plan) &&
        !plan.labels &&
        plan.step.type === type &&
        plan.step.direction === direction,
    );
  }
  return chain;
}

const guardOf = ({ labels }: NestedPlan, { node }: Reached): string[] =>
  labels ? [hasLabel(node, labels)] : [];

/** The clauses that lead to a node, if it is one that a field is read for. Where it is not, no step is taken. */
function guarded(above: Reached, plan: NestedPlan): readonly string[] {
  const { clauses } = above;
  const [guard] = guardOf(plan, above);
  const last = clauses.at(-1);
  if (!guard || !last) return clauses;
  if (!last.startsWith('WHERE ')) return [...clauses, ...where([guard])];
  return [...clauses.slice(0, -1), `${last} AND ${guard}`];
}

/** The clauses that lead to the one node of a field. */
function stepTo(node: string, plan: OnePlan, above: Reached, names: Names): Reached {
  const match = `MATCH (${above.node})${stepPattern(plan.step, node, names).pattern}`;
  return { node, clauses: [...guarded(above, plan), match] };
}

/** Each node once, and no more than branches give, so that a step from them sees a relationship once. */
const onceEach = ({ node, clauses }: Reached): Reached => ({
  node,
  clauses: [...clauses, `WITH DISTINCT ${node} LIMIT $${MOST}`],
});

/** A part of the statement: the clauses that lead to its nodes, and the values of its rows, each once. */
class Branch {
  clauses: readonly string[] = [];
  /** The subqueries that some of its values come from. */
  readonly before: string[] = [];
  readonly #values: string[];

  constructor(
    readonly number: number,
    given: readonly string[],
  ) {
    this.#values = [String(number), ...given];
  }

  /** The place of a value. */
  at(expression: string): number {
    // The number of the branch is not what stands at a place.
    const known = this.#values.indexOf(expression, 1);
    return known > 0 ? known : this.#values.push(expression) - 1;
  }

  part(name: string, { expression, shape }: Value): Part {
    return { name, column: this.at(expression), ...(shape && { shape }) };
  }

  get width(): number {
    return this.#values.length;
  }

  /** Its text, with as many columns as the widest of the statement. */
  text(width: number): string {
    const values = Array.from({ length: width }, (_, i) => `${this.#values[i] ?? 'null'} AS v${i}`);
    const limit = this.number === 0 ? [] : [`LIMIT $${MOST}`];
    return [...this.clauses, ...this.before, `RETURN ${values.join(', ')}`, ...limit].join('\n');
  }
}

class Branches {
  readonly #all: Branch[] = [];

  constructor(private readonly lent: LentToLevels) {}

  get count(): number {
    return this.#all.length;
  }

  get text(): string {
    const width = Math.max(...this.#all.map((branch) => branch.width));
    return this.#all.map((branch) => branch.text(width)).join('\nUNION ALL\n');
  }

  /** The branch of the nodes that are looked up. */
  first(start: Reached, projection: Projection): LevelNode {
    const branch = this.#begin('0');
    branch.clauses = start.clauses;
    return this.#node(start, projection, branch);
  }

  #begin(...given: readonly string[]): Branch {
    const branch = new Branch(this.#all.length, given);
    this.#all.push(branch);
    return branch;
  }

  /** What is read of a node in a branch, but for a field. */
  #node(
    reached: Reached,
    { properties, nested }: Projection,
    branch: Branch,
    except?: NestedPlan,
  ): LevelNode {
    const parts = properties.map((read) => branch.part(...readOf(read, reached.node)));
    const fields: Level[] = [];
    // Of the nodes that are looked up there is each once.
    const from = branch.number === 0 ? reached : onceEach(reached);
    for (const plan of nested) {
      if (plan === except) continue;
      if (isLevel(plan)) fields.push(this.#level(plan, from, branch));
      else {
        const read = this.lent.nested(plan, reached.node);
        branch.before.push(...read.before);
        parts.push(branch.part(plan.key, read));
      }
    }
    const number = fields.length > 0 && { number: branch.at(`id(${reached.node})`) };
    return { parts, ...number, fields };
  }

  #level(plan: ListPlan | OnePlan, above: Reached, branchAbove: Branch): Level {
    if (plan.kind === 'connection') return this.#page(plan, above, branchAbove);
    const [first, ...others] = chainOf(plan);
    return first && others.length > 0
      ? this.#chain([first, ...others], above)
      : this.#one(plan, above);
  }

  #page(plan: ListPlan, above: Reached, branchAbove: Branch): Level {
    const { names, match, total } = this.lent;
    const { rows, order, page, key } = plan;
    const edgeReads = rows?.edge ?? [];
    const isRead = edgeReads.length > 0 || readsEdge(order);
    const [node, edge] = [names.node(), isRead ? names.relationship() : undefined];
    const { keys, cursor } = bindKeys(order, node, edge, names);
    const guard = guardOf(plan, above);
    const own = match(plan, node, edge, above.node, [...guard, compileSeek(keys, page)]);
    const branch = this.#begin(`id(${above.node})`);
    branch.clauses = [...above.clauses, ...own];
    const reached = { node, clauses: branch.clauses };
    return {
      kind: 'page',
      name: key,
      branch: branch.number,
      order: keys.map(({ key: { direction }, expression }) => ({
        column: branch.at(expression),
        descending: direction === 'DESC',
      })),
      backward: page.backward,
      limit: paramName(page.limit),
      ...(rows?.node && { node: this.#node(reached, rows.node, branch) }),
      unwrapped: rows !== undefined && areUnwrapped(rows),
      edge: edgeReads.map((one) => branch.part(...readOf(one, edge as string))),
      ...(rows?.cursor && { keys: branch.at(cursor) }),
      ...(plan.total && { total: branchAbove.at(total(plan, above.node, guard).expression) }),
    };
  }

  #one(plan: OnePlan, above: Reached): Level {
    const branch = this.#begin(`id(${above.node})`);
    const reached = stepTo(this.lent.names.node(), plan, above, this.lent.names);
    branch.clauses = reached.clauses;
    const id = branch.at(`${reached.node}.id`);
    const node = this.#node(reached, plan.node, branch);
    return { kind: 'one', name: plan.key, branch: branch.number, id, node };
  }

  /** One branch for several steps along one type of relationship; each row says which step it is of. */
  #chain(chain: readonly [OnePlan, ...OnePlan[]], above: Reached): Level {
    const { names } = this.lent;
    const [{ step }] = chain;
    const [steps, end] = [names.relationship(), names.node()];
    const branch = this.#begin(`id(${above.node})`, `size(${steps})`);
    const along = `[${steps}:${step.type}*1..${chain.length}]`;
    const pattern = step.direction === 'out' ? `-${along}->` : `<-${along}-`;
    branch.clauses = [...guarded(above, chain[0]), `MATCH (${above.node})${pattern}(${end})`];
    const id = branch.at(`${end}.id`);
    const levelOf = (nth: number, from: Reached): Level[] => {
      const [plan, next] = chain.slice(nth - 1);
      if (!plan) return [];
      // What else is read of a node on the way has a branch of its own, which takes step after step.
      const { fields, ...node } = this.#node(
        stepTo(end, plan, from, names),
        plan.node,
        branch,
        next,
      );
      const further = levelOf(nth + 1, stepTo(names.node(), plan, from, names));
      return [
        {
          kind: 'one',
          name: plan.key,
          branch: branch.number,
          id,
          step: nth,
          node: { ...node, fields: [...fields, ...further] },
        },
      ];
    };
    return levelOf(1, above)[0] as Level;
  }
}
