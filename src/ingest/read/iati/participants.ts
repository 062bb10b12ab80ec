import type { At, Note } from '../../issue';
import type { Read } from '../../records';
import { decoded, ORGANIZATION_KINDS, ROLES } from './iati-codes';
import { noteAt, type IatiFile, keyOf, locatorOf, organizationId } from './iati-file';
import { attributeOf, childOf, childrenOf, namesOf, narrativesOf, type Names } from './narratives';
import type { XmlElement } from './xml-elements';
import { IATI } from '../../../messages/iati';
import { slug } from '../../texts';

interface Participant {
  readonly element: XmlElement;
  readonly ref: string | undefined;
  readonly names: Names | undefined;
  readonly roles: Set<string>;
}

/** The organisations that take part in an activity: each as one record, with its roles. */
export function* mapParticipants(
  file: IatiFile,
  activity: XmlElement,
  identifier: string,
  to: string,
): Generator<Read> {
  const participants = new Map<string, Participant>();
  for (const element of childrenOf(activity, 'participating-org')) {
    const given = attributeOf(element, 'ref') ?? '';
    const ref = keyOf(given) === '' ? undefined : given;
    const names = namesOf(narrativesOf(element));
    const key = ref === undefined ? `name ${slug(names?.name ?? '')}` : organizationId(ref);
    const role = decoded(ROLES, attributeOf(element, 'role') ?? '');
    const before = participants.get(key);
    before?.roles.add(role);
    if (!before) participants.set(key, { element, ref, names, roles: new Set([role]) });
  }
  const locator = locatorOf(identifier);
  for (const { element, ref, names, roles } of participants.values()) {
    const at = file.at(element.line, identifier);
    const PARTICIPATES_IN = [...roles].map((role) => ({ to, role, locator }));
    if (ref === undefined) {
      const name = names?.name ?? '';
      const first = file.named.get(slug(name)) ?? name;
      file.named.set(slug(name), first);
      const values = { ...described(element, names), name: first, PARTICIPATES_IN };
      yield { record: { at, type: 'Organization', loosely: true, values } };
      if (first !== name) yield { note: namedBefore(at, name, first) };
      continue;
    }
    const id = organizationId(ref);
    const known = file.organizations.get(id) ?? {
      ref,
      line: element.line,
      by: identifier,
      names: new Set<string>(),
    };
    file.organizations.set(id, known);
    // Its name is stated once in a file, by the first that tells it.
    const first = names !== undefined && known.names.size === 0;
    const about = first ? { ...described(element, names), ...rucOf(ref) } : {};
    yield { record: { at, values: { id, ...about, PARTICIPATES_IN } } };
    if (names === undefined || known.names.has(names.name)) continue;
    known.names.add(names.name);
    if (first) continue;
    const [name = ''] = known.names;
    yield { note: namedBefore(at, names.name, name, ref) };
  }
}

/** An organisation is named as a file names it first. */
const namedBefore = (at: At, name: string, taken: string, ref = 'participating-org'): Note =>
  noteAt(at, IATI.NAMED_OTHERWISE(ref, name, taken));

function described(element: XmlElement, names: Names | undefined): Record<string, unknown> {
  const type = attributeOf(element, 'type');
  const kind = type === undefined ? null : decoded(ORGANIZATION_KINDS, type);
  const { aliases = [], ...named } = names ?? {};
  return {
    ...named,
    ...(aliases.length > 0 && { aliases }),
    ...(kind !== null && { kind }),
  };
}

function rucOf(ref: string): { ruc?: string } {
  const ruc = /^PE-RUC-(\d{11})$/i.exec(ref)?.[1];
  return ruc === undefined ? {} : { ruc };
}

/** Who publishes: it is told once, and is no participant by that. */
export function* notePublisher(
  file: IatiFile,
  activity: XmlElement,
  identifier: string,
): Generator<Read> {
  const publisher = childOf(activity, 'reporting-org');
  const ref = attributeOf(publisher, 'ref') ?? '';
  if (!publisher || file.publishers.has(ref)) return;
  file.publishers.add(ref);
  const name = namesOf(narrativesOf(publisher))?.name;
  const message = name === undefined ? ref : `${name} (${ref})`;
  yield {
    note: noteAt(file.at(publisher.line, identifier, 'reporting-org'), IATI.PUBLISHED_BY(message)),
  };
}

/** Organisations that the file names nowhere: their identifier is their name, unless they are known. */
export function* nameTheNameless(file: IatiFile): Generator<Read> {
  for (const [id, { ref, line, by, names }] of file.organizations) {
    if (names.size > 0) continue;
    const at = file.at(line, by);
    yield { record: { at, only: 'new', values: { id, name: ref, ...rucOf(ref) } } };
  }
}
