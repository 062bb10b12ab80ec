/**
 * A text as the key of an id: `Haku Wiñay / Noa Jayatai` gives `haku-winay-noa-jayatai`. Ids never change, so that
 * this stays as it is, however texts are compared (`fold`).
 */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
