/**
 * Whether a graph that is in a store is what the gate into it lets through: what an older version, another
 * program or a hand has written is told, whatever it is.
 */
import { nodeModel, type NodeModel } from '../graph/graph-model';
import { idPrefix } from '../graph/ids';
import { duplicateCodes } from './check-codes';
import type { Store } from './export-graph';
import type { Told } from './fault';
import { outgoing, type Outgoing } from './outgoing';
import { endsBefore, heldAtOnce, isPercentage, PERIODS } from './periods';
import { readPages, type StoredNode, type StoredRelationship } from './read-pages';

/** Something wrong with the graph in a store, and the ids of what it concerns. */
export interface Problem {
  readonly code: string;
  readonly ids: readonly string[];
  readonly told: Told;
}

/** What is wrong with the graph in a store, as it is come upon. */
export async function* checkGraph(store: Store, signal?: AbortSignal): AsyncGenerator<Problem> {
  const { engine, model } = store;
  yield* unfinishedImports(store);
  const sources = new Map<string, ReadonlySet<string>>();
  const concrete = [...model.byPrefix.values()].map(({ name }) => name).sort();
  for (const type of new Set([...model.nodes.values()].flatMap(referencesOf))) {
    const rows = await engine.run({ text: `MATCH (n:${type}) RETURN n.id AS id`, params: {} });
    sources.set(type, new Set(rows.map(({ id }) => id as string)));
  }
  for (const type of concrete) {
    const check = new NodeCheck(store, nodeModel(model, type), sources);
    for await (const page of readPages(engine, type, signal)) {
      for (const node of page) yield* check.of(node);
      yield* check.leadingTo(
        page.map(({ id }) => id),
        signal,
      );
    }
  }
  yield* duplicateCodes(store, signal);
}

const referencesOf = ({ properties }: NodeModel): string[] =>
  [...properties.values()].flatMap(({ references }) => references ?? []);

async function* unfinishedImports({ engine }: Store): AsyncGenerator<Problem> {
  const rows = await engine.run({ text: 'MATCH (i:Import) RETURN i.id AS id', params: {} });
  for (const { id } of rows) {
    yield {
      code: 'UNFINISHED_IMPORT',
      ids: [String(id)],
      told: {
        es: 'hay una importación sin terminar; la próxima importación, o el servidor al arrancar, la deshace',
        en: 'an import has not ended; the next import, or the server when it starts, undoes it',
      },
    };
  }
}

/** Checks the nodes of one type. */
class NodeCheck {
  readonly #ways: readonly Outgoing[];
  /** The types of the relationships of which only one at a time may lead to a node. */
  readonly #single: readonly string[];

  constructor(
    private readonly store: Store,
    private readonly node: NodeModel,
    private readonly known: ReadonlyMap<string, ReadonlySet<string>>,
  ) {
    this.#ways = outgoing(store.model, node);
    this.#single = [...node.relationships.values()]
      .filter(({ direction, toOne }) => direction === 'in' && toOne)
      .map(({ type }) => type);
  }

  *of({ id, properties, outgoing: leaving }: StoredNode): Generator<Problem> {
    const type = this.store.model.byPrefix.get(idPrefix(id) ?? '')?.name;
    if (type !== this.node.name) {
      yield {
        code: 'WRONG_TYPE',
        ids: [id],
        told: {
          es: `es ${this.node.name}, y su id dice otra cosa`,
          en: `is a ${this.node.name}, and its id says otherwise`,
        },
      };
    }
    yield* this.#values([id], '', properties, this.node.properties);
    for (const one of leaving) yield* this.#relationship(id, one);
    for (const type of new Set(this.#ways.filter(({ toOne }) => toOne).map((way) => way.type))) {
      const all = leaving.filter((one) => one.type === type);
      if (heldAtOnce(all.map((one) => one.properties))) {
        yield {
          code: 'MORE_THAN_ONE',
          ids: [id, ...all.map(({ to }) => to)],
          told: {
            es: `tiene más de un ${type} a la vez`,
            en: `has more than one ${type} at a time`,
          },
        };
      }
    }
  }

  /** What leads to nodes, where only one may at a time. */
  async *leadingTo(ids: readonly string[], signal?: AbortSignal): AsyncGenerator<Problem> {
    if (this.#single.length === 0) return;
    const rows = await this.store.engine.run(
      {
        text: 'UNWIND $ids AS id MATCH (n:Entity {id: id})<-[r]-(m:Entity) WHERE type(r) IN $types RETURN id, type(r) AS type, m.id AS origin, r.validFrom AS validFrom, r.validTo AS validTo ORDER BY id, type, origin',
        params: { ids, types: this.#single },
      },
      { signal },
    );
    const groups = new Map<string, (typeof rows)[number][]>();
    for (const row of rows) {
      const key = `${String(row.id)} ${String(row.type)}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    for (const group of groups.values()) {
      if (!heldAtOnce(group)) continue;
      const type = String(group[0]?.type);
      yield {
        code: 'MORE_THAN_ONE',
        ids: [String(group[0]?.id), ...group.map(({ origin }) => String(origin))],
        told: {
          es: `más de un ${type} lleva a él a la vez`,
          en: `more than one ${type} leads to it at a time`,
        },
      };
    }
  }

  *#relationship(from: string, { type, to, properties }: StoredRelationship): Generator<Problem> {
    const target = this.store.model.byPrefix.get(idPrefix(to) ?? '')?.name ?? '';
    const ways = this.#ways.filter((one) => one.type === type);
    const way = ways.find(({ targets }) => targets.includes(target));
    if (!way) {
      const allowed = ways.flatMap(({ targets }) => targets).join(', ');
      yield {
        code: 'WRONG_TARGET',
        ids: [from, to],
        told: allowed
          ? { es: `${type} lleva a ${allowed}`, en: `${type} leads to ${allowed}` }
          : {
              es: `${type} no sale de ${this.node.name}`,
              en: `${type} does not leave a ${this.node.name}`,
            },
      };
      return;
    }
    yield* this.#values([from, to], `${type}: `, properties, way.properties);
  }

  *#values(
    ids: readonly string[],
    where: string,
    values: Readonly<Record<string, unknown>>,
    properties: NodeModel['properties'],
  ): Generator<Problem> {
    const problem = (code: string, es: string, en: string): Problem => ({
      code,
      ids,
      told: { es: where + es, en: where + en },
    });
    for (const { name, references } of properties.values()) {
      if (references === undefined) continue;
      const list = (values[name] ?? []) as readonly string[];
      // What others rest on need rest on nothing itself.
      if (list.length === 0 && (where || references !== this.node.name)) {
        yield problem('NO_SOURCE', 'no tiene fuente', 'has no source');
      }
      for (const id of list.filter((one) => !this.known.get(references)?.has(one))) {
        yield problem('UNKNOWN_SOURCE', `su fuente ${id} no está`, `its source ${id} is not there`);
      }
    }
    for (const [start, end] of PERIODS) {
      const [from, to] = [values[start], values[end]];
      if (typeof from === 'string' && typeof to === 'string' && endsBefore(to, from)) {
        yield problem(
          'ENDS_BEFORE_IT_STARTS',
          `${end} (${to}) es anterior a ${start} (${from})`,
          `${end} (${to}) is before ${start} (${from})`,
        );
      }
    }
    if (values.percentage != null && !isPercentage(values.percentage)) {
      yield problem(
        'NOT_A_PERCENTAGE',
        `percentage va de 0 a 100, y es ${JSON.stringify(values.percentage)}`,
        `percentage is from 0 to 100, and is ${JSON.stringify(values.percentage)}`,
      );
    }
  }
}
