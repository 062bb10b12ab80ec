import { fold } from '../graph/fold';

/** A text as the key of an id: `Haku Wiñay / Noa Jayatai` gives `haku-winay-noa-jayatai`. */
export const slug = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
