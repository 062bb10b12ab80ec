import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';

/** A small fault, put in by replacing a piece of one function, so that it outlives moves of lines and files. */
export interface Mutant {
  /** The function, method (`Class.method`), class or constant that it is in. */
  readonly in: string;
  /** The piece of its text that is replaced, which is in it once. */
  readonly from: string;
  readonly to: string;
  /** The test files that should see it, as paths under test/ without `.test.ts`. */
  readonly seenBy: readonly string[];
  /** The engine on which it can be seen; the embedded one unless given. */
  readonly engine?: 'neo4j';
  /** Why no behaviour tells it, where it is equivalent, or costs time only: then it is not counted. */
  readonly unseen?: string;
}

type Listed = string | Partial<Omit<Mutant, 'in' | 'from'>>;

/** The faults of `mutants.yaml`, in its order. */
export function readMutants(): Mutant[] {
  const text = readFileSync(join(__dirname, 'mutants.yaml'), 'utf8');
  const listed = parse(text) as Record<
    string,
    { readonly seenBy: readonly string[]; readonly faults: Readonly<Record<string, Listed | null>> }
  >;
  return Object.entries(listed).flatMap(([name, { seenBy, faults }]) =>
    Object.entries(faults).map(([from, given]): Mutant => ({
      in: name,
      from,
      seenBy,
      ...(typeof given === 'object' ? { to: '', ...given } : { to: String(given) }),
    })),
  );
}

/** Where a mutant goes. */
export interface MutatedFile {
  readonly file: string;
  readonly text: string;
}

/** The declarations of a folder's sources, by name. */
export class Sources {
  readonly #declared = new Map<string, { file: string; start: number; end: number }[]>();
  readonly #texts = new Map<string, string>();

  constructor(root: string) {
    for (const name of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
      const file = join('src', name);
      const text = readFileSync(join(root, file), 'utf8');
      this.#texts.set(file, text);
      this.#declare(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), file, '');
    }
  }

  /** The file with the mutant in it; fails where its function or its piece is not there exactly once. */
  withMutant({ in: name, from, to }: Mutant): MutatedFile {
    const found = (this.#declared.get(name) ?? []).filter(
      ({ file, start, end }) => this.textOf(file).slice(start, end).split(from).length === 2,
    );
    const [place] = found;
    if (!place || found.length > 1) {
      throw new Error(`${name}: ${JSON.stringify(from)} is in ${found.length} places, not in one`);
    }
    const text = this.textOf(place.file);
    const at = text.indexOf(from, place.start);
    return { file: place.file, text: text.slice(0, at) + to + text.slice(at + from.length) };
  }

  /** A file as it is without a mutant. */
  textOf(file: string): string {
    return this.#texts.get(file) ?? '';
  }

  #declare(node: ts.Node, file: string, of: string): void {
    node.forEachChild((child) => {
      const name = nameOf(child);
      const qualified = of === '' ? name : `${of}.${name}`;
      if (name !== undefined && qualified !== undefined) {
        const place = { file, start: child.getStart(), end: child.getEnd() };
        this.#declared.set(qualified, [...(this.#declared.get(qualified) ?? []), place]);
      }
      const inner = ts.isClassDeclaration(child) ? (name ?? of) : of;
      if (!ts.isFunctionLike(child) || ts.isClassLike(child)) this.#declare(child, file, inner);
    });
  }
}

function nameOf(node: ts.Node): string | undefined {
  const named =
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isPropertyDeclaration(node);
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  return named && node.name ? node.name.getText() : undefined;
}
