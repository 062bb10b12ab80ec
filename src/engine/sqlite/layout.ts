/**
 * How the graph stands in tables: all nodes in one, all relationships in another, a column for each property. Both the
 * compiler of plans and the store read it here, and nothing else of the model.
 */
import { invariant } from '../../errors';
import { countsKept, DISPUTES } from '../../model/counted';
import { foldedName } from '../../model/fold';
import { isText, nodeModel, type GraphModel, type PropertyModel } from '../../model/graph-model';

/** How a value stands in a column: truth values as 0 and 1, lists as JSON. */
export type ColumnKind = 'TEXT' | 'INTEGER' | 'REAL' | 'BOOLEAN' | 'JSON';

/** The columns of a table by the properties that they hold, in the order of the table. */
export type Columns = ReadonlyMap<string, ColumnKind>;

/** The tables of a graph. */
export interface Layout {
  /** The properties of nodes; before them stand `pk`, by which relationships name a node, and its `type`. */
  readonly node: Columns;
  /** The properties of relationships; before them stand the `source`, the `type` and the `target`. */
  readonly relationship: Columns;
  /** The types of the nodes with a label, in alphabetical order; undefined where it is that of all nodes. */
  readonly typesOf: (label: string) => readonly string[] | undefined;
}

/** The type of the nodes that tell of the graph itself; all others are entities. */
export const CHANGE = 'Change';

/** The columns that are not properties. */
const OWN = ['pk', 'type', 'source', 'target'];

/** The layout of a model's graph. */
export function layoutOf(model: GraphModel): Layout {
  const nodes = [...model.nodes.values()];
  const relationships = nodes.flatMap((one) => [...one.relationships.values()]);
  return {
    node: columnsOf([
      // What is read most stands first, as SQLite looks for a column from the first one on.
      ['id', 'TEXT'],
      ...columnsOfProperties(nodes.flatMap(({ properties }) => [...properties.values()])),
      ...nodes.flatMap((one) =>
        [...countsKept(one).keys()].map((name) => [name, 'INTEGER'] as const),
      ),
      [DISPUTES, 'INTEGER'],
      ['version', 'INTEGER'],
      ['searchText', 'TEXT'],
      ['searchType', 'TEXT'],
      ['stated', 'TEXT'],
      // What can only be read, such as who made a change.
      ...nodes.flatMap(({ computed }) =>
        [...computed.values()].flatMap(({ hidden }) =>
          texts(hidden.filter((one) => one !== 'version')),
        ),
      ),
    ]),
    relationship: columnsOf([
      ['key', 'TEXT'],
      ...columnsOfProperties(relationships.flatMap(({ properties }) => [...properties.values()])),
      ['stated', 'TEXT'],
    ]),
    typesOf: (label) => (label === 'Node' ? undefined : nodeModel(model, label).concrete),
  };
}

const texts = (names: readonly string[]): (readonly [string, ColumnKind])[] =>
  names.map((name) => [name, 'TEXT'] as const);

function columnsOf(columns: readonly (readonly [string, ColumnKind])[]): Columns {
  const all = new Map<string, ColumnKind>();
  for (const [name, kind] of columns) {
    const known = all.get(name) ?? kind;
    invariant(known === kind, `the property ${name} is stored in two ways: ${known} and ${kind}`);
    invariant(!OWN.includes(name), `${name} is a column of its own, and no property`);
    all.set(name, kind);
  }
  return all;
}

const columnsOfProperties = (
  properties: readonly PropertyModel[],
): (readonly [string, ColumnKind])[] =>
  properties.flatMap((property) => {
    const kind = kindOf(property);
    const translations = Object.values(property.languages ?? {});
    return [
      [property.name, kind] as const,
      ...(isText(property) ? [[foldedName(property.name), kind] as const] : []),
      ...translations.map((name) => [name, kind] as const),
    ];
  });

function kindOf({ type, list }: PropertyModel): ColumnKind {
  if (list) return 'JSON';
  switch (type) {
    case 'Boolean':
      return 'BOOLEAN';
    case 'Int':
      return 'INTEGER';
    case 'Float':
      return 'REAL';
    default:
      return 'TEXT';
  }
}
