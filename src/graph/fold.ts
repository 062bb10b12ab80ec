/** A text without case and accents, as it is compared, ordered and searched: `Haku Wiñay` gives `haku winay`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The name of the hidden property that holds the folded copy of a text property. */
export const foldedName = (property: string): string => `${property}Folded`;
