import { entityTypes } from '../model/graph-model';
import { readDescription } from '../read/run/dataset';
import type { Store } from './recover';
import { readLock } from './import-lock';

/** How many there are of something that has a name. */
export interface Count {
  readonly name: string;
  readonly count: number;
}

/** How much rests on a source. */
export interface SourceCount {
  readonly id: string;
  readonly entities: number;
  readonly relationships: number;
}

/** What a store holds, in figures. */
export interface GraphStats {
  readonly engine: string;
  readonly dataset: { readonly version: string; readonly asOf: string } | null;
  readonly entities: number;
  readonly relationships: number;
  readonly types: readonly Count[];
  readonly relationshipTypes: readonly Count[];
  readonly sources: number;
  /** Those on which most rests. */
  readonly topSources: readonly SourceCount[];
  /** Entities of which two sources say different things, or of a relationship that leaves them. */
  readonly disputed: number;
  readonly unfinishedImport: boolean;
}

const TOP = 10;

/** What a store holds, in figures. */
export async function readStats({ engine, model }: Store): Promise<GraphStats> {
  const rows = (text: string) => engine.run({ text, params: {} });
  const count = async (text: string): Promise<number> => Number((await rows(text))[0]?.count ?? 0);
  const counts = async (text: string): Promise<Count[]> =>
    (await rows(text)).map(({ name, count: found }) => ({
      name: String(name),
      count: Number(found),
    }));
  const types: Count[] = [];
  for (const name of entityTypes(model)) {
    types.push({ name, count: await count(`MATCH (n:${name}) RETURN count(n) AS count`) });
  }
  const relationshipTypes = await counts(
    'MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS name, count(*) AS count ORDER BY name',
  );
  const onEntities = await counts(
    'MATCH (n:Entity) UNWIND n.sources AS name RETURN name, count(*) AS count',
  );
  const onRelationships = await counts(
    'MATCH (:Entity)-[r]->(:Entity) UNWIND r.sources AS name RETURN name, count(*) AS count',
  );
  const bySource = new Map<string, { id: string; entities: number; relationships: number }>();
  const add = (list: readonly Count[], kind: 'entities' | 'relationships'): void => {
    for (const { name: id, count: found } of list) {
      const known = bySource.get(id) ?? { id, entities: 0, relationships: 0 };
      bySource.set(id, { ...known, [kind]: found });
    }
  };
  add(onEntities, 'entities');
  add(onRelationships, 'relationships');
  const ranked = [...bySource.values()].sort(
    (a, b) => b.entities + b.relationships - a.entities - a.relationships || (a.id < b.id ? -1 : 1),
  );
  const dataset = (await readDescription(engine))?.dataset;
  return {
    engine: engine.name,
    dataset: dataset ? { version: dataset.version, asOf: dataset.asOf } : null,
    entities: types.reduce((sum, one) => sum + one.count, 0),
    relationships: relationshipTypes.reduce((sum, one) => sum + one.count, 0),
    types: types.filter((one) => one.count > 0),
    relationshipTypes,
    sources: bySource.size,
    topSources: ranked.slice(0, TOP),
    disputed: await count('MATCH (n:Entity) WHERE n.disputed = true RETURN count(n) AS count'),
    unfinishedImport: (await readLock((query) => engine.run(query))) !== undefined,
  };
}
