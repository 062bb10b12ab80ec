/** A stream that the program writes to. Whoever reads it may leave (`| head`): then the rest is dropped. */
export class Output {
  #closed = false;

  constructor(readonly stream: NodeJS.WritableStream & { readonly isTTY?: boolean }) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      this.#closed = true;
    });
  }

  /** True where nobody reads any more. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Writes, and waits until there is room for more. */
  async write(text: string): Promise<void> {
    if (this.#closed || text === '') return;
    await new Promise<void>((resolve) => this.stream.write(text, () => resolve()));
  }
}
