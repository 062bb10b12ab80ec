/** Tells which entity a record is about: by its id, by a code, by its name; else it is new. */
import { isEntity, type GraphModel, type NodeModel } from '../model/graph-model';
import { idPrefix, prefixOfType } from '../model/ids';
import { unusableId } from './check';
import { nearest, slug } from './texts';
import { codeProperties, codesAmong } from './codes';
import { decisionOf, type Decisions } from './decisions';
import { placeText, type Issue } from './issue';
import type { NearMatch } from './import-report';
import type { Named } from './names-in-graph';
import type { NodeRecord } from './records';
import type { Reference, References } from './references';
import { brokenRules } from './rules';
import { RECORDS } from '../messages/records';

/** A record of which it is known what it is about. */
export interface Identified {
  readonly record: NodeRecord;
  readonly id: string;
  readonly type: NodeModel;
  /** True where the graph has no such entity. */
  readonly fresh: boolean;
}

/** What records are identified by. */
export interface Identifying {
  readonly model: GraphModel;
  readonly references: References;
  readonly decisions: Decisions;
  /** True where new entities are not compared with those that are there: a curated collection knows its own. */
  readonly curated: boolean;
}

/** The references that identify a record: its id, or its codes and the id that it would get. */
export function identifyingReferences(model: GraphModel, record: NodeRecord): Reference[] {
  const { id } = record.values;
  const codes = codesAmong(model, record.values);
  const own = typeof id === 'string' ? id : madeId(record, codes, String(record.type));
  return [...codes, ...(own ? [own] : [])].map((reference) => ({ reference, types: [] }));
}

/** What a record is about, or the issue that says why that cannot be told; near matches are added to the list. */
export async function identify(
  identifying: Identifying,
  record: NodeRecord,
  near: NearMatch[],
): Promise<Identified | Issue> {
  const { model, references } = identifying;
  const type = typeOf(model, record);
  if ('code' in type) return type;
  const given = record.values.id;
  const named = typeof given === 'string' ? references.today(given) : undefined;
  const there = named !== undefined && references.inGraph(named) !== undefined;
  // A code names one thing, whatever id it is given: the one that has it in the graph keeps its own.
  const coded = there ? undefined : byCode(identifying, record, type);
  const id = coded ?? named ?? (await findId(identifying, record, type));
  if (typeof id !== 'string') return id;
  const taken = codeOfAnother(identifying, record, type, id);
  if (taken) return taken;
  const fresh = references.inGraph(id) === undefined;
  if (!fresh || identifying.curated) return { record, id, type, fresh };
  return notAlike(identifying, { record, id, type, fresh }, near);
}

function typeOf(model: GraphModel, record: NodeRecord): NodeModel | Issue {
  const { id } = record.values;
  if (id !== undefined) {
    const type = typeof id === 'string' ? model.byPrefix.get(idPrefix(id) ?? '') : undefined;
    return type && isEntity(type) ? type : unusableId(record, id);
  }
  const concrete = [...model.byPrefix.values()].filter(isEntity);
  const type = concrete.find(({ name }) => name === record.type);
  if (type) return type;
  const names = concrete.map(({ name }) => name).sort();
  const got = JSON.stringify(record.type ?? null);
  const suggestion = nearest(record.type ?? '', names);
  return {
    code: 'UNKNOWN_TYPE',
    at: record.at,
    value: record.type ?? null,
    message: RECORDS.UNKNOWN_TYPE(names.join(', '), got),
    ...(suggestion && { suggestion }),
  };
}

/**
 * The id of the node that has a code of the record: one of the graph; or else of the files, where the record has no id
 * of its own or merely names what has the code.
 */
function byCode(
  { model, references }: Identifying,
  record: NodeRecord,
  type: NodeModel,
): string | undefined {
  for (const code of codesAmong(model, record.values)) {
    const found = references.find(code, []);
    if (!('type' in found) || found.type.name !== type.name) continue;
    const own = record.values.id !== undefined && record.only !== 'new';
    if (found.late === undefined || !own) return found.id;
  }
  return undefined;
}

