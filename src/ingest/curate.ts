/** What curators change through the API, by the same checks as an import. */
import type { StoreTransaction } from '../engine/store';
import type {
  Curation,
  CurationOutcome,
  GivenIssue,
  Reason,
  RelationshipGiven,
  ValuesGiven,
} from '../read/run/curation';
import type { GraphModel, NodeModel } from '../model/graph-model';
import { nodeModel } from '../model/graph-model';
import { idPrefix } from '../model/ids';
import { checkRecord } from './check-record';
import { climb, treeSteps } from './circles';
import { decide } from './statements';
import { currentOf } from './current';
import { decisionsOf, type Decisions } from './decisions';
import type { Issue } from './issue';
import { identify, identifyingReferences } from './identify';
import type { NearMatch } from './import-report';
import { imagesOf } from './journal';
import { mergeEntities } from './merge-entities';
import { oneChange, Refusal, type ChangeToWrite } from './one-change';
import { planChanges, thereBefore, type PlannedRelationship } from './plan-changes';
import { readNodes, readRelationships } from './read-state';
import type { NodeRecord } from './records';
import type { Store } from './recover';
import { References } from './references';
import { referencesOf } from './references-of';
import type { Broken } from './rule';
import { brokenRules } from './rules';
import { SeenIds } from './seen-ids';
import { storeSchema } from './store-schema';
import { combiningOf, typeOfId, type Kept } from './stored';
import { withdrawSource } from './withdraw-source';
import { CURATION } from '../messages/curation';
import { cleanTexts } from './texts';
import { propertiesGiven } from './outgoing';
import type { CheckedItem } from './graph-data';

/** What curators can do with a store. */
export function curationOf(store: Store): Curation {
  let prepared: Promise<void> | undefined;
  const ready = async (): Promise<void> => {
    prepared ??= store.engine.ensureSchema(storeSchema(store.model));
    await prepared.catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
  };
  const change = async (
    reason: Reason,
    plan: (change: OneCuration) => Promise<{ readonly id: string } & ChangeToWrite>,
  ): Promise<CurationOutcome> => {
    await ready();
    let id = '';
    const outcome = await oneChange<CurationOutcome>(store, reason, async (transaction) => {
      const planned = await plan(new OneCuration(transaction, store.model, reason));
      id = planned.id;
      return planned;
    });
    return 'kind' in outcome ? outcome : { kind: 'changed', id, change: outcome.change };
  };
  return {
    create: (given, reason) => change(reason, (one) => one.create(given)),
    update: (given, reason) => change(reason, (one) => one.update(given)),
    relate: (given, reason) => change(reason, (one) => one.relate(given)),
    unrelate: (given, reason) => change(reason, (one) => one.unrelate(given)),
    merge: (given, reason) => change(reason, (one) => one.merge(given)),
    withdraw: async (given, reason) => {
      await ready();
      return withdrawSource(store, given, reason);
    },
  };
}

type Planned = { readonly id: string } & ChangeToWrite;

class OneCuration {
  readonly #references: References;

  constructor(
    private readonly transaction: StoreTransaction,
    private readonly model: GraphModel,
    private readonly reason: Reason,
  ) {
    this.#references = new References(transaction, model, new SeenIds());
  }

  async create({ type, values, different }: Parameters<Curation['create']>[0]): Promise<Planned> {
    const record = this.#record({ ...known(values) }, type);
    const node = nodeModel(this.model, type);
    const references = this.#references;
    await references.prefetch([
      ...identifyingReferences(this.model, record),
      ...referencesOf(this.model, node, record),
      ...this.#sourceReferences(),
    ]);
    const near: NearMatch[] = [];
    const one = await identify(
      {
        model: this.model,
        references,
        decisions: decidedDifferent(type, String(values.name), different),
        curated: false,
      },
      record,
      near,
    );
    if (near.length > 0) refuse({ kind: 'nearMatches', ids: near.map(({ like }) => like) });
    if ('code' in one) return invalid([one]);
    const { id, fresh } = one;
    if (!fresh) refuse({ kind: 'alreadyThere', id });
    const item = this.#check(record, id, node);
    return this.#planned(id, [item], 'CREATED');
  }

