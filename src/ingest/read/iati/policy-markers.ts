import { decoded, SIGNIFICANCES } from './iati-codes';
import type { IatiFile } from './iati-file';
import { attributeOf, childrenOf } from './narratives';
import { nameConcept, saidOf, type Related } from './sectors';
import type { XmlElement } from './xml-elements';

/** The approaches that an activity applies by its policy markers, and what is to be told of them. */
export function mapMarkers(
  file: IatiFile,
  activity: XmlElement,
  identifier: string,
): readonly Related[] {
  const found = new Map<string, Related>();
  for (const one of childrenOf(activity, 'policy-marker')) {
    const vocabulary = attributeOf(one, 'vocabulary') ?? '1';
    const code = attributeOf(one, 'code') ?? '';
    const given = attributeOf(one, 'significance');
    const significance = given === undefined ? undefined : decoded(SIGNIFICANCES, given);
    const scheme = file.schemes.markers.get(vocabulary);
    if (significance === null) {
      file.notes.count('notTargeted', one.line);
    } else if (scheme === undefined) {
      file.notes.unknownVocabulary('marker', vocabulary, `${code}${saidOf(one)}`, one.line);
    } else {
      nameConcept(file, one, identifier, 'Approach', scheme, code);
      const to = `${scheme}:${code}`;
      found.set(to, { to, ...(significance !== undefined && { significance }) });
    }
  }
  return [...found.values()];
}
