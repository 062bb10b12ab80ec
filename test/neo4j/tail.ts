import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

/** The last lines of a process's output, to show when it fails; each line also goes to `onLine`. */
export class Tail {
  private readonly lines: string[] = [];

  constructor(streams: Readable[], onLine: (line: string) => void = () => {}) {
    for (const input of streams) {
      createInterface({ input }).on('line', (raw) => {
        // Maven sends color codes even when told not to, on lines of their own.
        const line = stripVTControlCharacters(raw).trimEnd();
        if (line === '') return;
        this.lines.push(line);
        if (this.lines.length > 30) this.lines.shift();
        onLine(line);
      });
    }
  }

  /** The lines as text, or a remark if there are none. */
  toString(): string {
    return this.lines.length > 0 ? this.lines.join('\n') : '(no output)';
  }
}
