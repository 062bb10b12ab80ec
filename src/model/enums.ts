import { registerEnumType } from 'type-graphql';

const names = new Map<object, string>();

/** Registers an enum of the schema; every value needs its description. */
export function defineEnum<T extends Record<string, string>>(
  values: T,
  name: string,
  description: string,
  descriptions: Record<keyof T, string>,
): void {
  names.set(values, name);
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      Object.entries(descriptions).map(([value, text]) => [value, { description: text }]),
    ) as Parameters<typeof registerEnumType<T>>[1]['valuesConfig'],
  });
}

/** The schema's name of an enum that `defineEnum` registered. */
export function enumName(values: object): string {
  const name = names.get(values);
  if (!name) throw new Error('Invariant: an enum was used that defineEnum never registered');
  return name;
}
