import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { ElementRule } from './iati-schema';

/** An element with what is read of it. */
export interface XmlElement {
  readonly name: string;
  /** The line on which it begins. */
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Its own language or that of what it stands in, as it is written. */
  readonly language: string | undefined;
}

/** What is told of an XML file while it is read. */
export interface XmlListener {
  /** The root element begins; what it holds follows. */
  root(root: XmlElement): void;
  /** An element right within the root has ended; one of another namespace is named `{namespace}name`. */
  element(element: XmlElement): void;
  /** The file has a document type. */
  doctype(line: number): void;
  /** The file is not well-formed; nothing more can be told of it. `open`: the element that has not ended. */
  broken(
    line: number,
    column: number | undefined,
    message: string,
    open: XmlElement | undefined,
  ): void;
}

/** Leaves the parser, which would go on to the end of what it was given. */
class TooDeepError extends Error {}

interface Open {
  readonly element: XmlElement & { readonly children: XmlElement[]; text: string };
  /** How to read what it holds; undefined where that is left out. */
  readonly rule: ElementRule | undefined;
}

/** Reads the elements within the root of an XML file one by one; only one of them is held at a time. */
export class XmlElements {
  readonly #parser = new SaxesParser<{ xmlns: true }>({ xmlns: true });
  readonly #open: Open[] = [];
  #line = 1;
  #depth = 0;
  #stopped = false;
  /** The line of an & that begins no entity, until something else is met: the parser looks for its end far behind it. */
  #ampersand: number | undefined;

  constructor(
    private readonly child: { readonly name: string; readonly rule: ElementRule },
    private readonly listener: XmlListener,
  ) {
    const parser = this.#parser;
    parser.on('opentagstart', () => {
      // The line end right after a name has been counted by then.
      this.#line = parser.columnIndex === 0 ? parser.line - 1 : parser.line;
      this.#depth += 1;
      if (this.#depth <= MOST_LEVELS) return;
      this.#broken('too deep');
      throw new TooDeepError();
    });
    parser.on('opentag', (tag) => this.#opened(tag));
    parser.on('closetag', () => this.#closed());
    parser.on('comment', () => this.#passed());
    parser.on('xmldecl', () => this.#passed());
    parser.on('text', (text) => this.#texted(text));
    parser.on('cdata', (text) => this.#texted(text));
    parser.on('doctype', (text) => {
      if (!this.#stopped) listener.doctype(parser.line - (text.split('\n').length - 1));
    });
    parser.on('error', ({ message }) => this.#broken(message.replace(/^\d+:\d+: /, '')));
  }

  /** The line that has been read so far. */
  get line(): number {
    return this.#parser.line;
  }

  write(text: string): void {
    let start = 0;
    for (const { index } of text.matchAll(/&(?=[^A-Za-z_:#])/g)) {
      this.#write(text.slice(start, index));
      this.#ampersand = this.#parser.line;
      start = index;
    }
    this.#write(text.slice(start));
  }

  end(): void {
    if (!this.#stopped) this.#parser.close();
  }

  #write(text: string): void {
    if (this.#stopped || text === '') return;
    try {
      this.#parser.write(text);
    } catch (error) {
      if (!(error instanceof TooDeepError)) throw error;
    }
  }

  #broken(message: string): void {
    if (this.#stopped) return;
    this.stop();
    const { line, column } = this.#parser;
    const open = this.#open.at(-1)?.element;
    if (this.#ampersand !== undefined) {
      this.listener.broken(this.#ampersand, undefined, 'entity', open);
      return;
    }
    // A text outside of the root is told where it ends, which may be the end of the file.
    const outside = message.startsWith('text data outside');
    this.listener.broken(outside ? this.#line : line, column, message, open);
  }

  /** Tells nothing any more. */
  stop(): void {
    this.#stopped = true;
  }

  #opened(tag: SaxesTagNS): void {
    this.#ampersand = undefined;
    if (this.#stopped) return;
    const attributes = new Map(
      Object.values(tag.attributes)
        .filter(({ prefix }) => prefix === '' || prefix === 'xml')
        .map(({ name, value }) => [name, value]),
    );
    const parent = this.#open.at(-1);
    const element: Open['element'] = {
      name: tag.uri === '' ? tag.local : `{${tag.uri}}${tag.local}`,
      line: this.#line,
      attributes,
      children: [],
      text: '',
      language: attributes.get('xml:lang') ?? parent?.element.language,
    };
    // The schema lets elements of other namespaces stand anywhere; they are not read.
    const own = tag.uri === '';
    if (own && this.#open.length > 1 && parent?.rule) parent.element.children.push(element);
    const rule = own ? this.#ruleOf(element.name) : undefined;
    this.#open.push({ element, rule });
    if (this.#open.length === 1) this.listener.root(element);
  }

  #ruleOf(name: string): ElementRule | undefined {
    if (this.#open.length === 1) return name === this.child.name ? this.child.rule : undefined;
    return this.#open.at(-1)?.rule?.children.find((child) => child.name === name)?.rule;
  }

  /** What stands outside of the root comes after this line. */
  #passed(): void {
    this.#ampersand = undefined;
    this.#line = this.#parser.line;
  }

  #closed(): void {
    this.#depth -= 1;
    if (this.#stopped) return;
    this.#passed();
    const closed = this.#open.pop();
    if (closed && this.#open.length === 1) this.listener.element(closed.element);
  }

  #texted(text: string): void {
    this.#ampersand = undefined;
    const open = this.#open.at(-1);
    if (open?.rule) open.element.text += text;
  }
}

/** More levels than any activity has: a parser needs more and more time for each. */
export const MOST_LEVELS = 100;
