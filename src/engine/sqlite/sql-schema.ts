import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from '../engine-error';
import type { StoreSchema } from '../engine';
import type { Connection } from './connection';
import type { Columns, Layout } from './layout';
import { literal, quoted } from './sql-writer';

/** The version of the tables, which the file tells. Raise it where more changes than that columns are added. */
const VERSION = 1;

const columnsOf = (columns: Columns, more: Readonly<Record<string, string>>): string =>
  [...columns]
    .map(([name, kind]) => `  ${quoted(name)} ${kind}${more[name] ? ` ${more[name]}` : ''}`)
    .join(',\n');

/** The tables of a graph, and what keeps counts and the full text with them. */
const tables = ({ node, relationship }: Layout): string => `
CREATE TABLE node (
  pk INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
${columnsOf(node, { id: 'NOT NULL UNIQUE' })}
);
CREATE INDEX node_type ON node (type, "id");
CREATE TABLE relationship (
  source INTEGER NOT NULL,
  type TEXT NOT NULL,
  target INTEGER NOT NULL,
${columnsOf(relationship, { key: 'NOT NULL' })},
  PRIMARY KEY (source, type, target, "key")
) WITHOUT ROWID;
CREATE INDEX relationship_target ON relationship (target, type, source, "key");
CREATE TABLE record (kind TEXT PRIMARY KEY, "values" TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE former_id (id TEXT PRIMARY KEY, now TEXT NOT NULL, revision INTEGER) WITHOUT ROWID;
CREATE TABLE counted (type TEXT PRIMARY KEY, total INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = '', contentless_delete = 1, prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (search, 'row');
${['node', 'relationship'].flatMap((table) => counting(table)).join('\n')}
CREATE TRIGGER node_text AFTER INSERT ON node WHEN NEW."searchText" IS NOT NULL BEGIN
  INSERT INTO search (rowid, text) VALUES (NEW.pk, NEW."searchText");
END;
CREATE TRIGGER node_other_text AFTER UPDATE OF "searchText" ON node
WHEN NEW."searchText" IS NOT OLD."searchText" BEGIN
  DELETE FROM search WHERE rowid = OLD.pk;
  INSERT INTO search (rowid, text) VALUES (NEW.pk, coalesce(NEW."searchText", ''));
END;
CREATE TRIGGER node_no_text AFTER DELETE ON node BEGIN
  DELETE FROM search WHERE rowid = OLD.pk;
END;
PRAGMA user_version = ${VERSION};`;

/** How many rows of a type a table has, as the statistics of plans ask for it again and again. */
const counting = (table: string): string[] => [
  `CREATE TRIGGER ${table}_more AFTER INSERT ON ${table} BEGIN
  INSERT INTO counted VALUES (NEW.type, 1) ON CONFLICT (type) DO UPDATE SET total = total + 1;
END;`,
  `CREATE TRIGGER ${table}_fewer AFTER DELETE ON ${table} BEGIN
  UPDATE counted SET total = total - 1 WHERE type = OLD.type;
END;`,
];

/** Makes the tables of a store that is new, and adds the columns that an older one has not; refuses one that is newer. */
export async function prepareStore(
  writer: Connection,
  layout: Layout,
  file: string,
): Promise<void> {
  const version = Number((await writer.rows('PRAGMA user_version'))[0]?.[0]);
  if (version > VERSION) {
    throw new EngineError(
      'unavailable',
      `The store ${file} cannot be opened: a later version of Tinkuy wrote it: use that version, or set TINKUY_DATA to another folder`,
    );
  }
  if (version === VERSION && !(await lacking(writer, layout)).length) return;
  await writer.execute('BEGIN IMMEDIATE');
  try {
    // Another process may have been quicker.
    const [now] = await writer.rows('PRAGMA user_version');
    if (now?.[0] === 0) await writer.execute(tables(layout));
    for (const statement of await lacking(writer, layout)) await writer.execute(statement);
    await writer.execute('COMMIT');
  } catch (error) {
    await writer.execute('ROLLBACK');
    throw error;
  }
}

/** What adds the columns that the tables have not. */
async function lacking(writer: Connection, layout: Layout): Promise<readonly string[]> {
  const statements: string[] = [];
  for (const [table, columns] of [
    ['node', layout.node],
    ['relationship', layout.relationship],
  ] as const) {
    const rows = await writer.rows(`SELECT name FROM pragma_table_info(${literal(table)})`);
    const known = new Set(rows.map(([name]) => name));
    for (const [name, kind] of columns) {
      if (!known.has(name))
        statements.push(`ALTER TABLE ${table} ADD COLUMN ${quoted(name)} ${kind}`);
    }
  }
  return statements;
}

/** Refuses a folder that holds a store of the engine that was there before. */
export function refuseFormer(folder: string): void {
  const former = join(folder, 'graph.grafeo');
  if (!existsSync(former)) return;
  throw new EngineError(
    'unavailable',
    `The store ${former} is of an earlier version of Tinkuy: export it with that version (tinkuy export), move it away, and import the export`,
  );
}

/** What makes the indexes on what nodes are found by and on what lists are ordered by, by their names; each begins with the type. */
export function indexStatements(
  { indexes, orders }: StoreSchema,
  { node }: Layout,
): Map<string, string> {
  const each = [...indexes, ...orders].map(({ properties }) => properties);
  const known = each.filter((properties) => properties.every((name) => node.has(name)));
  return new Map(
    known.map((properties) => {
      const name = ['node', ...properties].join('_');
      const on = ['type', ...properties.map(quoted)].join(', ');
      return [name, `CREATE INDEX IF NOT EXISTS ${quoted(name)} ON node (${on});`];
    }),
  );
}
