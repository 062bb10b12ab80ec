/** More levels than any data has, and far fewer than the stack holds. */
const MOST_LEVELS = 500;

/**
 * True where YAML may have so many levels that parsing it would use up the stack, which ends the process where
 * the engine happens to compile an expression just then (Node 20). Counts too many rather than too few.
 */
export function tooDeep(lines: readonly string[]): boolean {
  let open = 0;
  for (const line of lines) {
    if (line.length > MOST_LEVELS && (indent(line) > MOST_LEVELS || dashes(line) > MOST_LEVELS)) {
      return true;
    }
    for (const [sign] of line.matchAll(/[[\]{}]/g)) {
      open = sign === '[' || sign === '{' ? open + 1 : Math.max(0, open - 1);
      if (open > MOST_LEVELS) return true;
    }
  }
  return false;
}

const indent = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** How many lists or keys a line begins one within the other: `- - ? - a`. */
const dashes = (line: string): number =>
  (/^\s*((?:[-?:][ \t]+)*)/.exec(line)?.[1] ?? '').replace(/[ \t]/g, '').length;
