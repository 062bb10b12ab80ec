/**
 * What resolvers call. A root field's plan is already made when its resolver runs; here its statement is
 * run and its rows are shaped. One context for each request.
 */
import DataLoader from 'dataloader';
import type { Limits } from '../../config';
import { AppError, invariant } from '../../errors';
import type { CompiledQuery, Engine, Row, RunOptions, SearchCandidate } from '../../engine/engine';
import { EngineError } from '../../engine/engine-error';
import { countsName } from '../../model/counted';
import type { GraphModel } from '../../model/graph-model';
import type { GraphStatistics } from '../../model/statistics';
import type { StoreFacts } from '../../model/store-facts';
import type { LookupPlan, QueryPlan, Planned } from '../plan/query-plan';
import type { OneHopPlan } from '../plan/step-plans';
import type { ComputingContext } from './computed';
import type { Actor, Curation } from './curation';
import type { Dataset, EnglishTexts, KnownStore } from './dataset';
import type { SingleFlight } from './single-flight';
import type { OperationPlan } from './root-field';
import type { Runner, SearchArguments } from './runner';
import { shapeNode } from './shape';
import type { FoundRows, SharedLookups } from './shared-lookups';
import { OptimisticExecution } from './optimistic-execution';
import type { PlannedLookup, RowLookup } from '../plan/answer-plan';

/** A root field by its response name, as `GraphQLResolveInfo` tells it. */
interface NamedRoot {
  readonly path: { readonly key: string | number };
}

/** What a request's answers come from. */
export interface RequestSource {
  readonly engine: Engine;
  readonly model: GraphModel;
  readonly limits: Limits;
  /** Looks nodes up by their ids for all requests. */
  readonly lookups: SharedLookups;
  /** Reads what the store tells of itself. */
  readonly store: SingleFlight<KnownStore>;
  /** How large the graph is; null where it could not be read. */
  readonly statistics: GraphStatistics | null;
  /** What a curator can do; absent where the server only reads. */
  readonly curation?: Curation;
  readonly signal?: AbortSignal;
  /** The largest page of a root list, where it is not that of every list: exports read larger ones. */
  readonly maxRootPage?: number;
  /** Where others reach the server, for addresses in answers. */
  readonly baseUrl: string;
  /** Named in the answer to a fault of ours and in the log. */
  readonly requestId: string;
  /** Who asks, where the request says so by a token. */
  readonly actor?: Actor;
}

/**
 * Answers the root fields of one request, and counts what that took. Its members are private in name only:
 * Apollo copies a context before it uses it, and a copy has no `#members`.
 */
export class RequestContext implements Runner, ComputingContext {
  /** How many statements the database was sent. */
  statements = 0;
  /** The ids of the changes that it made. */
  readonly changes: string[] = [];
  private readonly answers = new Map<string, Promise<unknown>>();
  /** What loads nodes by their ids, with the state of the store, the statement and the values that it is of. */
  private readonly loaders: {
    readonly of: readonly (string | undefined)[];
    readonly loader: DataLoader<string, Row | null>;
  }[] = [];
  private readonly standing: OptimisticExecution;

  constructor(private readonly source: RequestSource) {
    this.standing = new OptimisticExecution(source.store);
  }

  /** The plan of the operation, once it is made. */
  get plan(): OperationPlan | undefined {
    return this.standing.plan;
  }

  /** What is known of the store, for whoever keeps answers: that of a moment before the first statement was sent. */
  get known(): KnownStore | null {
    return this.standing.known;
  }

  /**
   * True where the answer is of no one version: an import is under way, or the graph was changed each time while it was
   * read.
   */
  get underWay(): boolean {
    return (this.known?.underWay ?? false) || !this.standing.exact;
  }

  /** What reads the store, for whoever looks before an operation is planned. */
  get store(): SingleFlight<KnownStore> {
    return this.source.store;
  }

  get model(): GraphModel {
    return this.source.model;
  }

  get baseUrl(): string {
    return this.source.baseUrl;
  }

  get dataset(): Dataset | null {
    return this.known?.dataset ?? null;
  }

  get english(): EnglishTexts | undefined {
    return this.known?.english;
  }

  get edition(): string | undefined {
    return this.known?.edition;
  }

  get revision(): number | undefined {
    return this.known?.revision;
  }

  /** What is known of the store and decides how it is read. */
  get facts(): StoreFacts {
    const { known, source } = this;
    return {
      statistics: source.statistics ?? undefined,
      temporalTypes: known?.temporalTypes,
      parallelTypes: known?.parallelTypes,
      degreeCounters: known?.counted === countsName(this.model),
      former: known?.former,
      revision: known?.revision,
    };
  }

  get maxRootPage(): number | undefined {
    return this.source.maxRootPage;
  }

  get actor(): Actor | undefined {
    return this.source.actor;
  }

  get limits(): Limits {
    return this.source.limits;
  }

  get requestId(): string {
    return this.source.requestId;
  }

  /** Plans the operation; `once` is for what must not be done twice. */
  prepare(make: () => OperationPlan, options?: { readonly once: boolean }): Promise<void> {
    return this.standing.make(make, options);
  }

  /** Resolves when what is known of the store is certain to have been so after the request came. */
  confirm(): Promise<void> {
    return this.standing.confirm();
  }

