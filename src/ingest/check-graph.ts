/**
 * Whether a graph that is in a store is what the gate into it lets through: what an older version, another
 * program or a hand has written is told, whatever it is.
 */
import type { Row } from '../engine/engine';
import { entityTypes, nodeModel, type NodeModel } from '../model/graph-model';
import { idPrefix } from '../model/ids';
import { Circles, isOfTree, type Step } from './circles';
import { codesAmong } from './codes';
import type { Store } from './recover';
import {
  outgoing,
  outgoingByType,
  type OutgoingOfType,
  propertiesGiven,
  referredTypes,
} from './outgoing';
import type { Missing, PropertiesOf, Subject } from './rule';
import { brokenRules } from './rules';
import { nodePages, readPages, type StoredNode, type StoredRelationship } from './read-pages';
import { after, type LocalizedMessage } from '../messages/message';
import { RECORDS } from '../messages/records';

/** Something wrong with the graph in a store, and the ids of what it concerns. */
export interface Problem {
  readonly code: string;
  readonly ids: readonly string[];
  readonly message: LocalizedMessage;
}

/** How many sources are read together. */
const MOST_SOURCES = 10_000;

/** What is wrong with the graph in a store, as it is come upon. */
export async function* checkGraph(store: Store, signal?: AbortSignal): AsyncGenerator<Problem> {
  const { engine, model } = store;
  yield* unfinishedImports(store);
  const sources = new Map<string, Set<string>>();
  for (const type of referredTypes(model)) {
    const ids = new Set<string>();
    const read = { limit: MOST_SOURCES, properties: ['id'] };
    for await (const rows of nodePages(engine.store, type, read, signal)) {
      for (const { id } of rows) ids.add(String(id));
    }
    sources.set(type, ids);
  }
  const holders = new Map<string, string[]>();
  const inCircles: Problem[] = [];
  for (const type of entityTypes(model)) {
    const check = new NodeCheck(store, nodeModel(model, type), sources);
    for await (const page of readPages(engine.store, type, signal)) {
      for (const node of page) {
        yield* check.of(node);
        inCircles.push(...check.circles(node));
        for (const code of codesAmong(model, node.properties)) {
          holders.set(code, [...(holders.get(code) ?? []), node.id]);
        }
      }
      yield* check.leadingTo(
        page.map(({ id }) => id),
        signal,
      );
    }
  }
  yield* inCircles;
  yield* duplicateCodes(holders);
}

async function* unfinishedImports({ engine }: Store): AsyncGenerator<Problem> {
  const { lock } = await engine.store.records();
  if (!lock) return;
  yield {
    code: 'UNFINISHED_IMPORT',
    ids: ['import'],
    message: RECORDS.UNFINISHED_IMPORT,
  };
}

/** Checks the nodes of one type. */
class NodeCheck {
  readonly #ways: ReadonlyMap<string, OutgoingOfType>;
  /** The types of the relationships of which only one at a time may lead to a node. */
  readonly #single: readonly string[];
  readonly #circles = new Circles();

  constructor(
    private readonly store: Store,
    private readonly node: NodeModel,
    private readonly known: ReadonlyMap<string, ReadonlySet<string>>,
  ) {
    this.#ways = outgoingByType(store.model, node);
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
        message: RECORDS.WRONG_TYPE(this.node.name),
      };
    }
    yield* problems(this.#properties(properties, propertiesGiven(this.node)), [id]);
    const links = leaving.map((one) => ({ ...one, from: id }));
    for (const one of links) yield* this.#relationship(one, properties);
    yield* problems({ of: 'leaving', links, ways: outgoing(this.store.model, this.node) }, [id]);
  }

  /** What is within itself, by however many steps, beside the nodes that came before. */
  *circles({ id, outgoing: leaving }: StoredNode): Generator<Problem> {
    for (const one of leaving) {
      const step = { ...one, from: id };
      if (isOfTree(this.store.model, step)) {
        yield* problems({ of: 'tree', step, circles: this.#circles }, []);
      }
    }
  }

  /** What leads to nodes, where only one may at a time. */
  async *leadingTo(ids: readonly string[], signal?: AbortSignal): AsyncGenerator<Problem> {
    if (this.#single.length === 0) return;
    const { store } = this.store.engine;
    const arriving = await store.relationships({ ids, end: 'to', types: this.#single }, { signal });
    const groups = new Map<string, Step[]>();
    const place = ({ to, type, from }: Step): string => `${to} ${type} ${from}`;
    for (const link of [...arriving].sort((a, b) => (place(a) < place(b) ? -1 : 1))) {
      const key = `${link.to} ${link.type}`;
      groups.set(key, [...(groups.get(key) ?? []), link]);
    }
    for (const links of groups.values()) {
      yield* problems(
        { of: 'leading', links },
        links.slice(0, 1).map(({ to }) => to),
      );
    }
  }

  *#relationship(
    one: StoredRelationship & { readonly from: string },
    own: Row,
  ): Generator<Problem> {
    const { from, type, to, properties } = one;
    const target = this.store.model.byPrefix.get(idPrefix(to) ?? '')?.name ?? '';
    const { ways, targets } = this.#ways.get(type) ?? { ways: [], targets: [] };
    const way = ways.find((each) => each.targets.includes(target));
    const ids = [from, to];
    if (way) {
      yield* problems(this.#properties(properties, way.properties, type), ids, `${type}: `);
    }
    const codes = { own, outer: {} };
    const { node } = this;
    const leaving = {
      ...one,
      of: 'relationship',
      reference: to,
      node,
      way,
      targets,
      codes,
    } as const;
    yield* problems(leaving, ids);
  }

  #properties(values: Row, models: PropertiesOf['models'], relationship?: string): PropertiesOf {
    const missing = (id: string, type: string): Missing | undefined =>
      this.known.get(type)?.has(id) ? undefined : {};
    const of = relationship === undefined ? {} : { relationship };
    return { of: 'properties', values, models, node: this.node, missing, ...of };
  }
}

/** What breaks rules, with the ids of what it concerns. */
function* problems(subject: Subject, ids: readonly string[], where = ''): Generator<Problem> {
  const told = new Set<string>();
  for (const { code, message, ids: others = [] } of brokenRules(subject, 'store')) {
    if (told.has(message.en)) continue;
    told.add(message.en);
    yield { code, ids: [...ids, ...others], message: after(where, message) };
  }
}

/** Codes that more than one node has within a scheme. */
function* duplicateCodes(holders: ReadonlyMap<string, readonly string[]>): Generator<Problem> {
  const twice = [...holders].filter(([, ids]) => ids.length > 1);
  for (const [code, ids] of twice.sort(([a], [b]) => (a < b ? -1 : 1))) {
    yield* problems({ of: 'code', code, ids: [...ids].sort() }, []);
  }
}