  async update({
    id: given,
    ifVersion,
    values,
  }: Parameters<Curation['update']>[0]): Promise<Planned> {
    const { id, kept } = await this.#existing(given, ifVersion);
    const type = typeOfId(this.model, id);
    await this.#references.prefetch(this.#sourceReferences());
    // Beside what is there, so that an end is compared with the start that stays.
    const merged = known({ ...kept.properties, ...values });
    const { node } = this.#check(this.#record({ ...merged, id }, type.name), id, type);
    if (values.name === null) {
      return invalid([{ code: 'NO_NAME', at: AT, field: 'name', message: CURATION.NO_NAME }]);
    }
    const names = Object.keys(values);
    const properties = Object.fromEntries(
      names.map((name) => [name, values[name] === null ? null : node.properties[name]]),
    );
    const stated = decide(
      kept,
      { properties, sources: this.reason.sources },
      combiningOf(propertiesGiven(type)),
    );
    const same = names.every(
      (name) => JSON.stringify(kept.properties[name]) === JSON.stringify(stated.properties[name]),
    );
    if (same && JSON.stringify(kept.statements) === JSON.stringify(stated.statements)) {
      return { id, nodes: [], relationships: [], entries: [] };
    }
    const after: Kept = { ...stated, version: kept.version + 1 };
    return this.#written(id, kept, after, [], 'UPDATED');
  }

  async relate({ ifVersion, ...given }: Parameters<Curation['relate']>[0]): Promise<Planned> {
    const { id } = await this.#existing(given.from, ifVersion);
    const type = typeOfId(this.model, id);
    const { sources, locator } = this.reason;
    const link = { to: given.to, ...known(given.properties), sources, ...(locator && { locator }) };
    const record: NodeRecord = { at: AT, values: { id, sources, [given.type]: [link] } };
    await this.#references.prefetch(referencesOf(this.model, type, record));
    const item = this.#check(record, id, type);
    return this.#planned(id, [{ ...item, node: onlyId(item) }], 'UPDATED');
  }

  async unrelate({ ifVersion, ...given }: Parameters<Curation['unrelate']>[0]): Promise<Planned> {
    const { id, kept } = await this.#existing(given.from, ifVersion);
    await this.#references.prefetch(this.#sourceReferences());
    this.#checkSources();
    const to = this.#references.today(given.to);
    const found = await this.#between(id, given.type, to, known(given.properties));
    const [one, ...others] = found;
    if (!one || others.length > 0) return invalid([notOne(given, found.length)]);
    const after = { ...kept, version: kept.version + 1 };
    return this.#written(id, kept, after, [thereBefore(one)], 'UPDATED');
  }

  async merge({ into, from, ifVersion }: Parameters<Curation['merge']>[0]): Promise<Planned> {
    const survivor = await this.#existing(into, ifVersion);
    const other = await this.#existing(from);
    await this.#references.prefetch(this.#sourceReferences());
    this.#checkSources();
    const merged = await mergeEntities(
      this.transaction,
      this.model,
      survivor,
      other,
      this.reason.sources,
    );
    return 'issues' in merged ? invalid(merged.issues) : { id: survivor.id, ...merged };
  }