  /** Resolves when all root fields are answered, for one that tells which version the answer is of. */
  async answered(): Promise<void> {
    await this.standing.execute(() => Promise.resolve());
  }

  /** Reads again what the store tells of itself, for whoever has changed it. */
  refresh(): Promise<void> {
    return this.standing.refresh();
  }

  /** The answer of a root field: computed once, however often it is asked for. */
  answer({ path }: NamedRoot): Promise<unknown> {
    const response = String(path.key);
    let answer = this.answers.get(response);
    if (!answer) {
      answer = this.standing.execute(({ roots }) => {
        const root = roots.get(response);
        invariant(root, `no plan for the root field ${response}`);
        return root.field.answer(this, root.planned);
      });
      this.answers.set(response, answer);
    }
    return answer;
  }

  /** Nodes by their ids, in that order, null where there is none; one statement for all that is asked in one tick. */
  async load(
    { plan, values, answer }: PlannedLookup,
    ids: readonly (string | null)[],
  ): Promise<unknown[]> {
    const of = [this.known?.state, this.source.engine.compiler.text(plan), JSON.stringify(values)];
    // A few for each request: to compare what they are of takes less than to hash it.
    let known = this.loaders.find((one) => one.of.every((part, i) => part === of[i]));
    if (!known) {
      const loader = new DataLoader<string, Row | null>(async (wanted) => {
        const rows = await this.rows({ plan, values }, wanted);
        return wanted.map((id) => rows.get(id) ?? null);
      });
      this.loaders.push((known = { of, loader }));
    }
    const { loader } = known;
    const rows = await Promise.all(ids.map(async (id) => id && loader.load(id)));
    return rows.map((row) => (row ? shapeNode(this.model, row, answer) : null));
  }

  /** The rows of a plan's statement. */
  run(
    plan: QueryPlan,
    values: readonly unknown[],
    more: ReadonlyMap<number, unknown> = new Map(),
  ): Promise<readonly Row[]> {
    const given = values.map((value, i) => (more.has(i) ? more.get(i) : value));
    return this.send(this.source.engine.compiler.compile(plan, given));
  }

  /** The rows of nodes by their ids. */
  async rows(lookup: RowLookup, ids: readonly string[]): Promise<FoundRows> {
    if (ids.length === 0) return new Map();
    const found = await this.find(lookup, ids);
    return new Map([...found].map(([id, { row }]) => [id, row as Row]));
  }

  /** What surrounds those of the nodes that have few relationships, by their ids. */
  oneHop(planned: Planned<OneHopPlan>, ids: readonly string[]): Promise<FoundRows> {
    return this.find(planned, ids);
  }

  /** What an engine proposes for a search. */
  search(...asked: SearchArguments): Promise<readonly SearchCandidate[]> {
    return this.engine((engine, options) => engine.search(...asked, options));
  }

  /** Makes a change in the name of whoever asks, and forgets what was read before it. */
  async change<T>(
    make: (curation: Curation, by: Actor) => Promise<T>,
    idOf: (outcome: T) => string | null,
  ): Promise<T> {
    const { curation, actor } = this.source;
    invariant(curation && actor, 'a change that nobody may make was planned');
    const outcome = await this.explained(() => make(curation, actor));
    const change = idOf(outcome);
    if (change !== null) {
      this.changes.push(change);
      this.loaders.length = 0;
      await this.refresh();
    }
    return outcome;
  }

  private find(
    { plan, values }: Planned<LookupPlan | OneHopPlan>,
    ids: readonly string[],
  ): Promise<FoundRows> {
    const lookup = { plan, values, ids, cost: this.cost };
    return this.engine((_, options) => this.source.lookups.find(lookup, options));
  }

  private get cost(): number {
    return this.plan?.cost ?? 0;
  }

  private send(query: CompiledQuery): Promise<readonly Row[]> {
    return this.engine((engine, options) => engine.run(query, options));
  }

  private async engine<T>(ask: (engine: Engine, options: RunOptions) => Promise<T>): Promise<T> {
    const { engine, limits, signal } = this.source;
    this.statements += 1;
    const onBookmark = (bookmark: string): void => this.standing.sawBookmark(bookmark);
    // What is known of the store is to be there for the statement too, which another server may answer.
    const after = this.known?.bookmark;
    return this.explained(() =>
      ask(engine, { signal, timeoutMs: limits.queryTimeoutMs, after, onBookmark }),
    );
  }

  private async explained<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw forClient(error, this.source.limits);
    }
  }
}

/** A fault of the database as a client may see it; what is our own fault goes on to be masked. */
function forClient(error: unknown, { queryTimeoutMs }: Limits): unknown {
  if (!(error instanceof EngineError)) return error;
  switch (error.kind) {
    case 'timeout':
      return new AppError(
        'QUERY_TIMEOUT',
        `The database gave no answer within ${queryTimeoutMs} ms: ask for less, or filter by an id`,
      );
    case 'memory':
      return new AppError(
        'COST_LIMIT_EXCEEDED',
        'The database has not the memory that this takes: ask for less, or filter',
      );
    case 'unavailable':
      return new AppError(
        'SERVICE_UNAVAILABLE',
        'The database cannot be reached now: try again later',
      );
    default:
      return error;
  }
}
