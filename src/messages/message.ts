/** The languages that texts are in. */
export type Language = 'es' | 'en';

/** A text for people, in Spanish and English. */
export type LocalizedMessage = Readonly<Record<Language, string>>;

/** Texts by their codes: as they are, or made of what they speak of. */
export type Catalogue = Readonly<
  Record<string, LocalizedMessage | ((...values: never[]) => LocalizedMessage)>
>;

/** A message after what it is about: `PART_OF to program:a: `. */
export const after = (what: string, { es, en }: LocalizedMessage): LocalizedMessage => ({
  es: what + es,
  en: what + en,
});

/** Messages in one, with something between them. */
export const joined = (
  messages: readonly LocalizedMessage[],
  between: string,
): LocalizedMessage => ({
  es: messages.map(({ es }) => es).join(between),
  en: messages.map(({ en }) => en).join(between),
});

/** One of several: `2, 4 or 6`. */
export function either(items: readonly unknown[]): LocalizedMessage {
  const [last, ...others] = [...items].reverse();
  const first = others.reverse().join(', ');
  return first === ''
    ? { es: String(last), en: String(last) }
    : { es: `${first} o ${String(last)}`, en: `${first} or ${String(last)}` };
}
