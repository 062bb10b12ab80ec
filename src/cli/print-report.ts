import { issueText, noteText } from '../ingest/issue';
import type { Language, LocalizedMessage } from '../messages/message';
import type { EntityChange, ImportReport } from '../ingest/import-report';
import { someOfEachKind } from '../ingest/issue-list';
import { number } from './session';
import { REPORT } from '../messages/report';

/** How many of each are printed; a report file has them all. */
const MOST = { issues: 50, notes: 20, nearMatches: 20, changes: 20 };

/** How long a value may be before it is cut in print. */
const LONGEST = 80;

/** What stands beside the values of an entity, and follows from them. */
const HIDDEN = ['version', 'stated'];

/** A report in words: what is wrong, what to know, what changed, and how much of each. */
export function reportText(report: ImportReport, language: Language): string {
  const printer = new ReportPrinter(report, language);
  const parts = [
    printer.issues(),
    printer.notes(),
    printer.nearMatches(),
    printer.changes(),
    printer.summary(),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

class ReportPrinter {
  constructor(
    private readonly report: ImportReport,
    private readonly language: Language,
  ) {}

  issues(): string[] {
    const { issues, issueCount } = this.report;
    const shown = someOfEachKind(issues, MOST.issues);
    return this.#list(
      REPORT.ISSUES(this.#n(issueCount)),
      shown.map((issue) => issueText(issue, this.language)),
      issueCount,
      shown.reduce((sum, { times = 1 }) => sum + times, 0),
    );
  }

  notes(): string[] {
    const { notes } = this.report;
    const lines = notes.slice(0, MOST.notes).map((note) => noteText(note, this.language));
    return this.#list(REPORT.NOTES, lines, notes.length);
  }

  nearMatches(): string[] {
    const { nearMatches, decisions } = this.report;
    const lines = nearMatches
      .slice(0, MOST.nearMatches)
      .map(({ at, given, like, likeName }) =>
        this.#t(REPORT.NEAR_MATCH(at, given, likeName, like)),
      );
    const list = this.#list(REPORT.NEAR_MATCHES, lines, nearMatches.length);
    if (decisions === undefined || list.length === 0) return list;
    return [...list, this.#t(REPORT.DECIDE(decisions))];
  }

  changes(): string[] {
    const { changes, entities } = this.report;
    const lines = changes.slice(0, MOST.changes).flatMap((change) => this.#change(change));
    return this.#list(
      REPORT.CHANGES,
      lines,
      Math.max(changes.length, entities.updated),
      Math.min(changes.length, MOST.changes),
    );
  }

  #change({ id, before, after }: EntityChange): string[] {
    const names = Object.keys(after.properties).filter((name) => !HIDDEN.includes(name));
    return [
      id,
      ...names.map((name) => {
        const [old, now] = [before.properties[name], after.properties[name]];
        return `  ${name}: ${this.#value(old)} → ${this.#value(now)}`;
      }),
      ...after.relationships.map(({ type, to, properties }, i) => {
        const old = before.relationships[i]?.properties;
        return `  ${type} ${to}: ${this.#value(old)} → ${this.#value(properties)}`;
      }),
    ];
  }

  #value(value: unknown): string {
    if (value === undefined || value === null) return this.#t(REPORT.NOTHING);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  }

  summary(): string[] {
    const { entities, relationships, dataset } = this.report;
    const { created, updated, unchanged, refused } = entities;
    const counted: readonly (readonly [LocalizedMessage, number])[] = [
      [REPORT.CREATED, created],
      [REPORT.UPDATED, updated],
      [REPORT.UNCHANGED, unchanged],
      [REPORT.REFUSED, refused],
    ];
    const all = counted
      .map(([message, value]) => `${this.#n(value)} ${this.#t(message)}`)
      .join(', ');
    const { created: added, updated: changed, refused: out } = relationships;
    const left = out === 0 ? '' : `, ${this.#n(out)} ${this.#t(REPORT.LEFT_OUT)}`;
    const lines = [
      this.#outcome(),
      this.#t(REPORT.ENTITIES(all)),
      this.#t(REPORT.RELATIONSHIPS(this.#n(added), this.#n(changed), left)),
    ];
    const { before, after } = dataset;
    if (before === after && before === null) return lines;
    const versions =
      before === after
        ? (before ?? '')
        : `${before ?? this.#t(REPORT.NO_VERSION)} → ${after ?? ''}`;
    const message = REPORT.VERSION(versions);
    return [...lines, this.#t(message)];
  }

  #outcome(): string {
    const files = this.report.files.join(', ');
    const message: Record<ImportReport['outcome'], LocalizedMessage> = {
      imported: REPORT.IMPORTED(files),
      unchanged: REPORT.NOTHING_NEW(files),
      checked: REPORT.CHECKED(files),
      refused: REPORT.NOTHING_WRITTEN(files),
    };
    return this.#t(message[this.report.outcome]);
  }

  /** A heading with lines under it, and how many more there are. */
  #list(
    heading: LocalizedMessage,
    lines: readonly string[],
    count: number,
    shown = lines.length,
  ): string[] {
    if (lines.length === 0) return [];
    const more = count - shown;
    return [
      this.#t(heading),
      ...lines.map((line) => `  ${line}`),
      ...(more > 0 ? [this.#t(REPORT.MORE(this.#n(more)))] : []),
    ];
  }

  #t(message: LocalizedMessage): string {
    return message[this.language];
  }

  #n(value: number): string {
    return number(this.language, value);
  }
}
