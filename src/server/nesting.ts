import { Lexer, Source, TokenKind, type Token } from 'graphql';
import type { Limits } from '../config';

/** A definition of a document, by its signs alone. */
interface Definition {
  /** How deep its own signs nest. */
  deepest: number;
  /** The fragments that it spreads, and how deep. */
  readonly spreads: { readonly name: string; readonly depth: number }[];
  /** How deep it nests with the fragments that it spreads, once that is known. */
  total?: number;
}

const OPENING: ReadonlySet<TokenKind> = new Set([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const CLOSING: ReadonlySet<TokenKind> = new Set([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

/**
 * True where the signs of a document nest deeper than is allowed, those of a fragment within what spreads it. It is
 * told from the text, since whatever parses or validates a document calls itself for each level of it.
 */
export function isDocumentTooDeep(text: string, { maxNesting, maxTokens }: Limits): boolean {
  // Most documents have fewer signs than they may have levels.
  if (!hasMore(text, /[{[(]/g, maxNesting)) return false;
  const { all, fragments } = definitionsOf(text, maxTokens);
  return all.some((one) => totalOf(one, fragments) > maxNesting);
}

/** True where the lists and objects of a JSON value nest deeper than is allowed. */
export function isValueTooDeep(value: unknown, { maxNesting }: Limits): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxNesting) return true;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : [],
    );
  }
  return false;
}

function hasMore(text: string, signs: RegExp, most: number): boolean {
  let found = 0;
  for (const _sign of text.matchAll(signs)) if ((found += 1) > most) return true;
  return false;
}

function definitionsOf(
  text: string,
  maxTokens: number,
): { all: readonly Definition[]; fragments: ReadonlyMap<string, Definition> } {
  const all: Definition[] = [{ deepest: 0, spreads: [] }];
  const fragments = new Map<string, Definition>();
  let depth = 0;
  let before: Token | undefined;
  for (const token of tokensOf(text, maxTokens)) {
    const current = all[all.length - 1];
    if (OPENING.has(token.kind)) depth += 1;
    else if (CLOSING.has(token.kind)) depth = Math.max(0, depth - 1);
    else if (token.kind === TokenKind.NAME && current) {
      if (before?.kind === TokenKind.SPREAD) current.spreads.push({ name: token.value, depth });
      if (depth === 0 && before?.value === 'fragment') {
        const fragment = { deepest: 0, spreads: [] };
        fragments.set(token.value, fragment);
        all.push(fragment);
      }
    }
    const within = all[all.length - 1];
    if (within && depth > within.deepest) within.deepest = depth;
    before = token;
  }
  return { all, fragments };
}

/** The tokens of a document, as far as a parser comes before it gives up. */
function* tokensOf(text: string, maxTokens: number): Generator<Token> {
  const lexer = new Lexer(new Source(text));
  try {
    for (let read = 0; read <= maxTokens; read += 1) {
      const token = lexer.advance();
      if (token.kind === TokenKind.EOF) return;
      yield token;
    }
  } catch {
    // What is no token ends a document here as it does for a parser, which says so.
  }
}

function totalOf(definition: Definition, fragments: ReadonlyMap<string, Definition>): number {
  if (definition.total !== undefined) return definition.total;
  // One that spreads itself is another rule's matter; here it ends.
  definition.total = 0;
  let total = definition.deepest;
  for (const { name, depth } of definition.spreads) {
    const fragment = fragments.get(name);
    if (fragment) total = Math.max(total, depth + totalOf(fragment, fragments));
  }
  return (definition.total = total);
}
