import type { GraphModel } from '../graph/graph-model';
import type { CheckedItem } from './checked-item';
import { told, toldAt, type At, type Fault } from './fault';
import { outgoing, wayOf } from './outgoing';
import type { Spool } from './spool';
import { typeOfId } from './stored';

interface Said {
  readonly value: string;
  readonly at: At;
}

/** The first contradiction of each entity that is told of more than once, by the same source, in one import. */
export async function contradictions(
  model: GraphModel,
  spool: Spool<CheckedItem>,
  ids: ReadonlySet<string>,
): Promise<{ readonly id: string; readonly fault: Fault }[]> {
  const said = new Map<string, Said>();
  const found = new Map<string, Fault>();
  for await (const batch of spool.batches(1_000)) {
    for (const item of batch) {
      const { id } = item.node;
      // What merely names something says nothing against who tells of it.
      if (found.has(id) || item.only === 'new') continue;
      const statements = [
        ...(ids.has(id) ? statementsOf(model, item) : []),
        ...[...endsOf(model, item)].filter(([end]) => ids.has(end)),
      ];
      for (const [what, value, source] of statements) {
        const key = [what.includes(' to ') ? '' : id, what, source].join('\n');
        const before = said.get(key);
        if (!before) said.set(key, { value, at: item.at });
        else if (before.value !== value) {
          found.set(id, contradiction(id, what, before, { value, at: item.at }));
          break;
        }
      }
    }
  }
  return [...found].map(([id, fault]) => ({ id, fault }));
}

/** What an item states once only, by which source: its properties, and what there is room for one of. */
function* statementsOf(
  model: GraphModel,
  { node, relationships }: CheckedItem,
): Generator<[what: string, value: string, source: string]> {
  const { id: _id, sources, locator: _locator, ...properties } = node.properties;
  for (const source of (sources ?? []) as string[]) {
    for (const [name, value] of Object.entries(properties)) {
      yield [name, JSON.stringify(value), source];
    }
  }
  const ways = outgoing(model, typeOfId(model, node.id));
  for (const { type, to, properties: own } of relationships) {
    const toOne = ways.some((one) => one.type === type && one.toOne);
    if (!toOne) continue;
    const period = JSON.stringify([own.validFrom, own.validTo]);
    for (const source of own.sources as string[]) {
      yield [`${type} ${period}`, JSON.stringify(to), source];
    }
  }
}

/** Of the relationships that a node has one of at a time: from where each leads to it. */
function* endsOf(
  model: GraphModel,
  { relationships }: CheckedItem,
): Generator<[what: string, value: string, source: string]> {
  for (const { type, from, to, properties } of relationships) {
    if (!wayOf(model, type, from, to)?.fromOne) continue;
    for (const source of properties.sources as string[]) {
      yield [`${type} to ${to}`, JSON.stringify(from), source];
    }
  }
}

function contradiction(id: string, what: string, before: Said, now: Said): Fault {
  const [name = what] = what.split(' ');
  const where = toldAt(before.at);
  return {
    code: 'CONTRADICTION',
    at: now.at,
    field: name,
    value: JSON.parse(now.value) as unknown,
    told: told(
      `${id} is told of twice and ${name} differs: ${before.value} at ${where}, ${now.value} here`,
      `${id} aparece dos veces y ${name} no coincide: ${before.value} en ${where}, ${now.value} aquí`,
    ),
  };
}
