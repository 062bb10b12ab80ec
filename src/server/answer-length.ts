/**
 * True where a result's JSON has more characters than that. They are counted as far as they go, and those that JSON
 * puts before some letters are left out, so that a text that would not fit into memory is never made.
 */
export const isLongerThan = (result: object, most: number): boolean =>
  lengthOf(result, most) > most;

function lengthOf(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return String(value).length;
  let length = 1;
  if (Array.isArray(value)) {
    for (const item of value) {
      length += 1 + lengthOf(item, most - length);
      if (length > most) break;
    }
    return length;
  }
  for (const key in value) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    // What is undefined is not written.
    if (member !== undefined) length += key.length + 4 + lengthOf(member, most - length);
    if (length > most) break;
  }
  return length;
}
