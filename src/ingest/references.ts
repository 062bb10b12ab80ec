/** Finds out what references name: in the graph, and among what is imported. */
import { readFormerIds, type FormerIds } from '../read/run/former-ids';
import { fold, foldedName } from '../model/fold';
import type { GraphModel, NodeModel } from '../model/graph-model';
import { idPrefix } from '../model/ids';
import type { Row } from '../engine/engine';
import { codeProperties, codesAmong } from './codes';
import type { LocalizedMessage } from '../messages/message';
import { readNames, type NamesInGraph } from './names-in-graph';
import type { StoreReader } from '../engine/store';
import { nodePages } from './read-pages';
import type { SeenIds } from './seen-ids';
import { RECORDS } from '../messages/records';
import { slug } from './texts';

/** How many answers are kept: a long file refers to the same nodes again and again. */
const MOST_KEPT = 20_000;

/** How many terms of vocabularies are read together. */
const MOST_TERMS = 10_000;

/** A reference with the types that it may name. */
export interface Reference {
  readonly reference: string;
  readonly types: readonly string[];
}

interface Retired extends KnownNode {
  readonly successors: readonly { readonly id: string; readonly name: string }[];
}

type Kind =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'code'; readonly property: string; readonly code: string }
  | { readonly kind: 'term'; readonly scheme: string; readonly notation: string }
  | { readonly kind: 'name' };

/** What references name. Those of a batch are looked up together by `prefetch`; then `find` tells each. */
export class References implements Known {
  readonly #ids = new Map<string, KnownNode | null>();
  readonly #codes = new Map<string, Retired | null>();
  /** Ids by codes that records of the import give, and by those that records merely name: see `only` of records. */
  readonly #codesGiven = new Map<string, string>();
  readonly #codesNamed = new Map<string, string>();
  /** Ids of the import by type and name, as far as these names were asked for. */
  readonly #namesGiven = new Map<string, Set<string>>();
  /** Ids that records have, by those under which the files tell of them. */
  readonly #renamed = new Map<string, string>();
  readonly #names = new Map<string, NamesInGraph>();
  /** What references are, as far as they were met. */
  readonly #kinds = new Map<string, Kind>();
  #terms: ReadonlyMap<string, KnownNode> | undefined;
  #formerIds: FormerIds | undefined;

  constructor(
    private readonly reader: StoreReader,
    private readonly model: GraphModel,
    private readonly seen: SeenIds,
  ) {}

  /** The id under which a node goes today: that of what it was merged into, or was found to be. */
  today = (id: string): string => {
    const now = this.#formerIds?.get(id) ?? id;
    return this.#renamed.get(now) ?? now;
  };

  /** Lets an id of the files lead to the one that its record was found to be about. */
  rename(given: string, id: string): void {
    this.#renamed.set(given, id);
  }

  /** The node of the graph with this id, as far as it was fetched. */
  inGraph(id: string): KnownNode | undefined {
    const found = this.#ids.get(this.today(id));
    if (found) return found;
    const type = this.model.byPrefix.get(idPrefix(id) ?? '');
    const named = type && this.#names.get(type.name)?.byId(id);
    return named && { id, type, codes: named.codes };
  }

