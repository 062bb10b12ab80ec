/**
 * Whether a graph that is in a store is what the gate into it lets through: what an older version, another
 * program or a hand has written is told, whatever it is.
 */
import type { Row } from '../engine/engine';
import { entityTypes, nodeModel, type NodeModel, type GraphModel } from '../model/graph-model';
import { idPrefix } from '../model/ids';
import { Circles, circleMessage, treeTypes } from './circles';
import type { Store } from './recover';
import { MOST_PERCENT } from './relationships-together';
import { statementGroups } from './statement-groups';
import type { LocalizedMessage } from './issue';
import { outgoing, type Outgoing } from './outgoing';
import { endsBeforeItStarts, oneAtATime } from './periods';
import { referredTypes } from './referred-types';
import { readLock } from './import-lock';
import { readPages, type StoredNode, type StoredRelationship } from './read-pages';
import { codeProperties } from './codes';

/** Something wrong with the graph in a store, and the ids of what it concerns. */
export interface Problem {
  readonly code: string;
  readonly ids: readonly string[];
  readonly message: LocalizedMessage;
}

/** What is wrong with the graph in a store, as it is come upon. */
export async function* checkGraph(store: Store, signal?: AbortSignal): AsyncGenerator<Problem> {
  const { engine, model } = store;
  yield* unfinishedImports(store);
  const sources = new Map<string, ReadonlySet<string>>();
  for (const type of referredTypes(model)) {
    const rows = await engine.run({ text: `MATCH (n:${type}) RETURN n.id AS id`, params: {} });
    sources.set(type, new Set(rows.map(({ id }) => id as string)));
  }
  for (const type of entityTypes(model)) {
    const check = new NodeCheck(store, nodeModel(model, type), sources);
    for await (const page of readPages(engine, type, signal)) {
      for (const node of page) yield* check.of(node);
      yield* check.leadingTo(
        page.map(({ id }) => id),
        signal,
      );
    }
  }
  yield* circlesIn(store);
  yield* duplicateCodes(store, signal);
}

/** What is within itself, by however many steps. */
async function* circlesIn({ engine, model }: Store): AsyncGenerator<Problem> {
  for (const name of entityTypes(model)) {
    for (const type of treeTypes(model, nodeModel(model, name))) {
      const rows = await engine.run({
        text: `MATCH (a:${name})-[r:${type}]->(b:${name}) RETURN a.id AS from, b.id AS to, properties(r) AS properties ORDER BY from, to`,
        params: {},
      });
      const circles = new Circles();
      for (const row of rows) {
        const [from, to] = [String(row.from), String(row.to)];
        const circle = circles.add({ type, from, to, properties: row.properties as Row });
        if (circle) yield { code: 'CIRCLE', ids: circle, message: circleMessage(type, circle) };
      }
    }
  }
}

async function* unfinishedImports({ engine }: Store): AsyncGenerator<Problem> {
  if (!(await readLock((query) => engine.run(query)))) return;
  yield {
    code: 'UNFINISHED_IMPORT',
    ids: ['import'],
    message: {
      es: 'hay una importación sin terminar; la próxima importación, o el servidor al arrancar, la deshace',
      en: 'an import has not ended; the next import, or the server when it starts, undoes it',
    },
  };
}

