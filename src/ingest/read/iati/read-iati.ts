import type { At, Issue } from '../../issue';
import type { LocalizedMessage } from '../../../messages/message';
import type { Read } from '../../records';
import { breakMessage } from './broken-xml';
import { checkActivity } from './check-activity';
import { decodeXml, EncodingError } from './decode-xml';
import { issueAt, IatiFile } from './iati-file';
import { schemesOf, type IatiMapping } from './iati-mapping';
import { ACTIVITY } from './iati-schema';
import { mapActivity } from './map-activity';
import { nameTheNameless } from './participants';
import { mapLinks } from './related-activities';
import { XmlElements, type XmlElement, type XmlListener, MOST_LEVELS } from './xml-elements';
import { IATI } from '../../../messages/iati';
import { SaxesParser } from 'saxes';
import { plain } from './narratives';

/** How a file of IATI is read. */
export interface IatiOptions {
  /** The section `iati` of the mapping file. */
  readonly mapping?: IatiMapping;
  /**
   * Identifiers that activities name as their parents, by `readIatiParents`: an activity that others call their
   * parent is a programme even where it does not name its parts.
   */
  readonly parents?: ReadonlySet<string>;
}

/**
 * The versions that are read. What 2.03 added is not asked of the two before it, and none of what is read changed; what
 * a file of theirs has that 2.03 does not is told as any unknown element is.
 */
const VERSIONS: ReadonlySet<string> = new Set(['2.03', '2.02', '2.01']);

const ROOT = 'iati-activities';

const CHILD = { name: 'iati-activity', rule: ACTIVITY };

/**
 * The records of an IATI 2.03 activity file, as they come, and after them what could only be told at its end. A
 * issue without a node is one of the file as a whole: nothing after it is read.
 */
export async function* readIati(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  options: IatiOptions = {},
): AsyncGenerator<Read> {
  const schemes = schemesOf(options.mapping ?? {});
  const reading = new IatiReading(new IatiFile(file, schemes, options.parents ?? new Set()));
  const elements = new XmlElements(CHILD, reading);
  try {
    for await (const text of decodeXml(bytes)) {
      elements.write(text);
      yield* reading.take();
      if (reading.refused) return;
    }
    elements.end();
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    yield* reading.take();
    if (!reading.refused) reading.notEncoded(elements.line, error.encoding);
  }
  yield* reading.take();
  if (!reading.refused) yield* reading.ending();
}

const byLine = (a: Issue, b: Issue): number => (a.at.line ?? 0) - (b.at.line ?? 0);

/** Takes what the file tells, and makes records of it. */
class IatiReading implements XmlListener {
  refused = false;
  #reads: Read[] = [];
  #rootLine = 1;
  #activities = 0;
  readonly #named = new Set<string>();

  constructor(private readonly file: IatiFile) {}

  /** What has been read since it was asked last. */
  take(): Read[] {
    const reads = this.#reads;
    this.#reads = [];
    return reads;
  }

  root({ name, line, attributes }: XmlElement): void {
    this.#rootLine = line;
    const version = attributes.get('version')?.trim();
    if (name !== ROOT) {
      const message =
        name === 'iati-organisations' ? IATI.ORGANISATION_FILE : IATI.WRONG_ROOT(name, ROOT);
      this.#refuse(line, 'NOT_IATI', message, name);
    } else if (!VERSIONS.has(version ?? '')) {
      const found = version === undefined ? undefined : JSON.stringify(version);
      this.#refuse(line, 'IATI_VERSION', IATI.WRONG_VERSION(IATI.VERSIONS, found), version);
    }
  }

  element(element: XmlElement): void {
    if (this.refused || element.name.startsWith('{')) return;
    if (element.name !== CHILD.name) {
      this.#reads.push({
        issue: issueAt(
          this.file.at(element.line, element.name),
          'UNKNOWN_ELEMENT',
          IATI.NO_ACTIVITY(ROOT, element.name, CHILD.name),
          { value: element.name },
        ),
      });
      return;
    }
    this.#activities += 1;
    const issues = [...checkActivity(this.file, element)].sort(byLine);
    if (issues.length === 0) {
      const reads = [...mapActivity(this.file, element)];
      // What an activity refers to by a code comes before it, so that it is known there.
      for (const [key, record] of this.file.concepts) {
        if (!this.#named.has(key)) this.#reads.push({ record });
        this.#named.add(key);
      }
      this.#reads.push(...reads);
    }
    if (issues.length > 0) this.#reads.push(...issues.map((issue) => ({ issue })));
  }

  doctype(line: number): void {
    if (this.refused) return;
    this.#refuse(line, 'DOCTYPE', IATI.DOCTYPE);
  }

  broken(
    line: number,
    column: number | undefined,
    message: string,
    open: XmlElement | undefined,
  ): void {
    if (!this.refused) this.#refuse(line, 'NOT_WELL_FORMED', breakMessage(message, column, open));
  }

  notEncoded(line: number, encoding: string): void {
    this.#refuse(line, 'ENCODING', IATI.WRONG_ENCODING(encoding), encoding);
  }

  /** What could not be told before: links, names, and what was counted. */
  *ending(): Generator<Read> {
    if (this.#activities === 0) {
      yield { issue: issueAt(this.file.at(this.#rootLine), 'EMPTY', IATI.NO_ACTIVITIES) };
      return;
    }
    yield* mapLinks(this.file);
    yield* nameTheNameless(this.file);
    for (const note of this.file.notes.all()) yield { note };
  }

  #refuse(line: number, code: string, message: LocalizedMessage, value?: unknown): void {
    this.refused = true;
    const at: At = this.file.at(line);
    this.#reads.push({ issue: { ...issueAt(at, code, message, { value }), whole: true } });
  }
}

/**
 * The identifiers that the activities of a file name as their parents, for `readIati` to know them as programmes.
 * It is quick and checks nothing: a file that is broken gives what stands before the break.
 */
export async function readIatiParents(bytes: AsyncIterable<Uint8Array>): Promise<Set<string>> {
  const parents = new Set<string>();
  const parser = new SaxesParser();
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  parser.on('doctype', () => {
    broken = true;
  });
  let depth = 0;
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    broken ||= depth > MOST_LEVELS;
    const ref = plain(attributes.ref ?? '');
    if (!broken && name === 'related-activity' && attributes.type?.trim() === '1' && ref !== '') {
      parents.add(ref);
    }
  });
  try {
    for await (const text of decodeXml(bytes)) {
      if (broken) break;
      parser.write(text);
    }
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
  }
  return parents;
}