  /** Forgets what was looked up where that has become much; called between batches. */
  forget(): void {
    if (this.#ids.size + this.#codes.size + this.#kinds.size < MOST_KEPT) return;
    this.#ids.clear();
    this.#codes.clear();
    this.#kinds.clear();
  }

  /** Remembers the codes of a node that is imported; one that is merely named gives way to who tells of it. */
  remember(id: string, codes: Readonly<Record<string, unknown>>, merelyNamed: boolean): void {
    const given = merelyNamed ? this.#codesNamed : this.#codesGiven;
    for (const code of codesAmong(this.model, codes)) if (!given.has(code)) given.set(code, id);
  }

  /** Remembers a name of a node that is imported. */
  rememberName(type: string, name: string, id: string): void {
    const key = nameKey(type, name);
    this.#namesGiven.set(key, (this.#namesGiven.get(key) ?? new Set()).add(id));
  }

  /** The nodes of the import that have this name, as far as it was remembered. */
  namedInFiles(type: string, name: string): readonly string[] {
    return [...(this.#namesGiven.get(nameKey(type, name)) ?? [])].map(this.today);
  }

  /** True where a reference is a name, and neither an id nor a code. */
  isName = (reference: string): boolean => this.#kindOf(reference).kind === 'name';

  /** The names of the nodes of a type in the graph. */
  async names(type: NodeModel): Promise<NamesInGraph> {
    const known = this.#names.get(type.name);
    if (known) return known;
    const names = await readNames(this.reader, this.model, type);
    this.#names.set(type.name, names);
    return names;
  }

  /** Looks up what references name, in a few statements for all of them. */
  async prefetch(references: readonly Reference[]): Promise<void> {
    this.#formerIds ??= await readFormerIds(this.reader);
    const ids = new Set<string>();
    const codes = new Map<string, Set<string>>();
    const terms = new Set<string>();
    const types = new Set<string>();
    for (const { reference, types: of } of references) {
      const kind = this.#kindOf(reference);
      if (kind.kind === 'id') {
        const id = this.today(kind.id);
        if (!this.#ids.has(id)) ids.add(id);
      } else if (kind.kind === 'code') {
        if (this.#codes.has(reference)) continue;
        const known = codes.get(kind.property) ?? new Set();
        codes.set(kind.property, known.add(kind.code));
      } else if (kind.kind === 'term') terms.add(reference);
      else for (const type of of) types.add(type);
    }
    await this.#fetchIds([...ids]);
    for (const [property, of] of codes) await this.#fetchCodes(property, [...of]);
    if (terms.size > 0) this.#terms ??= await this.#readTerms();
    for (const term of terms) {
      const found = this.#terms?.get(term);
      if (found) this.#ids.set(found.id, found);
    }
    for (const type of types) {
      const node = this.model.nodes.get(type);
      if (node && !node.abstract) await this.names(node);
    }
  }

  find(reference: string, types: readonly string[]): KnownNode | UnknownReference {
    const kind = this.#kindOf(reference);
    switch (kind.kind) {
      case 'id':
        return this.#findId(this.today(kind.id));
      case 'code':
        return this.#findCode(reference, kind.property, kind.code);
      case 'term':
        return this.#findTerm(reference);
      case 'name':
        return this.#findName(reference, types);
    }
  }

  #findId(id: string): KnownNode {
    const known = this.inGraph(id);
    if (known) return known;
    const type = this.model.byPrefix.get(idPrefix(id) ?? '') as NodeModel;
    // The ids of places are their codes at the statistics institute.
    const [, key = ''] = id.split(':');
    const codes = /^\d+$/.test(key) ? { ubigeo: key } : {};
    return { id, type, codes, late: this.seen.has(id) ? 'in files' : 'unknown' };
  }

  #findCode(reference: string, property: string, code: string): KnownNode | UnknownReference {
    const found = this.#codes.get(reference);
    if (found) {
      const [successor] = found.successors;
      if (!successor) return found;
      const names = found.successors.map(({ id, name }) => `${id} (${name})`).join(', ');
      return {
        code: 'RETIRED_CODE',
        message: RECORDS.RETIRED_CODE(property, code, names),
        suggestion: successor.id,
      };
    }
    const given = this.#codeInFiles(reference);
    if (given !== undefined) return this.#findId(given);
    return {
      code: 'UNKNOWN_CODE',
      message: RECORDS.UNKNOWN_CODE(property, code),
    };
  }

  #codeInFiles(code: string): string | undefined {
    const given = this.#codesGiven.get(code) ?? this.#codesNamed.get(code);
    return given && this.today(given);
  }

  #findTerm(reference: string): KnownNode | UnknownReference {
    const given = this.#codeInFiles(reference);
    const found = this.#terms?.get(reference) ?? (given && this.#findId(given));
    return found || { code: 'UNKNOWN_CODE', message: isUnknown(reference) };
  }

  #findName(name: string, types: readonly string[]): KnownNode | UnknownReference {
    const got = JSON.stringify(name);
    if (/^\d+$/.test(name)) {
      const codes = codeProperties(this.model).map(({ property }) => `${property}:${name}`);
      return { code: 'CODE_WITHOUT_SCHEME', message: RECORDS.CODE_WITHOUT_SCHEME(got, codes) };
    }
    const all = types.map((type) => [type, this.#names.get(type)] as const);
    const ids = new Set(
      all.flatMap(([type, names]) => [
        ...(names?.exact(name).map(({ id }) => id) ?? []),
        ...this.namedInFiles(type, name),
      ]),
    );
    const [id, ...others] = ids;
    if (id !== undefined && others.length === 0) return this.#findId(id);
    if (id !== undefined) {
      const list = [...ids].sort().join(', ');
      return { code: 'AMBIGUOUS_NAME', message: RECORDS.AMBIGUOUS_REFERENCE(got, list) };
    }
    for (const type of types) {
      const prefix = [...this.model.byPrefix].find(([, node]) => node.name === type)?.[0];
      const made = `${prefix}:${slug(name)}`;
      if (prefix && this.seen.has(made)) return this.#findId(made);
    }
    const alike = all.flatMap(([, names]) => names?.alike(name) ?? [])[0];
    const message = isUnknown(name);
    return { code: 'UNKNOWN_NAME', message, ...(alike && { suggestion: alike.id }) };
  }

  #kindOf(reference: string): Kind {
    const known = this.#kinds.get(reference);
    if (known) return known;
    const kind = this.#readKind(reference);
    this.#kinds.set(reference, kind);
    return kind;
  }

  #readKind(reference: string): Kind {
    const at = reference.indexOf(':');
    if (at <= 0 || /\s/.test(reference)) return { kind: 'name' };
    const [scheme, code] = [reference.slice(0, at), reference.slice(at + 1)];
    if (this.model.byPrefix.has(idPrefix(reference) ?? '')) return { kind: 'id', id: reference };
    const coding = codeProperties(this.model).find(({ property }) => property === scheme);
    if (coding) return { kind: 'code', property: coding.property, code };
    return { kind: 'term', scheme, notation: code };
  }

