/** What we use of citation-js 0.7, which has no types of its own. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly output: {
      format(name: 'bibliography' | 'bibtex', items: readonly object[], options: object): string;
    };
    readonly config: { get(plugin: '@bibtex'): BibtexConfig };
  };

  /** The settings of plugin-bibtex, which are changed in place. */
  interface BibtexConfig {
    readonly format: { asciiOnly: boolean };
    readonly types: { readonly bibtex: { readonly target: Record<string, string> } };
  }
}

declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-bibtex';
