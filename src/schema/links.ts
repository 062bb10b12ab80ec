import {
  declarations,
  type Declaration,
  type DeclaredProperty,
  type RelationshipOptions,
} from '../model/decorators';
import { IssuesError } from '../errors';
import type { Says } from '../model/notes';

/** One end of a relationship: a field of `owner` that leads to `target`. */
export interface Link {
  readonly owner: Declaration;
  readonly field: string;
  readonly type: string;
  readonly direction: 'out' | 'in';
  readonly target: Declaration;
  readonly toOne: boolean;
  readonly description: string;
  readonly says?: Says;
  /** The class with the relationship's own properties. */
  readonly properties?: Declaration;
}

let known: { readonly of: number; readonly links: readonly Link[] } | undefined;

/** Both ends of every declared relationship; every fault of the declarations is named in one error. */
export function declaredLinks(): readonly Link[] {
  const all = declarations();
  if (known?.of !== all.length) known = { of: all.length, links: readLinks(all) };
  return known.links;
}

function readLinks(all: readonly Declaration[]): Link[] {
  const byName = new Map(all.map((one) => [one.cls.name, one]));
  const issues: string[] = [];
  const links = all.flatMap((owner) =>
    owner.relationships.flatMap(({ field, options }) => {
      const target = byName.get(options.target);
      if (!target) {
        issues.push(`${owner.cls.name}.${field}: there is no type ${options.target}`);
        return [];
      }
      return bothEnds(all, owner, field, options, target);
    }),
  );
  if (issues.length > 0) throw new IssuesError('The declared relationships contradict:', issues);
  return links;
}

function bothEnds(
  all: readonly Declaration[],
  owner: Declaration,
  field: string,
  options: RelationshipOptions,
  target: Declaration,
): Link[] {
  const direction = options.direction ?? 'out';
  const properties = all.find(({ cls }) => cls === options.properties?.());
  const common = { type: options.type, ...(properties && { properties }) };
  const says = (way: 'out' | 'in'): { says?: Says } =>
    options.says ? { says: { es: options.says.es[way], en: options.says.en[way] } } : {};
  const near: Link = {
    ...common,
    owner,
    field,
    direction,
    target,
    toOne: options.toOne ?? false,
    description: options.description,
    ...says(direction),
  };
  const { inverse } = options;
  const ends = inverse.field !== undefined || owner.kind === 'type' ? [owner] : typesOf(all, owner);
  return [
    near,
    ...ends.map((end) => ({
      ...common,
      owner: target,
      field: inverse.field ?? end.plural ?? end.cls.name,
      direction: direction === 'out' ? ('in' as const) : ('out' as const),
      target: end,
      toOne: inverse.toOne ?? false,
      description: inverse.description,
      ...says(direction === 'out' ? 'in' : 'out'),
    })),
  ];
}

/** The concrete types that implement an interface. */
const typesOf = (all: readonly Declaration[], owner: Declaration): Declaration[] =>
  all.filter((one) => one.kind === 'type' && one.interfaces.includes(owner.cls));

const isOf = (one: Declaration, owner: Declaration): boolean =>
  one === owner || one.interfaces.includes(owner.cls);

/** The links of a type, those of its interfaces included. */
export const linksOf = (links: readonly Link[], one: Declaration): Link[] =>
  links.filter(({ owner }) => isOf(one, owner));

/** The properties of a type, those of its interfaces included. */
export const propertiesOf = (one: Declaration): DeclaredProperty[] =>
  declarations()
    .filter((other) => other.kind !== 'relationship' && isOf(one, other))
    .flatMap(({ properties }) => properties);
