/** What we use of citation-js 0.7, which has no types of its own. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly output: {
      format(name: 'bibliography', items: readonly object[], options: object): string;
    };
    /** Used by tests alone: what it reads may be an address, which it would fetch. */
    readonly input: { chain(text: string, options: object): object[] };
  };
}

declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-bibtex';