/** A relationship seen from the node that it leads to. */
interface Arriving {
  readonly id: string;
  readonly type: string;
  readonly origin: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** True where no two relationships hold at the same time, as far as their dates tell. */
const allOneAtATime = (all: readonly Pick<StoredRelationship, 'properties'>[]): boolean =>
  all.every((one, i) => oneAtATime(one, all.slice(i + 1)));

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
        message: {
          es: `es ${this.node.name}, y su id dice otra cosa`,
          en: `is a ${this.node.name}, and its id says otherwise`,
        },
      };
    }
    yield* this.#values([id], '', properties, this.node.properties);
    for (const one of leaving) yield* this.#relationship(id, one);
    yield* this.#percentages(id, leaving);
    for (const type of new Set(this.#ways.filter(({ toOne }) => toOne).map((way) => way.type))) {
      const all = leaving.filter((one) => one.type === type);
      if (!allOneAtATime(all)) {
        yield {
          code: 'MORE_THAN_ONE',
          ids: [id, ...all.map(({ to }) => to)],
          message: {
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
        text: 'UNWIND $ids AS id MATCH (n:Entity {id: id})<-[r]-(m:Entity) WHERE type(r) IN $types RETURN id, type(r) AS type, m.id AS origin, properties(r) AS properties ORDER BY id, type, origin',
        params: { ids, types: this.#single },
      },
      { signal },
    );
    const groups = new Map<string, [Arriving, ...Arriving[]]>();
    for (const row of rows as unknown as readonly Arriving[]) {
      const key = `${row.id} ${row.type}`;
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    for (const group of groups.values()) {
      if (allOneAtATime(group)) continue;
      const [{ id, type }] = group;
      yield {
        code: 'MORE_THAN_ONE',
        ids: [id, ...group.map(({ origin }) => origin)],
        message: {
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
        message: allowed
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
      message: { es: where + es, en: where + en },
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
    for (const { name: end, endsAfter } of properties.values()) {
      if (endsAfter === undefined) continue;
      const [from, to] = [values[endsAfter], values[end]] as [string?, string?];
      if (!endsBeforeItStarts(from, to)) continue;
      yield problem(
        'ENDS_BEFORE_IT_STARTS',
        `${end} (${to}) es anterior a ${endsAfter} (${from})`,
        `${end} (${to}) is before ${endsAfter} (${from})`,
      );
    }
  }

  /** Each source shares out the whole of each vocabulary: at most a hundred. */
  *#percentages(id: string, leaving: readonly StoredRelationship[]): Generator<Problem> {
    const sums = new Map<string, number>();
    for (const { type, to, properties } of leaving) {
      const stated = statementGroups(properties, ['percentage']);
      for (const { sources, values } of stated) {
        if (typeof values.percentage !== 'number') continue;
        for (const source of sources) {
          const key = `${type} ${idPrefix(to) ?? ''} ${source}`;
          sums.set(key, (sums.get(key) ?? 0) + values.percentage);
        }
      }
    }
    for (const [key, sum] of sums) {
      if (sum <= MOST_PERCENT) continue;
      const [type, prefix, source] = key.split(' ');
      const total = Math.round(sum * 100) / 100;
      yield {
        code: 'PERCENTAGES_OVER_100',
        ids: [id],
        message: {
          es: `los porcentajes de ${type} ${prefix} suman ${total} según ${source}`,
          en: `the percentages of ${type} ${prefix} add up to ${total} by ${source}`,
        },
      };
    }
  }
}

/** How codes are read: those of the nodes with a label, and what tells their scheme. */
interface Coding {
  readonly label: string;
  readonly property: string;
  /** The property that names the scheme; the code's own name does where there is none. */
  readonly scheme?: string;
}

/** Codes that more than one node has within a scheme. */
export async function* duplicateCodes(
  { engine, model }: Store,
  signal?: AbortSignal,
): AsyncGenerator<Problem> {
  for (const { label, property, scheme } of codings(model)) {
    const named = scheme ? `n.${scheme}` : `'${property}'`;
    const rows = await engine.run(
      {
        text: [
          `MATCH (n:${label}) WHERE n.${property} IS NOT NULL`,
          `WITH ${named} AS scheme, n.${property} AS code, collect(n.id) AS ids WHERE size(ids) > 1`,
          'RETURN scheme, code, ids ORDER BY scheme, code',
        ].join(' '),
        params: {},
      },
      { signal },
    );
    for (const row of rows) {
      const code = `${(row.scheme ?? label) as string}:${row.code as string}`;
      yield {
        code: 'CODE_TWICE',
        ids: [...(row.ids as string[])].sort(),
        message: { es: `tienen el mismo código ${code}`, en: `have the same code ${code}` },
      };
    }
  }
}

/** Codes of places and the like, and the notations of vocabularies, which are codes of the scheme beside them. */
function codings(model: GraphModel): readonly Coding[] {
  const vocabularies = [...model.nodes.values()].filter(
    ({ properties, interfaces }) =>
      properties.has('notation') &&
      !interfaces.some((one) => model.nodes.get(one)?.properties.has('notation')),
  );
  return [
    ...codeProperties(model),
    ...vocabularies.map(({ name }) => ({ label: name, property: 'notation', scheme: 'scheme' })),
  ];
}
