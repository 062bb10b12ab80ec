import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { CommandError } from './session';
import { COMMANDS } from '../messages/commands';

/** A file that is there whole or not at all: what is written stands beside it until it is complete. */
export class AtomicFile {
  private constructor(
    private readonly path: string,
    private readonly part: string,
    private readonly handle: FileHandle,
  ) {}

  /** Begins a file, and thereby tells whether it can be written at all. */
  static async create(path: string): Promise<AtomicFile> {
    const part = `${path}.${process.pid}.part`;
    try {
      const there = await stat(path).catch(() => undefined);
      if (there?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
      return new AtomicFile(path, part, await open(part, 'w'));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new CommandError(COMMANDS.CANNOT_WRITE(path, code));
    }
  }

  async write(text: string): Promise<void> {
    await this.handle.write(text);
  }

  /** Puts the file in its place. */
  async finish(): Promise<void> {
    await this.handle.sync();
    await this.handle.close();
    await rename(this.part, this.path);
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    await this.handle.close();
    await rm(this.part, { force: true });
  }
}
