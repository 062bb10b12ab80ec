import { entityTypes } from '../model/graph-model';
import type { Store } from './recover';

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
  const { store } = engine;
  const { nodes } = await store.counts(entityTypes(model), []);
  const { relationships, sourcesOfNodes, sourcesOfRelationships, disputed } = await store.tally();
  const sources = new Set([...sourcesOfNodes.keys(), ...sourcesOfRelationships.keys()]);
  const ranked = [...sources]
    .map((id) => ({
      id,
      entities: sourcesOfNodes.get(id) ?? 0,
      relationships: sourcesOfRelationships.get(id) ?? 0,
    }))
    .sort(
      (a, b) =>
        b.entities + b.relationships - a.entities - a.relationships || (a.id < b.id ? -1 : 1),
    );
  const { dataset, lock } = await store.records();
  return {
    engine: engine.name,
    dataset: dataset ? { version: dataset.version, asOf: dataset.asOf } : null,
    entities: sum(nodes),
    relationships: sum(relationships),
    types: counted(nodes).filter(({ count }) => count > 0),
    relationshipTypes: counted(relationships).sort((a, b) => (a.name < b.name ? -1 : 1)),
    sources: sources.size,
    topSources: ranked.slice(0, TOP),
    disputed,
    unfinishedImport: lock !== undefined,
  };
}

const counted = (counts: ReadonlyMap<string, number>): Count[] =>
  [...counts].map(([name, count]) => ({ name, count }));

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((all, one) => all + one, 0);