  /** The entity with an id, also a former one; of the version that is asked for. */
  async #existing(given: string, ifVersion?: number): Promise<{ id: string; kept: Kept }> {
    const isId = this.model.byPrefix.has(idPrefix(given) ?? '');
    await this.#references.prefetch(isId ? [{ reference: given, types: [] }] : []);
    const id = this.#references.today(given);
    const kept = isId ? (await readNodes(this.transaction, this.model, [id])).get(id) : undefined;
    if (!kept) return refuse({ kind: 'notFound', id: given });
    if (ifVersion !== undefined && ifVersion !== kept.version) {
      refuse({ kind: 'versionConflict', id, expected: ifVersion, actual: kept.version });
    }
    return { id, kept };
  }

  #record(values: ValuesGiven, type: string): NodeRecord {
    const { sources, locator } = this.reason;
    const stated = type === 'Source' ? {} : { sources };
    return {
      at: AT,
      type,
      values: { ...(cleanTexts(values) as ValuesGiven), ...stated, ...(locator && { locator }) },
    };
  }

  #check(record: NodeRecord, id: string, type: NodeModel): CheckedItem {
    const issues: Issue[] = [];
    const context = { model: this.model, known: this.#references, partial: false };
    const partial = { ...context, partial: this.#references.inGraph(id) !== undefined };
    const { nameless, ...checked } = checkRecord(partial, record, id, type, issues);
    if (nameless) issues.push(nameless);
    // A source has none itself, and a new one says by itself that it is there; of all others they are checked.
    if (type.name === 'Source') issues.push(...this.#sourceIssues(id));
    if (issues.length > 0) invalid(issues);
    return { at: AT, ...checked, fresh: !partial.partial, again: false };
  }

  #sourceReferences(): { reference: string; types: string[] }[] {
    return this.reason.sources.map((reference) => ({ reference, types: ['Source'] }));
  }

  /** A change rests on sources that are there. */
  #checkSources(): void {
    const issues = this.#sourceIssues();
    if (issues.length > 0) invalid(issues);
  }

  #sourceIssues(itself?: string): Issue[] {
    const issues = this.reason.sources
      .filter((source) => source !== itself)
      .filter((source) => this.#references.inGraph(source)?.type.name !== 'Source')
      .map((source): Issue => {
        const got = JSON.stringify(source);
        return {
          code: 'UNKNOWN_SOURCE',
          at: AT,
          field: 'sources',
          message: CURATION.UNKNOWN_SOURCE(got),
        };
      });
    if (this.reason.sources.length === 0) {
      issues.push({ code: 'NO_SOURCE', at: AT, field: 'sources', message: CURATION.NO_SOURCE });
    }
    return issues;
  }

  async #between(
    from: string,
    type: string,
    to: string,
    properties: ValuesGiven,
  ): ReturnType<typeof readRelationships> {
    const leaves = [...typeOfId(this.model, from).relationships.values()].some(
      (one) => one.type === type && one.direction === 'out',
    );
    if (!leaves) return [];
    const wanted = { ids: [from], end: 'from', types: [type] } as const;
    const all = await readRelationships(this.transaction, this.model, wanted);
    return all.filter(
      (one) =>
        one.to === to &&
        Object.entries(properties).every(
          ([name, value]) => JSON.stringify(one.properties[name]) === JSON.stringify(value),
        ),
    );
  }

  async #planned(
    id: string,
    items: readonly CheckedItem[],
    kind: 'CREATED' | 'UPDATED',
  ): Promise<Planned> {
    await this.#refuseCircles(items);
    const current = await currentOf(this.transaction, this.model, items, { started: false });
    const { entities, clashes } = planChanges(this.model, items, current);
    if (clashes.length > 0) {
      return invalid(
        clashes.map(({ relationship, message: text }) => ({
          code: 'NO_ROOM',
          at: AT,
          field: relationship,
          message: text,
        })),
      );
    }
    const [one] = entities;
    if (!one) return { id, nodes: [], relationships: [], entries: [] };
    return this.#written(id, one.before, one.after, one.relationships, kind);
  }

  async #refuseCircles(items: readonly CheckedItem[]): Promise<void> {
    const steps = items.flatMap(({ relationships }) => treeSteps(this.model, relationships));
    if (steps.length === 0) return;
    const circles = await climb(this.transaction, this.model, steps);
    for (const step of steps) {
      const broken = [...brokenRules({ of: 'tree', step, circles }, 'record')];
      if (broken.length > 0) invalid(broken);
    }
  }

  #written(
    id: string,
    before: Kept | undefined,
    after: Kept,
    relationships: readonly PlannedRelationship[],
    kind: 'CREATED' | 'UPDATED',
  ): Planned {
    const images = imagesOf(before, after, relationships);
    const entry = {
      kind,
      entities: [id],
      sources: this.reason.sources,
      after: images.after,
      ...(before && { before: images.before }),
    };
    return {
      id,
      nodes: [{ id, ...(before && { before }), after }],
      relationships,
      entries: [entry],
    };
  }
}

/** Where issues stand: in what a client gave. */
const AT = { file: 'api' } as const;

const onlyId = ({ node }: CheckedItem): CheckedItem['node'] => ({
  ...node,
  properties: { id: node.id },
});

/** Values without those that are not known: a client may write null for them. */
const known = (values: ValuesGiven): ValuesGiven =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value != null));

const decidedDifferent = (type: string, given: string, ids: readonly string[]): Decisions =>
  decisionsOf(ids.map((like) => ({ given, type, like, decision: 'different' })));

function notOne({ from, type, to }: RelationshipGiven, found: number): Issue {
  const text =
    found === 0
      ? CURATION.NO_RELATIONSHIP(type, from, to)
      : CURATION.SEVERAL(found, type, from, to);
  return { code: found === 0 ? 'NO_RELATIONSHIP' : 'SEVERAL', at: AT, field: type, message: text };
}

function invalid(issues: readonly (Issue | Broken)[]): never {
  const given = issues.map(({ field, message: text }): GivenIssue => ({
    field: field ?? null,
    message: text,
  }));
  return refuse({ kind: 'invalid', issues: given });
}

function refuse(outcome: CurationOutcome): never {
  throw new Refusal(outcome);
}