/** The issue of a record that gives what it is about a code that something else of its type has. */
function codeOfAnother(
  { model, references }: Identifying,
  record: NodeRecord,
  type: NodeModel,
  id: string,
): Issue | undefined {
  for (const code of record.only ? [] : codesAmong(model, record.values)) {
    const found = references.find(code, []);
    if (!('type' in found) || found.type.name !== type.name || found.id === id) continue;
    const [taken] = brokenRules({ of: 'code', code, ids: [found.id, id] }, 'record');
    if (taken) return { code: taken.code, at: record.at, value: code, message: taken.message };
  }
  return undefined;
}

async function findId(
  { model, references }: Identifying,
  record: NodeRecord,
  type: NodeModel,
): Promise<string | Issue> {
  const codes = codesAmong(model, record.values);
  const { name } = record.values;
  if (typeof name === 'string' && type.nameIdentifies) {
    const inGraph = (await references.names(type)).exact(name).filter(couldHave(codes, model));
    const inFiles = codes.length === 0 ? references.namedInFiles(type.name, name) : [];
    const known = [...new Set([...inGraph.map(({ id }) => id), ...inFiles])];
    if (known.length === 1 && known[0] !== undefined) return known[0];
    if (known.length > 1) {
      const ids = known.join(', ');
      const got = JSON.stringify(name);
      return {
        code: 'AMBIGUOUS_NAME',
        at: record.at,
        value: name,
        message: RECORDS.AMBIGUOUS_NAME(got, ids),
      };
    }
  }
  const made = madeId(record, codes, type.name);
  if (made !== undefined) return made;
  return { code: 'NO_ID', at: record.at, message: RECORDS.NO_ID };
}

/** The id that a new entity without one gets: of its code, or else of its name. */
function madeId(
  { values: { name } }: NodeRecord,
  codes: readonly string[],
  type: string,
): string | undefined {
  const key = slug(codes[0]?.split(':')[1] ?? (typeof name === 'string' ? name : ''));
  return key === '' ? undefined : `${prefixOfType(type)}:${key}`;
}

/** True of those that have no other code of a coding that these codes are of. */
const couldHave =
  (codes: readonly string[], model: GraphModel) =>
  (one: Named): boolean =>
    codeProperties(model).every(({ property }) => {
      const given = codes.find((code) => code.startsWith(`${property}:`));
      const known = one.codes[property];
      return given === undefined || known == null || given === `${property}:${known as string}`;
    });

/** A new entity is like none that is there, or it was decided that it is another, or the same. */
async function notAlike(
  { model, references, decisions }: Identifying,
  one: Identified,
  near: NearMatch[],
): Promise<Identified | Issue> {
  const { record, id, type } = one;
  const { name } = record.values;
  if (typeof name !== 'string' || !type.nameIdentifies) return one;
  const container = containerOf(references, record, type);
  const alike = (await references.names(type))
    .alike(name)
    .filter(couldHave(codesAmong(model, record.values), model))
    .filter((other) => !container || !other.container || other.container === container);
  const undecided: Named[] = [];
  for (const other of alike) {
    const decision = decisionOf(decisions, { given: name, type: type.name, like: other.id });
    if (decision === 'same') return { ...one, id: other.id, fresh: false };
    if (decision === undefined) undecided.push(other);
  }
  if (undecided.length === 0) return one;
  const at = placeText(record.at);
  for (const other of undecided) {
    near.push({ given: name, at, type: type.name, like: other.id, likeName: other.name });
  }
  const [first] = undecided;
  const likes = undecided.map((other) => `${other.id} (${other.name})`).join(', ');
  return {
    code: 'NEAR_MATCH',
    at: record.at,
    of: id,
    value: name,
    message: RECORDS.NEAR_MATCH(id, JSON.stringify(name), likes),
    ...(first && { suggestion: first.id }),
  };
}

function containerOf(
  references: References,
  { values }: NodeRecord,
  type: NodeModel,
): string | undefined {
  const given = type.containment === undefined ? undefined : values[type.containment];
  const [one] = Array.isArray(given) ? (given as unknown[]) : [given];
  const to = typeof one === 'object' && one !== null && 'to' in one ? one.to : one;
  if (typeof to !== 'string') return undefined;
  const found = references.find(to, []);
  return 'type' in found ? found.id : undefined;
}
