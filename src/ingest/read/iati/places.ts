import type { Note } from '../../issue';
import { decoded, REACHES } from './iati-codes';
import { noteAt, type IatiFile } from './iati-file';
import { attributeOf, childOf, childrenOf, mainNarrative, narrativesOf } from './narratives';
import type { Related } from './sectors';
import type { XmlElement } from './xml-elements';

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
  const es = name === undefined ? 'un lugar sin nombre' : `el lugar «${name}»`;
  const en = name === undefined ? 'a location without a name' : `the location «${name}»`;
  return noteAt(
    file.at(location.line, identifier, 'location'),
    codes === ''
      ? `${es} no se toma: no tiene código`
      : `${es} no se toma: sus códigos (${codes}) no son de un esquema del grafo; el archivo de correspondencias puede decir cuál es (iati.places)`,
    codes === ''
      ? `${en} is left out: it has no code`
      : `${en} is left out: its codes (${codes}) are of no scheme of the graph; the mapping file can tell which it is (iati.places)`,
  );
}
