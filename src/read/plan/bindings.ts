/**
 * Bindings: where in a plan stands what the variables of a request give. Planning sees the values of the first request
 * through `derived`, which is done again for each further one, and through `guard` where it decides by a value: what is
 * planned then holds for requests of which the guards are the same.
 */
import {
  getNullableType,
  isInputObjectType,
  isListType,
  isScalarType,
  GraphQLBoolean,
  type GraphQLInputType,
} from 'graphql';
import { invariant } from '../../errors';

/** The values of an operation's variables, coerced. */
export type Variables = Readonly<Record<string, unknown>>;

/** The types of an operation's variables, by their names. */
export type VariableTypes = ReadonlyMap<string, GraphQLInputType>;

/** A value that variables give, or that is made of what they give. It stands in a plan in place of the value. */
export class Binding {
  constructor(
    /** The value that the first request gives. */
    readonly value: unknown,
    /** The value that another request gives. */
    readonly of: (variables: Variables) => unknown,
    /** What planning has decided by, in that order. */
    readonly guards: Binding[],
  ) {}

  /** A binding is no value: whoever takes it for one is told. */
  toJSON(): never {
    throw new Error('Invariant: planning took a binding for a value');
  }
}

/** What is made of values: of those of the first request now, and again of those of each further one. */
export function derived<Given, Made>(given: Given, make: (values: Given) => Made): Made {
  const [first] = bindingsIn(given);
  if (!first) return make(given);
  const of = (variables: Variables): Made => make(replaced(given, (one) => one.of(variables)));
  return new Binding(make(current(given)), of, first.guards) as Made;
}

/** Values by which planning decides: what is planned holds for them alone. */
export function guard<T>(given: T): T {
  const bindings = bindingsIn(given);
  for (const binding of bindings) {
    if (!binding.guards.includes(binding)) binding.guards.push(binding);
  }
  return bindings.length > 0 ? current(given) : given;
}

/** Variables with bindings in place of their texts and numbers; and a list for the guards of what is planned with them. */
export function bindingsOf(
  types: VariableTypes,
  variables: Variables,
): { readonly variables: Variables; readonly guards: readonly Binding[] } {
  const guards: Binding[] = [];
  const bind = (type: GraphQLInputType | undefined, value: unknown, of: Binding['of']): unknown => {
    if (!type || value === null || value === undefined) return value;
    const named = getNullableType(type);
    const part = (key: string | number) => (given: Variables) =>
      (of(given) as Readonly<Record<string | number, unknown>>)[key];
    if (isListType(named)) {
      const list = value as readonly unknown[];
      return list.map((one, i) => bind(named.ofType, one, part(i)));
    }
    if (isInputObjectType(named)) {
      const fields = named.getFields();
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, bind(fields[key]?.type, one, part(key))]),
      );
    }
    return isBound(named) ? new Binding(value, of, guards) : value;
  };
  const bound = Object.entries(variables).map(([name, value]) => [
    name,
    bind(types.get(name), value, (given) => given[name]),
  ]);
  return { variables: Object.fromEntries(bound) as Variables, guards };
}

/**
 * All of variables that is not bound, as a text: which are given, which are null, how long lists are, and the values of
 * enums and Booleans.
 */
export const shapeOf = (types: VariableTypes, variables: Variables): string =>
  JSON.stringify(
    Object.entries(variables).map(([name, value]) => [name, shape(types.get(name), value)]),
  );

function shape(type: GraphQLInputType | undefined, value: unknown): unknown {
  if (!type || value === null || value === undefined) return value;
  const named = getNullableType(type);
  if (isListType(named)) {
    const list = value as readonly unknown[];
    return list.map((one) => shape(named.ofType, one));
  }
  if (isInputObjectType(named)) {
    const fields = named.getFields();
    return Object.entries(value).map(([key, one]) => [key, shape(fields[key]?.type, one)]);
  }
  return isBound(named) ? 0 : value;
}

const isBound = (type: GraphQLInputType): boolean => isScalarType(type) && type !== GraphQLBoolean;

/** Where bindings stand in plain data: by its keys what is below them. */
type Places = Binding | ReadonlyMap<unknown, Places>;

/** Plain data in which bindings stand, to be had with the values that a request gives in their places. */
export class Template<T> {
  readonly #places: Places | undefined;

  constructor(private readonly data: T) {
    this.#places = placesIn(data, new Map());
  }

  /** The data with the values of a request; what holds no binding is the same object each time. */
  with(variables: Variables): T {
    return this.#places ? (filled(this.data, this.#places, variables) as T) : this.data;
  }
}

function placesIn(data: unknown, seen: Map<unknown, Places | undefined>): Places | undefined {
  if (data instanceof Binding) return data;
  const parts = partsOf(data);
  if (!parts) return undefined;
  if (seen.has(data)) return seen.get(data);
  seen.set(data, undefined);
  const places = new Map<unknown, Places>();
  for (const [key, part] of parts) {
    const below = placesIn(part, seen);
    if (below) places.set(key, below);
  }
  const found = places.size > 0 ? places : undefined;
  seen.set(data, found);
  return found;
}

function filled(data: unknown, places: Places, variables: Variables): unknown {
  if (places instanceof Binding) return places.of(variables);
  if (data instanceof Map) {
    const copy = new Map<unknown, unknown>(data);
    for (const [key, below] of places) copy.set(key, filled(copy.get(key), below, variables));
    return copy;
  }
  const copy = (Array.isArray(data) ? [...(data as unknown[])] : { ...(data as object) }) as Record<
    string,
    unknown
  >;
  for (const [key, below] of places) {
    copy[key as string] = filled(copy[key as string], below, variables);
  }
  return copy;
}

/** What stands in plain data by its keys; undefined where it is something else. */
function partsOf(data: unknown): Iterable<readonly [unknown, unknown]> | undefined {
  if (data instanceof Map) return data as ReadonlyMap<unknown, unknown>;
  if (Array.isArray(data)) return data.entries();
  if (typeof data !== 'object' || data === null) return undefined;
  const prototype: unknown = Object.getPrototypeOf(data);
  return prototype === Object.prototype || prototype === null ? Object.entries(data) : undefined;
}

/** The bindings in arguments, or in a part of them. */
function bindingsIn(given: unknown): readonly Binding[] {
  if (given instanceof Binding) return [given];
  const parts = partsOf(given);
  return parts ? [...parts].flatMap(([, part]) => bindingsIn(part)) : [];
}

/** Arguments with the values of the first request. */
const current = <T>(given: T): T => replaced(given, ({ value }) => value);

function replaced<T>(given: T, by: (binding: Binding) => unknown): T {
  const data: unknown = given;
  if (data instanceof Binding) return by(data) as T;
  if (Array.isArray(data)) return data.map((one: unknown) => replaced(one, by)) as T;
  const parts = partsOf(data);
  if (!parts) return given;
  invariant(!(data instanceof Map), 'arguments have no maps');
  return Object.fromEntries([...parts].map(([key, part]) => [key, replaced(part, by)])) as T;
}
