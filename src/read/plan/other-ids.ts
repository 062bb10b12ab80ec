/**
 * Puts other ids into a plan. What is planned depends on what ids are of, by their prefixes, and not on which they
 * are; where they stand is told by two plans that differ in nothing else.
 */

/** Where ids stand in plain data: by its keys what is below them; an id by its place in the list of ids. */
export type IdPlaces = number | ReadonlyMap<unknown, IdPlaces>;

/** No id stands there. */
export const NOWHERE: IdPlaces = new Map();

/** Where ids stand in what was planned with them; undefined where what was planned with others differs in more. */
export function placesOfIds(
  planned: unknown,
  ids: readonly string[],
  other: unknown,
  others: readonly string[],
): IdPlaces | undefined {
  const numbers = new Map(ids.map((id, i) => [id, i]));
  const compare = (one: unknown, another: unknown): IdPlaces | undefined => {
    if (Object.is(one, another)) return NOWHERE;
    if (typeof one === 'string') {
      const number = numbers.get(one);
      return number !== undefined && others[number] === another ? number : undefined;
    }
    const [parts, counterparts] = [partsOf(one), partsOf(another)];
    if (!parts || parts.size !== counterparts?.size) return undefined;
    const places = new Map<unknown, IdPlaces>();
    for (const [key, part] of parts) {
      const below = counterparts.has(key) ? compare(part, counterparts.get(key)) : undefined;
      if (below === undefined) return undefined;
      if (below !== NOWHERE) places.set(key, below);
    }
    return places.size > 0 ? places : NOWHERE;
  };
  return compare(planned, other);
}

/** What was planned, with other ids in the places of its own; what holds none is the same object. */
export function withIds<T>(planned: T, places: IdPlaces, ids: readonly string[]): T;
export function withIds(planned: unknown, places: IdPlaces, ids: readonly string[]): unknown {
  if (typeof places === 'number') return ids[places];
  if (places.size === 0) return planned;
  if (planned instanceof Map) {
    const copy = new Map<unknown, unknown>(planned);
    for (const [key, below] of places) copy.set(key, withIds(copy.get(key), below, ids));
    return copy;
  }
  const copy = Array.isArray(planned) ? [...(planned as unknown[])] : { ...(planned as object) };
  for (const [key, below] of places) {
    const name = key as keyof typeof copy;
    copy[name] = withIds(copy[name], below, ids);
  }
  return copy;
}

/** What stands in plain data by its keys; undefined where it is something else. */
function partsOf(value: unknown): ReadonlyMap<unknown, unknown> | undefined {
  if (value instanceof Map) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value));
}
