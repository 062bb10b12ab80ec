const ID = /^([a-z]+(?:-[a-z]+)*):([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** What an id must look like, for messages. */
export const ID_FORM = 'type:key in lower kebab case, such as district:080505';

/** The type part of an id (`target-group` of `target-group:ninos`), or undefined where the text is no id. */
export function idPrefix(id: string): string | undefined {
  return ID.exec(id)?.[1];
}

/** The type part of an id that something has. */
export const prefixOf = (id: string): string => id.slice(0, id.indexOf(':'));

/** The prefix that a type's ids carry: `target-group` for `TargetGroup`. */
export function prefixOfType(typeName: string): string {
  return typeName.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** The address of a thing, which stays the same as long as the server's does: `https://example.org/id/district:080505`. */
export const permalink = (base: string, id: string): string =>
  `${base}/id/${encodeURIComponent(id).replaceAll('%3A', ':')}`;
