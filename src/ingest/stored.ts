/** How what is stated stands in a store: with folded copies of texts, and hidden properties beside it. */
import { fold, foldedName } from '../model/fold';
import {
  isFlag,
  isText,
  nodeModel,
  type GraphModel,
  type NodeModel,
  type PropertyModel,
} from '../model/graph-model';
import { searchTextOf, searchWeights } from '../model/searched';
import { invariant } from '../errors';
import { isDisputed, type Statement, type Combining, type StatementSet } from './statements';
import { memo } from '../model/memo';
import { wayOf, propertiesGiven } from './outgoing';

type Values = Readonly<Record<string, unknown>>;

/** A node or a relationship as it is stated, with how often it was changed. */
export interface Kept extends StatementSet {
  readonly version: number;
}

/** The names of what is false unless it is stated. */
export const flagsOf = memo((properties: ReadonlyMap<string, PropertyModel>): readonly string[] =>
  [...properties.values()].filter(isFlag).map(({ name }) => name),
);

/** The type of a node, told by its id. */
export function typeOfId(model: GraphModel, id: string): NodeModel {
  const type = model.byPrefix.get(id.slice(0, id.indexOf(':')));
  invariant(type, `${id} is of no type`);
  return type;
}

/** How values are put together: of lists whose items stand for themselves, those of all sources are preferred. */
export const combiningOf = memo((properties: ReadonlyMap<string, PropertyModel>): Combining => {
  const all = [...properties.values()];
  const paired = all.flatMap(({ former }) => (former ? [former.values, former.until] : []));
  const sets = new Set(
    all.filter(({ name, list }) => list && !paired.includes(name)).map(({ name }) => name),
  );
  const flags = new Set(flagsOf(properties));
  return { isSet: (name) => sets.has(name), isFlag: (name) => flags.has(name) };
});

/** The properties that a relationship of a type between two nodes may have. */
export function relationshipProperties(
  model: GraphModel,
  { type, from, to }: { readonly type: string; readonly from: string; readonly to: string },
): ReadonlyMap<string, PropertyModel> {
  const way = wayOf(model, type, from, to);
  invariant(way, `${type} from ${from} to ${to} was never checked`);
  return way.properties;
}

/** A node as it is stored, but for what it keeps of its relationships. */
export function storedNode(model: GraphModel, id: string, kept: Kept): Values {
  const type = nodeModel(model, typeOfId(model, id).name);
  const given = propertiesGiven(type);
  const { properties, sources } = kept;
  return {
    ...notSo(given),
    ...withFolded(properties, given),
    ...(sources.some((one) => one !== id) && { sources }),
    ...hidden(kept),
    id,
    version: kept.version,
    searchText: searchTextOf(searchWeights(model), properties),
    searchType: type.name.toLowerCase(),
  };
}

/** The properties of a relationship as they are stored. */
export function storedRelationship(
  properties: ReadonlyMap<string, PropertyModel>,
  key: string,
  stated: StatementSet,
): Values {
  return {
    ...notSo(properties),
    ...withFolded(stated.properties, properties),
    sources: stated.sources,
    ...hidden(stated),
    disputed: isDisputed(stated, combiningOf(properties)),
    key,
  };
}

/** What is stated of a node, read from its stored properties. */
export function readNode(model: GraphModel, stored: Values): Kept {
  const id = String(stored.id);
  const given = propertiesGiven(typeOfId(model, id));
  const stated = readStatements(stored, given);
  // A source stands for itself where no other tells of it.
  const sources = stated.sources.length > 0 ? stated.sources : [id];
  return { ...stated, sources, version: Number(stored.version ?? 1) };
}

/** What is stated of a relationship or a node, read from stored properties. */
export function readStatements(
  stored: Values,
  properties: ReadonlyMap<string, PropertyModel>,
): StatementSet {
  const statements = stored.stated ? (JSON.parse(stored.stated as string) as Statement[]) : [];
  const flags = flagsOf(properties);
  const isStated = (name: string, value: unknown): boolean =>
    value !== false || !flags.includes(name) || statements.some(({ p }) => p === name);
  // In the order of the model, as each engine has one of its own.
  const own = [...properties.keys()].flatMap((name): [string, unknown][] => {
    const value = stored[name] ?? null;
    const wanted = value !== null && name !== 'id' && name !== 'sources' && isStated(name, value);
    return wanted ? [[name, value]] : [];
  });
  return {
    properties: Object.fromEntries(own),
    sources: (stored.sources ?? []) as string[],
    statements,
  };
}

/** What is false unless it is stated, so that an index has it: what is stated comes after it. */
const notSo = memo((properties: ReadonlyMap<string, PropertyModel>): Values =>
  Object.fromEntries(flagsOf(properties).map((name) => [name, false])),
);

const hidden = ({ statements }: StatementSet): Values =>
  statements.length > 0 ? { stated: JSON.stringify(statements) } : {};

/** The texts of which a folded copy is kept; those in other languages are read, and compared with nothing. */
const foldedNames = memo((properties: ReadonlyMap<string, PropertyModel>): readonly string[] => {
  const all = [...properties.values()];
  const translations = all.flatMap(({ languages }) => Object.values(languages ?? {}));
  return all
    .filter((property) => isText(property) && !translations.includes(property.name))
    .map(({ name }) => name);
});

function withFolded(values: Values, properties: ReadonlyMap<string, PropertyModel>): Values {
  const folded: Record<string, unknown> = { ...values };
  for (const name of foldedNames(properties)) {
    const value = values[name];
    if (value === undefined || value === null) continue;
    folded[foldedName(name)] = Array.isArray(value) ? value.map(fold) : fold(value as string);
  }
  return folded;
}
