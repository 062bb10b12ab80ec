import type { Note } from '../../issue';
import { decoded, REACHES } from './iati-codes';
import { noteAt, type IatiFile } from './iati-file';
import { attributeOf, childOf, childrenOf, mainNarrative, narrativesOf } from './narratives';
import type { Related } from './sectors';
import type { XmlElement } from './xml-elements';
import { IATI } from '../../../messages/iati';

/** The places of an activity, and the locations that are none of ours. */
export function mapPlaces(
  file: IatiFile,
  activity: XmlElement,
  identifier: string,
): { readonly related: readonly Related[]; readonly notes: readonly Note[] } {
  const found = new Map<string, Related>();
  const notes: Note[] = [];
  for (const one of childrenOf(activity, 'location')) {
    const to = placeOf(file, one);
    if (to === undefined) {
      notes.push(unknownPlace(file, one, identifier));
      continue;
    }
    const code = attributeOf(childOf(one, 'location-reach'), 'code');
    const reach = code === undefined ? undefined : decoded(REACHES, code);
    found.set(`${to} ${reach}`, { to, ...(reach !== undefined && { reach }) });
  }
  return { related: [...found.values()], notes };
}

/** The place that a location is, or else the smallest one that it lies in. */
function placeOf(file: IatiFile, location: XmlElement): string | undefined {
  const level = (one: XmlElement): number => Number(attributeOf(one, 'level') ?? -1);
  const administrative = [...childrenOf(location, 'administrative')].sort(
    (a, b) => level(b) - level(a),
  );
  for (const one of [...childrenOf(location, 'location-id'), ...administrative]) {
    const scheme = file.schemes.places.get(attributeOf(one, 'vocabulary') ?? '');
    if (scheme !== undefined) return `${scheme}:${attributeOf(one, 'code')}`;
  }
  return undefined;
}

function unknownPlace(file: IatiFile, location: XmlElement, identifier: string): Note {
  const name = mainNarrative(narrativesOf(childOf(location, 'name')))?.text;
  const codes = [...childrenOf(location, 'location-id'), ...childrenOf(location, 'administrative')]
    .map((one) => `${attributeOf(one, 'vocabulary')}:${attributeOf(one, 'code')}`)
    .join(', ');
  const place = name === undefined ? IATI.NAMELESS_PLACE : IATI.NAMED_PLACE(name);
  const message =
    codes === '' ? IATI.PLACE_WITHOUT_CODE(place) : IATI.PLACE_OF_NO_SCHEME(place, codes);
  return noteAt(file.at(location.line, identifier, 'location'), message);
}
