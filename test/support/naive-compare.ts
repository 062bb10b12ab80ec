/** What `compare` and `similar` must answer, reckoned by looking at everything: the oracle of their tests. */
import { join } from 'node:path';
import { nodeModel } from '../../src/model/graph-model';
import { checkRecords } from '../../src/ingest/check';
import type { GraphData } from '../../src/ingest/graph-data';
import { readFolder } from './read-folder';
import { seedData } from './graphs';
import { model } from './api';
import { NaiveGraph } from './naive-graph';
import type { TestGraph } from './test-engines';

/** The names of the dimensions by the names of their fields. */
export const DIMENSIONS: Readonly<Record<string, string>> = {
  APPROACHES: 'approaches',
  COMPONENTS: 'components',
  METHODOLOGIES: 'methodologies',
  TARGET_GROUPS: 'targetGroups',
  PLACES: 'places',
  HORIZONS: 'horizons',
  SECTORS: 'sectors',
  PARTICIPANTS: 'participants',
  CERTIFICATIONS: 'certifications',
  FINDINGS: 'findings',
  PROGRAMS: 'programs',
  MINISTRIES: 'ministries',
  INTERVENTIONS: 'interventions',
  STUDIES: 'studies',
};

/** The data of a test graph. */
export function dataOf(graph: TestGraph): GraphData {
  if (graph === 'seed') return seedData(model).data;
  return checkRecords(model, readFolder(join(__dirname, '../fixtures/graph')));
}

/** A graph in memory whose nodes are compared one by one. */
export class NaiveComparison {
  readonly #graph: NaiveGraph;

  constructor(data: GraphData, asOf?: string) {
    this.#graph = new NaiveGraph(model, data).at(asOf);
  }

  /** The ids of a type. */
  ids(type: string): string[] {
    return this.#graph.all(type).map(({ node }) => node.id);
  }

  /** The ids that one has in a dimension, each once. */
  held(id: string, dimension: string): string[] {
    const node = this.#graph.node(id);
    const field = DIMENSIONS[dimension] ?? '';
    const relationship = node && nodeModel(model, node.type).relationships.get(field);
    if (!node || !relationship) throw new Error(`${id} has no ${dimension}`);
    const found = this.#graph.neighbours(node, relationship).map((one) => one.node.id);
    return [...new Set(found)].sort();
  }

  /** What two have in common in a dimension. */
  pair(
    a: string,
    b: string,
    dimension: string,
  ): { jaccard: number | null; shared: string[]; total: number } {
    const [one, other] = [this.held(a, dimension), this.held(b, dimension)];
    const shared = one.filter((id) => other.includes(id));
    const total = new Set([...one, ...other]).size;
    const known = one.length > 0 && other.length > 0;
    return { jaccard: known ? shared.length / total : null, shared, total };
  }

  /** The weighted mean of what is known of both. */
  overall(a: string, b: string, weights: ReadonlyMap<string, number>): number | null {
    let [sum, of] = [0, 0];
    for (const [dimension, weight] of weights) {
      const { jaccard } = this.pair(a, b, dimension);
      if (jaccard === null) continue;
      sum += weight * jaccard;
      of += weight;
    }
    return of === 0 ? null : sixDecimals(sum / of);
  }

  /** Everything of the type that has something in common with one, and the score, best first. */
  similar(
    id: string,
    type: string,
    weights: ReadonlyMap<string, number>,
  ): { id: string; score: number }[] {
    const known = [...weights].filter(([dimension]) => this.held(id, dimension).length > 0);
    const of = known.reduce((sum, [, weight]) => sum + weight, 0);
    return this.ids(type)
      .filter((other) => other !== id)
      .map((other) => ({
        id: other,
        score: sixDecimals(
          known.reduce(
            (sum, [dimension, weight]) =>
              sum + weight * (this.pair(id, other, dimension).jaccard ?? 0),
            0,
          ) / (of || 1),
        ),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }
}

/** A share as it is told. */
export const sixDecimals = (value: number): number => Number(value.toFixed(6));
