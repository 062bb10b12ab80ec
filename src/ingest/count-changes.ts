/** By how much changes raise or lower the counts that nodes keep of their relationships. */
import { countsKept } from '../graph/counted';
import { memo } from '../graph/memo';
import type { GraphModel, NodeModel } from '../graph/graph-model';
import type { PlannedRelationship } from './plan-changes';
import type { Send } from './read-state';
import { typeOfId } from './stored';

/** How many nodes are asked about together. */
const AT_ONCE = 1_000;

/** What changes of one count of the nodes of a type. */
interface CountsOfType {
  readonly type: NodeModel;
  readonly property: string;
  readonly rows: { readonly id: string; readonly by: number }[];
}

/** What changes of the counts of some nodes: by node, then by the property that holds a count. */
export class CountChanges {
  readonly #of = new Map<string, Map<string, number>>();

  constructor(private readonly model: GraphModel) {}

  /** Counts what is added to and taken from the relationships of both their ends. */
  add(relationships: readonly PlannedRelationship[]): this {
    for (const { type, from, to, before, after } of relationships) {
      const by = Number(after !== undefined) - Number(before !== undefined);
      if (by === 0) continue;
      this.#add(from, 'out', type, to, by);
      this.#add(to, 'in', type, from, by);
    }
    return this;
  }

  /** What changes of one node. */
  of(id: string): ReadonlyMap<string, number> {
    return this.#of.get(id) ?? NOTHING;
  }

  /** What changes of the nodes for which `wanted` holds, by type and property. */
  grouped(wanted: (id: string) => boolean): readonly CountsOfType[] {
    const groups = new Map<string, CountsOfType>();
    for (const [id, changes] of this.#of) {
      if (!wanted(id)) continue;
      const type = typeOfId(this.model, id);
      for (const [property, by] of changes) {
        if (by === 0) continue;
        const name = `${type.name}.${property}`;
        const group = groups.get(name) ?? { type, property, rows: [] };
        group.rows.push({ id, by });
        groups.set(name, group);
      }
    }
    return [...groups.values()];
  }

  /** Takes away what leads to nodes that go, where it is counted at the other end. */
  async takeAway(send: Send, removed: readonly string[]): Promise<this> {
    const gone = new Set(removed);
    for (let i = 0; i < removed.length; i += AT_ONCE) {
      const rows = await send({
        text: 'UNWIND $ids AS one MATCH (n:Entity {id: one})-[r]-(m:Entity) RETURN n.id AS far, m.id AS near, type(r) AS type, startNode(r) = m AS out',
        params: { ids: removed.slice(i, i + AT_ONCE) },
      });
      for (const { near, out, type, far } of rows) {
        if (gone.has(String(near))) continue;
        this.#add(String(near), out ? 'out' : 'in', String(type), String(far), -1);
      }
    }
    return this;
  }

  #add(near: string, direction: 'out' | 'in', type: string, far: string, by: number): void {
    const counted = waysOf(this.model)(typeOfId(this.model, near))
      .filter((way) => way.type === type && way.direction === direction)
      .filter(({ targets }) => targets.has(typeOfId(this.model, far).name));
    const changes = this.#of.get(near) ?? new Map<string, number>();
    for (const { property } of counted) changes.set(property, (changes.get(property) ?? 0) + by);
    this.#of.set(near, changes);
  }
}

const NOTHING: ReadonlyMap<string, number> = new Map();

/** What is counted of nodes of a type, with the types that it leads to. */
const waysOf = memo((model: GraphModel) =>
  memo((node: NodeModel) =>
    [...countsKept(node)].map(([property, { type, direction, target }]) => ({
      property,
      type,
      direction,
      targets: new Set(model.nodes.get(target)?.concrete),
    })),
  ),
);
