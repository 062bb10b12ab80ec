/** Runs the command line as its users do: as a process, over a store of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endedWithTest } from '../support/processes';

const ROOT = join(__dirname, '..', '..');

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder for the files of a test, with a store in it. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'tinkuy-cli-'));

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Writes a file; gives its path. */
  file(name: string, text: string): string {
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  /** Starts a command with these settings, and none of whoever runs the test; it ends with the test. */
  start(args: readonly string[], settings: Readonly<Record<string, string>> = {}): ChildProcess {
    const { PATH, HOME } = process.env;
    const command = ['-r', '@swc-node/register', 'src/cli.ts', ...args];
    const env = { PATH, HOME, TINKUY_DATA: this.path('store'), ...settings };
    return endedWithTest(spawn(process.execPath, command, { cwd: ROOT, env }));
  }

  /** Runs a command to its end. */
  async run(
    args: readonly string[],
    settings: Readonly<Record<string, string>> = {},
  ): Promise<Ended> {
    const child = this.start(args, settings);
    let [out, err] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, out: this.#plain(out), err: this.#plain(err) };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Texts name files of the test by their names alone. */
  #plain(text: string): string {
    return text.replaceAll(`${this.folder}/`, '');
  }
}
