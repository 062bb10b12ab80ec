import type { EntityMapping, LinkMapping, ValueMapping } from './mapping-file';
import { bindTemplate, parseTemplate, type Render } from './template';

type RenderValue = (cells: readonly string[]) => unknown;

/** An entity of a mapping whose columns have places. */
export interface BoundEntity {
  readonly type: string;
  /** The places of columns that must have a value. */
  readonly when: readonly number[];
  readonly id: Render | undefined;
  /** By property and relationship type. */
  readonly values: readonly (readonly [string, RenderValue])[];
  /** The columns that each of them comes from, for messages. */
  readonly columns: Readonly<Record<string, string>>;
}

/** The place of a column that a mapping names at some path within the entity. */
type PlaceOf = (column: string, path: string) => number;

/** An entity of a mapping, bound to the places of the columns of a table. */
export function bindEntity(
  entity: EntityMapping,
  source: string | readonly string[] | undefined,
  placeOf: PlaceOf,
): BoundEntity {
  const { type, when = [], id, values = {}, relationships = {} } = entity;
  const columns: Record<string, string> = {};
  const textAt = (name: string, path: string) => {
    const seen = new Set<string>();
    return (text: string): Render => {
      const template = parseTemplate(text);
      // The templates of a mapping were checked when it was read.
      if ('message' in template) return () => undefined;
      for (const column of template.columns) seen.add(column);
      if (seen.size > 0) columns[name] = [...seen].join(', ');
      return bindTemplate(template, (column) => placeOf(column, path));
    };
  };
  const bound = [
    ...Object.entries(values).map(([name, value]) => {
      return [name, bindValue(value, textAt(name, `values.${name}`))] as const;
    }),
    ...Object.entries(relationships).map(([name, links]) => {
      return [name, bindLinks(links, textAt(name, `relationships.${name}`))] as const;
    }),
  ];
  const defaults = source === undefined ? [] : typeof source === 'string' ? [source] : source;
  const sourced = 'sources' in values || defaults.length === 0;
  return {
    type,
    when: (typeof when === 'string' ? [when] : when).map((column) => placeOf(column, 'when')),
    id: id === undefined ? undefined : textAt('id', 'id')(id),
    values: sourced ? bound : [...bound, ['sources', () => defaults]],
    columns,
  };
}

type BindText = (text: string) => Render;

function bindValue(value: ValueMapping, bindText: BindText): RenderValue {
  if (typeof value === 'string') return bindText(value);
  if (!Array.isArray(value)) return () => value;
  const each = value.map((one) => bindValue(one, bindText));
  return (cells) => someOf(each.map((render) => render(cells)));
}

function bindLinks(links: LinkMapping | LinkMapping[], bindText: BindText): RenderValue {
  if (!Array.isArray(links)) return bindLink(links, bindText);
  const each = links.map((link) => bindLink(link, bindText));
  return (cells) => someOf(each.map((render) => render(cells)));
}

function bindLink(link: LinkMapping, bindText: BindText): RenderValue {
  if (typeof link === 'string') return bindText(link);
  const { to, ...own } = link;
  const target = bindText(to);
  const properties = Object.entries(own).map(
    ([name, value]) => [name, bindValue(value, bindText)] as const,
  );
  return (cells) => {
    const id = target(cells);
    if (id === undefined) return undefined;
    const stated = properties.map(([name, render]) => [name, render(cells)] as const);
    return { to: id, ...Object.fromEntries(stated.filter(([, one]) => one !== undefined)) };
  };
}

/** A list without its gaps; undefined where nothing is left. */
function someOf(list: readonly unknown[]): unknown[] | undefined {
  const some = list.filter((one) => one !== undefined);
  return some.length > 0 ? some : undefined;
}
