import type { LocalizedMessage } from '../ingest/issue';

/** What keeps a command from doing what it was asked to, in words for who asked. */
export class ToldError extends Error {
  constructor(readonly told: LocalizedMessage) {
    super(told.en);
    this.name = 'ToldError';
  }
}
