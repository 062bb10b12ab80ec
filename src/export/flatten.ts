import type { Selected } from './selected';

/** What a cell of a table holds; null where a value is unknown or there is no such field. */
export type Cell = string | number | boolean | null;

/** A column: its name, and the way to its value. */
export interface Column {
  readonly name: string;
  readonly path: readonly Selected[];
}

/** Fields that we ask for ourselves stand under names that begin so; they make no columns. */
export const OWN = 'tinkuy';

/** Under this name a list within a row tells whether its page is all of it. */
export const MORE = `${OWN}More`;

/** What a list ends with that has more values than its page. */
const CUT_SHORT = '…';

/** How the values of a list are set apart, and those of a list within it. */
const SEPARATORS = ['; ', ' | '];

/** One column for each value that is selected, named by the response names on the way to it. */
export function columnsOf(
  fields: readonly Selected[],
  prefix = '',
  path: readonly Selected[] = [],
): Column[] {
  return fields
    .filter(({ response }) => !response.startsWith(OWN))
    .flatMap((one): Column[] => {
      const name = prefix + one.response;
      const here = [...path, one];
      return one.fields ? columnsOf(one.fields, `${name}.`, here) : [{ name, path: here }];
    });
}

/** The cell of a column for an object of an answer. */
export function cellOf(object: unknown, path: readonly Selected[]): Cell {
  const value = read(object, path);
  return isList(value) ? listText(value) : value;
}

/** A value, or a list where a list is on the way to it; in it, lists that were in the list. */
type Read = Cell | readonly Read[];

const isList = (value: Read): value is readonly Read[] => Array.isArray(value);

function read(object: unknown, [step, ...rest]: readonly Selected[]): Read {
  if (!step) return valueOf(object);
  const given = (object as Record<string, unknown> | null | undefined)?.[step.response];
  if (given === null || given === undefined) return null;
  const found =
    step.list && Array.isArray(given) ? given.map((one) => read(one, rest)) : read(given, rest);
  return step.connection && isList(found) && isCutShort(given) ? [...found, CUT_SHORT] : found;
}

function isCutShort(connection: unknown): boolean {
  const info = (connection as Readonly<Record<string, Record<string, unknown> | undefined>>)[MORE];
  return Object.values(info ?? {}).includes(true);
}

/** A value of a scalar; what is no text, number or truth value is told as JSON. */
function valueOf(value: unknown): Cell {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    default:
      return value === null ? null : JSON.stringify(value);
  }
}

function listText(list: readonly Read[], depth = 0): string {
  return list.map((one) => (isList(one) ? listText(one, 1) : quoted(one))).join(SEPARATORS[depth]);
}

/** As CSV has it, so that a list can be read as one line of values apart by semicolons. */
function quoted(value: Cell): string {
  const text = String(value ?? '');
  return /^"|[;|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
