import type { Sent } from './record-statements';

/** What a contender's process is asked. */
export type Question = 'usage' | 'record' | 'recorded' | 'stop';

/** What a process has used since it began. */
export interface Usage {
  readonly cpuMs: number;
  /** The most memory that it had at a time. */
  readonly peakMb: number;
}

/** What a contender's process tells. */
export type Told =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'usage'; readonly usage: Usage }
  | { readonly kind: 'recorded'; readonly statements: readonly Sent[] }
  | { readonly kind: 'done' };
