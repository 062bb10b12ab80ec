import { z } from 'zod';

const byVocabulary = z.record(z.string().min(1), z.string().min(1));

/**
 * What a mapping file can say of IATI files under `iati`: which scheme of the graph a vocabulary of the file is.
 * What it says comes on top of what holds for every file.
 */
export const iatiMapping = z.strictObject({
  /** By the vocabulary of `location-id` and `administrative`. */
  places: z.record(z.string().min(1), z.enum(['ubigeo', 'reniec'])).default({}),
  /** By the vocabulary of `sector`: the scheme of sectors. */
  sectors: byVocabulary.default({}),
  /** By the vocabulary of `policy-marker`: the scheme of approaches. */
  markers: byVocabulary.default({}),
});

/** The section `iati` of a mapping file, as it is written. */
export type IatiMapping = z.input<typeof iatiMapping>;

/** The schemes of the graph by the vocabularies of a file. */
export interface Schemes {
  readonly places: ReadonlyMap<string, string>;
  readonly sectors: ReadonlyMap<string, string>;
  readonly markers: ReadonlyMap<string, string>;
}

/** No vocabulary of the IATI list has the codes of Peru, so a file names them in its own words. */
const PLACES = { 'UBIGEO-INEI': 'ubigeo', 'UBIGEO-RENIEC': 'reniec' };

const SECTORS = { 1: 'DAC', 2: 'DAC', 7: 'SDG' };

const MARKERS = { 1: 'IATI-POLICY-MARKER' };

/** The schemes by which a file is read. */
export function schemesOf(given: IatiMapping): Schemes {
  const { places, sectors, markers } = iatiMapping.parse(given);
  return {
    places: new Map(Object.entries({ ...PLACES, ...places })),
    sectors: new Map(Object.entries({ ...SECTORS, ...sectors })),
    markers: new Map(Object.entries({ ...MARKERS, ...markers })),
  };
}
