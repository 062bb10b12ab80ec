/**
 * Rows become answers here: what the statement gave under the plan's keys goes under the response names
 * that the client chose, so that below the root GraphQL only reads properties.
 */

import type { GraphModel } from '../../model/graph-model';
import { prefixOf } from '../../model/ids';
import { TYPE_NAME } from '../../model/notes';
import { encodeCursor } from '../plan/cursor';
import type { Row } from '../../engine/engine';
import { Computed } from './computed';
import { shapeAggregation, shapeFacet } from './shape-groups';
import type { ConnectionAnswer, EdgeField, NodeAnswer, Read } from '../plan/answer-plan';
import { References } from './view';

/** An answer by response name. */
export type Answer = Record<string | symbol, unknown>;

/** Without anything of its own: a client may name a field `__proto__`. V8 is slow with objects without a prototype. */
function Empty(this: Answer): void {}
Empty.prototype = Object.create(null) as object;
/** An answer without a field. */
export const emptyAnswer = (): Answer => new (Empty as unknown as new () => Answer)();

/** What a statement gives for a connection; its rows alone where nothing else is read of it. */
export type ConnectionRow = ConnectionParts | readonly object[];

interface ConnectionParts {
  readonly rows?: readonly object[];
  readonly total?: number;
  /** Groups stand under keys of their own. */
  readonly [groups: string]: unknown;
}

/** What a statement gives for one edge; a search adds what it found of its own. */
export interface EdgeRow {
  readonly node?: Row;
  readonly edge?: Row;
  readonly keys?: readonly unknown[];
  readonly own?: Row;
}

/** The answer of a node from its row. */
export function shapeNode(model: GraphModel, row: Row, answer: NodeAnswer): Answer {
  const type = model.byPrefix.get(prefixOf(String(row.id)))?.name ?? '';
  const shaped = emptyAnswer();
  shaped[TYPE_NAME] = type;
  for (const [response, read] of answer[type] ?? []) shaped[response] = readFrom(model, row, read);
  return shaped;
}

function readFrom(model: GraphModel, row: Row, read: Read): unknown {
  if (read.kind === 'computed') {
    const others = [...(read.others ?? [])].map(([name, of]): [string, unknown] => [
      name,
      readFrom(model, row, of),
    ]);
    const made = { ...pick(row, ['id', ...read.keys]), ...Object.fromEntries(others) };
    return new Computed(read.make, made, read.args, read.view);
  }
  const value = row[read.key] ?? null;
  switch (read.kind) {
    case 'property':
      if (read.flag) return value ?? false;
      return read.list ? (value ?? []) : value;
    case 'references':
      return new References((value ?? []) as string[], read.lookup);
    case 'toOne':
      return value === null ? null : shapeNode(model, value as Row, read.answer);
    case 'connection':
      return shapeConnection(model, value as ConnectionRow, read.answer);
  }
}

const pick = (row: Row, keys: readonly string[]): Row =>
  Object.fromEntries(keys.map((key) => [key, row[key]]));

const partsOf = (row: ConnectionRow): ConnectionParts =>
  Array.isArray(row) ? { rows: row as readonly object[] } : (row as ConnectionParts);

/** The answer of a connection from its rows, of which there is one more than the page where more follow and that is asked. */
export function shapeConnection(
  model: GraphModel,
  row: ConnectionRow,
  answer: ConnectionAnswer,
): Answer {
  const parts = partsOf(row);
  const { rows = [], total } = parts;
  const groups = (key: string): readonly Row[] => (parts[key] ?? []) as readonly Row[];
  const more = rows.length > answer.size;
  const given = rows.slice(0, answer.size);
  const page = (answer.unwrapped ? given.map((node) => ({ node })) : given) as EdgeRow[];
  if (answer.backward) page.reverse();
  const cursor = (row: EdgeRow | undefined): string | null =>
    row?.keys ? encodeCursor(answer.list, row.keys) : null;
  const pageInfo: Record<string, () => unknown> = {
    hasNextPage: () => (answer.backward ? answer.continued : more),
    hasPreviousPage: () => (answer.backward ? more : answer.continued),
    startCursor: () => cursor(page[0]),
    endCursor: () => cursor(page.at(-1)),
  };
  const shaped = emptyAnswer();
  for (const [response, field] of answer.fields) {
    switch (field.kind) {
      case 'totalCount':
        shaped[response] = total;
        break;
      case 'facets':
        shaped[response] = field.each.map((one) => shapeFacet(groups(one.key), one));
        break;
      case 'aggregate':
        shaped[response] = shapeAggregation(groups(field.of.key), field.of);
        break;
      case 'pageInfo':
        shaped[response] = Object.fromEntries(
          [...field.fields].map(([name, of]) => [name, pageInfo[of]?.()]),
        );
        break;
      case 'nodes':
        shaped[response] = page.map((row) => shapeNode(model, row.node ?? {}, field.answer));
        break;
      case 'edges':
        shaped[response] = page.map((row) => shapeEdge(model, row, field.fields, cursor));
        break;
    }
  }
  return shaped;
}

function shapeEdge(
  model: GraphModel,
  row: EdgeRow,
  fields: ReadonlyMap<string, EdgeField>,
  cursor: (row: EdgeRow) => string | null,
): Answer {
  const shaped = emptyAnswer();
  for (const [response, field] of fields) {
    switch (field.kind) {
      case 'cursor':
        shaped[response] = cursor(row);
        break;
      case 'own':
        shaped[response] = row.own?.[field.name] ?? null;
        break;
      case 'node':
        shaped[response] = shapeNode(model, row.node ?? {}, field.answer);
        break;
      case 'edge':
        shaped[response] = readFrom(model, row.edge ?? {}, field.read);
        break;
    }
  }
  return shaped;
}
