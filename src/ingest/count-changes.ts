/** By how much changes raise or lower the counts that nodes keep of their relationships. */
import { countsKept, DISPUTES } from '../model/counted';
import { memo } from '../model/memo';
import type { GraphModel, NodeModel } from '../model/graph-model';
import { isDisputed, type StatementSet } from './statements';
import type { PlannedRelationship, Writes } from './plan-changes';
import type { CountWrites, StoreReader } from '../engine/store';
import { combiningOf, relationshipProperties, typeOfId } from './stored';
import { propertiesGiven } from './outgoing';

/** How many nodes are asked about together. */
const AT_ONCE = 1_000;

/** What changes of the counts of some nodes: by node, then by the property that holds a count. */
export class CountChanges {
  readonly #of = new Map<string, Map<string, number>>();

  constructor(private readonly model: GraphModel) {}

  /** Counts what is added to and taken from the relationships of both their ends, and what is disputed from now on or no more. */
  add({ nodes, relationships }: Writes): this {
    for (const { id, ...stated } of nodes) {
      // What goes takes its count along.
      if (stated.after) this.#dispute(id, stated, () => propertiesGiven(typeOfId(this.model, id)));
    }
    for (const one of relationships) {
      const { type, from, to, before, after } = one;
      this.#dispute(from, one, () => relationshipProperties(this.model, one));
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
  grouped(wanted: (id: string) => boolean = () => true): readonly CountWrites[] {
    const groups = new Map<string, CountWrites & { rows: { id: string; by: number }[] }>();
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
  async takeAway(reader: StoreReader, removed: readonly string[]): Promise<this> {
    const gone = new Set(removed);
    for (let i = 0; i < removed.length; i += AT_ONCE) {
      const rows = await reader.relationships({
        ids: removed.slice(i, i + AT_ONCE),
        end: 'either',
        properties: ['disputed'],
      });
      for (const { type, from, to, properties } of rows) {
        if (gone.has(from) && gone.has(to)) continue;
        if (gone.has(from)) this.#add(to, 'in', type, from, -1);
        else {
          if (properties.disputed) this.#change(from, DISPUTES, -1);
          this.#add(from, 'out', type, to, -1);
        }
      }
    }
    return this;
  }

  #add(near: string, direction: 'out' | 'in', type: string, far: string, by: number): void {
    const counted = waysOf(this.model)(typeOfId(this.model, near))
      .filter((way) => way.type === type && way.direction === direction)
      .filter(({ targets }) => targets.has(typeOfId(this.model, far).name));
    for (const { property } of counted) this.#change(near, property, by);
  }

  #dispute(
    id: string,
    { before, after }: Pick<PlannedRelationship, 'before' | 'after'>,
    properties: () => NodeModel['properties'],
  ): void {
    const disputes = (stated: StatementSet | undefined): number =>
      Number(
        stated !== undefined &&
          stated.statements.length > 0 &&
          isDisputed(stated, combiningOf(properties())),
      );
    this.#change(id, DISPUTES, disputes(after) - disputes(before));
  }

  #change(id: string, property: string, by: number): void {
    if (by === 0) return;
    const changes = this.#of.get(id) ?? new Map<string, number>();
    this.#of.set(id, changes.set(property, (changes.get(property) ?? 0) + by));
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
