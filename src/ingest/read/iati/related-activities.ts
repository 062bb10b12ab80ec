import type { Read } from '../../records';
import {
  noteAt,
  type ActivityLink,
  type IatiFile,
  activityId,
  keyOf,
  locatorOf,
} from './iati-file';
import { attributeOf, childrenOf } from './narratives';
import type { XmlElement } from './xml-elements';
import { IATI } from '../../../messages/iati';

/** True where an activity names others as its parts. */
export const namesChildren = (activity: XmlElement): boolean =>
  childrenOf(activity, 'related-activity').some((one) => attributeOf(one, 'type') === '2');

/** Remembers which activity is within which; of which type they are is known when the file has been read. */
export function rememberLinks(file: IatiFile, activity: XmlElement, identifier: string): void {
  for (const one of childrenOf(activity, 'related-activity')) {
    const ref = attributeOf(one, 'ref') ?? '';
    const { line } = one;
    switch (attributeOf(one, 'type')) {
      case '1':
        file.links.push({ parent: ref, child: identifier, by: identifier, line });
        break;
      case '2':
        file.links.push({ parent: identifier, child: ref, by: identifier, line });
        break;
      case '3':
        file.notes.count('sibling', line);
        break;
      case '4':
        file.notes.count('coFunded', line);
        break;
      default:
        file.notes.count('thirdParty', line);
    }
  }
}

/** What the links of a file say: a programme runs interventions, and a programme is part of one other. */
export function* mapLinks(file: IatiFile): Generator<Read> {
  const message = new Set<string>();
  const parents = new Map<string, string>();
  for (const link of file.links) {
    const [parentKey, childKey] = [keyOf(link.parent), keyOf(link.child)];
    const key = `${parentKey} ${childKey}`;
    if (message.has(key) || parentKey === '' || childKey === '' || parentKey === childKey) continue;
    message.add(key);
    const parent = file.activities.get(parentKey);
    const child = file.activities.get(childKey);
    if (parent?.type === 'intervention') {
      yield { note: noParts(file, link, parent.line) };
      continue;
    }
    const parentId = activityId('program', link.parent);
    const at = file.at(link.line, link.by);
    const locator = locatorOf(link.by);
    // One of the two may be in another file, or nowhere.
    const only = parent && child ? {} : { only: 'known' as const };
    if (child?.type !== 'program') {
      const RUNS = [{ to: activityId('intervention', link.child), locator }];
      yield { record: { at, values: { id: parentId, RUNS }, ...only } };
    } else if (parents.has(childKey)) {
      yield { note: secondParent(file, link, parents.get(childKey) ?? '') };
    } else {
      parents.set(childKey, link.parent);
      const PART_OF = [{ to: parentId, locator }];
      yield { record: { at, values: { id: child.id, PART_OF }, ...only } };
    }
  }
}

const noParts = (file: IatiFile, { parent, child, by, line }: ActivityLink, at: number) =>
  noteAt(file.at(line, by, 'related-activity'), IATI.PART_NOT_NAMED(child, parent, at));

const secondParent = (file: IatiFile, { parent, child, by, line }: ActivityLink, first: string) =>
  noteAt(file.at(line, by, 'related-activity'), IATI.PART_OF_ANOTHER(child, parent, first));
