import type { Read } from '../../records';
import { dayOf } from './check-schema';
import { decoded, STATUSES, SIGNIFICANCES } from './iati-codes';
import { noteAt, type IatiFile, activityId, keyOf, locatorOf } from './iati-file';
import { ACTIVITY, type ElementRule } from './iati-schema';
import { attributeOf, childOf, childrenOf, namesOf, narrativesOf, plain } from './narratives';
import { mapParticipants, notePublisher } from './participants';
import { mapPlaces } from './places';
import { namesChildren, rememberLinks } from './related-activities';
import { mapResults } from './results';
import { mapSectors, type Related, saidOf, nameConcept } from './sectors';
import type { XmlElement } from './xml-elements';
import { IATI } from '../../../messages/iati';

/** What a sound activity is in the graph: itself first, then who takes part in it and what was measured on it. */
export function* mapActivity(file: IatiFile, activity: XmlElement): Generator<Read> {
  const identifier = plain(childOf(activity, 'iati-identifier')?.text ?? '');
  const isParent = namesChildren(activity) || file.parents.has(identifier);
  const type = isParent ? 'program' : 'intervention';
  const id = activityId(type, identifier);
  file.activities.set(keyOf(identifier), { id, type, identifier, line: activity.line });
  rememberLinks(file, activity, identifier);
  countLeftOut(file, activity, ACTIVITY);

  const { aliases = [], ...names } = namesOf(narrativesOf(childOf(activity, 'title'))) ?? {};
  const places = mapPlaces(file, activity, identifier);
  const sectors = mapSectors(file, activity, identifier);
  const markers = mapMarkers(file, activity, identifier);
  const values = {
    id,
    ...names,
    aliases: [identifier, ...aliases],
    ...description(file, activity),
    status: decoded(STATUSES, attributeOf(childOf(activity, 'activity-status'), 'code') ?? ''),
    ...dates(file, activity),
    ...(type === 'intervention' && places.related.length > 0 && { IMPLEMENTED_IN: places.related }),
    ...(sectors.related.length > 0 && { CLASSIFIED_AS: sectors.related }),
    ...(markers.length > 0 && { APPLIES: markers }),
    locator: locatorOf(identifier),
  };
  yield { record: { at: file.at(activity.line, identifier), values } };
  yield* notePublisher(file, activity, identifier);
  countLanguages(file, activity);
  for (const note of [...places.notes, ...sectors.notes]) yield { note };
  if (type === 'program' && places.related.length > 0) {
    const named = [...new Set(places.related.map(({ to }) => String(to)))].join(', ');
    yield {
      note: noteAt(file.at(activity.line, identifier, 'location'), IATI.PLACES_LEFT_OUT(named)),
    };
  }
  yield* mapParticipants(file, activity, identifier, id);
  yield* mapResults(file, activity, identifier, id);
}

/** All that the descriptions say in one language: Spanish, or else that of the first of them. */
function description(file: IatiFile, activity: XmlElement): { description?: string } {
  const all = childrenOf(activity, 'description').map((one) => narrativesOf(one));
  const said = all.flat();
  const first = said.find(({ language }) => language === 'es') ?? said[0];
  if (!first) return {};
  const taken = all.flatMap((narratives) => {
    const same = narratives.find(({ language }) => language === first.language) ?? narratives[0];
    return same ? [same] : [];
  });
  for (const one of said) {
    if (!taken.includes(one)) file.notes.count('translation', one.line);
  }
  return { description: taken.map(({ text }) => text).join('\n\n') };
}

/** When the activity began and ended; what was planned is no fact. */
function dates(file: IatiFile, activity: XmlElement): { startedOn?: string; endedOn?: string } {
  const all = childrenOf(activity, 'activity-date');
  const actual = (type: string): string | undefined =>
    dayOf(
      attributeOf(
        all.find((one) => attributeOf(one, 'type') === type),
        'iso-date',
      ) ?? '',
    );
  for (const one of all) {
    const type = attributeOf(one, 'type');
    if (type === '1' || type === '3') file.notes.count('plannedDate', one.line);
  }
  const [startedOn, endedOn] = [actual('2'), actual('4')];
  return {
    ...(startedOn !== undefined && { startedOn }),
    ...(endedOn !== undefined && { endedOn }),
  };
}

/** Counts titles that are not in Spanish, and texts of which the language is not told. */
function countLanguages(file: IatiFile, activity: XmlElement): void {
  const titles = narrativesOf(childOf(activity, 'title'));
  const [title] = titles;
  if (title && !titles.some(({ language }) => language === 'es')) {
    file.notes.count('notSpanish', title.line);
  }
  const count = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.name === 'narrative' && child.language === undefined) {
        file.notes.count('noLanguage', child.line);
      }
      count(child);
    }
  };
  count(activity);
}

/** These are counted in words of their own. */
const COUNTED_APART = new Set([
  'period/target',
  'actual/dimension',
  'actual/location',
  'baseline/dimension',
  'baseline/location',
]);

/** Counts the elements of which nothing is read. */
function countLeftOut(file: IatiFile, element: XmlElement, rule: ElementRule): void {
  for (const child of element.children) {
    const allowed = rule.children.find(({ name }) => name === child.name);
    if (allowed?.rule) {
      countLeftOut(file, child, allowed.rule);
      continue;
    }
    const name = rule === ACTIVITY ? child.name : `${element.name}/${child.name}`;
    if (!COUNTED_APART.has(name)) file.notes.leftOut(name, child.line);
  }
}

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
