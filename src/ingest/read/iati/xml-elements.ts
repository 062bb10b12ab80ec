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
  broken(line: number, column: number, message: string, open: XmlElement | undefined): void;
}

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
  #stopped = false;

  constructor(
    private readonly child: { readonly name: string; readonly rule: ElementRule },
    private readonly listener: XmlListener,
  ) {
    const parser = this.#parser;
    parser.on('opentagstart', () => {
      // The line end right after a name has been counted by then.
      this.#line = parser.columnIndex === 0 ? parser.line - 1 : parser.line;
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
    parser.on('error', ({ message }) => {
      if (this.#stopped) return;
      this.stop();
      const told = message.replace(/^\d+:\d+: /, '');
      // A text outside of the root is told where it ends, which may be the end of the file.
      const line = told.startsWith('text data outside') ? this.#line : parser.line;
      listener.broken(line, parser.column, told, this.#open.at(-1)?.element);
    });
  }

  /** The line that has been read so far. */
  get line(): number {
    return this.#parser.line;
  }

  write(text: string): void {
    if (!this.#stopped) this.#parser.write(text);
  }

  end(): void {
    if (!this.#stopped) this.#parser.close();
  }

  /** Tells nothing any more. */
  stop(): void {
    this.#stopped = true;
  }

  #opened(tag: SaxesTagNS): void {
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
    this.#line = this.#parser.line;
  }

  #closed(): void {
    if (this.#stopped) return;
    this.#passed();
    const closed = this.#open.pop();
    if (closed && this.#open.length === 1) this.listener.element(closed.element);
  }

  #texted(text: string): void {
    const open = this.#open.at(-1);
    if (open?.rule) open.element.text += text;
  }
}
