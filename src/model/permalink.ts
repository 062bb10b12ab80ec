/** The address of a thing, which stays the same as long as the server's does: `https://example.org/id/district:080505`. */
export const permalink = (base: string, id: string): string =>
  `${base}/id/${encodeURIComponent(id).replaceAll('%3A', ':')}`;