  async #fetchIds(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const codes = codeProperties(this.model).map(({ property }) => property);
    const rows = await this.reader.find('Entity', 'id', ids, ['id', ...codes]);
    for (const id of ids) this.#ids.set(id, null);
    for (const row of rows) this.#ids.set(String(row.id), this.#node(row));
  }

  async #fetchCodes(property: string, codes: readonly string[]): Promise<void> {
    const label = codeProperties(this.model).find((one) => one.property === property)?.label;
    if (label === undefined) return;
    const folded = foldedName(property);
    const rows = await this.reader.find(label, folded, codes.map(fold), ['id', property]);
    const successors = await this.#readSuccessors(rows.map(({ id }) => String(id)));
    for (const code of codes) this.#codes.set(`${property}:${code}`, null);
    for (const row of rows) {
      const node = this.#node(row);
      this.#ids.set(node.id, node);
      this.#codes.set(`${property}:${String(row[property])}`, {
        ...node,
        successors: successors.get(node.id) ?? [],
      });
    }
  }

  async #readSuccessors(ids: readonly string[]): Promise<Map<string, Retired['successors']>> {
    const asked = { ids, end: 'from', types: ['REPLACED_BY'], properties: [] } as const;
    const replaced = await this.reader.relationships(asked);
    const rows = await this.reader.find(
      'Entity',
      'id',
      replaced.map(({ to }) => to),
      ['id', 'name'],
    );
    const names = new Map(rows.map(({ id, name }) => [String(id), String(name)]));
    const successors = new Map<string, Retired['successors']>();
    for (const { from, to } of replaced) {
      const known = successors.get(from) ?? [];
      successors.set(from, [...known, { id: to, name: names.get(to) ?? to }]);
    }
    return successors;
  }

  async #readTerms(): Promise<ReadonlyMap<string, KnownNode>> {
    const terms = new Map<string, KnownNode>();
    const read = { limit: MOST_TERMS, properties: ['id', 'scheme', 'notation'] };
    for await (const rows of nodePages(this.reader, 'Concept', read)) {
      for (const row of rows) {
        if (row.scheme === null || row.notation === null) continue;
        terms.set(`${row.scheme as string}:${row.notation as string}`, this.#node(row));
      }
    }
    return terms;
  }

  #node({ id, ...codes }: Row): KnownNode {
    const type = this.model.byPrefix.get(idPrefix(String(id)) ?? '') as NodeModel;
    return { id: String(id), type, codes };
  }
}

/** Names are the same whatever is around them, and however their accents are composed. */
const nameKey = (type: string, name: string): string => `${type}\n${name.normalize('NFC').trim()}`;

const isUnknown = (reference: string): LocalizedMessage => {
  const got = JSON.stringify(reference);
  return RECORDS.UNKNOWN_REFERENCE(got);
};

/** A node that a reference names. */
export interface KnownNode {
  readonly id: string;
  readonly type: NodeModel;
  /** Its codes by property, as far as they are known. */
  readonly codes: Readonly<Record<string, unknown>>;
  /** Where it is while it is not in the graph: in what is imported, or nowhere that is known. */
  readonly late?: 'in files' | 'unknown';
}

/** Why a reference names nothing, and what may have been meant. */
export interface UnknownReference {
  readonly code: string;
  readonly message: LocalizedMessage;
  readonly suggestion?: string;
}

/** What references may name: the nodes of the graph and those of what is imported. */
export interface Known {
  /** The node that a reference names: an id, a code with its scheme, or a name of one of the types. */
  find(reference: string, types: readonly string[]): KnownNode | UnknownReference;
}
