import { z } from 'zod';

/** How answers are kept, so that what did not change is not computed twice. */
export interface CacheConfig {
  /** How many bytes a process keeps at most. */
  readonly maxBytes: number;
  /** The Redis in which processes share what they keep; each keeps its own where absent. */
  readonly redisUrl?: string;
}

const UNITS = { KB: 1_024, MB: 1_024 ** 2, GB: 1_024 ** 3 };

/** The setting of how much is kept, in bytes; 0 for nothing. */
export const cacheSize = z
  .string()
  .regex(/^(off|[1-9]\d{0,4} ?(KB|MB|GB))$/i, 'must be off, or a size such as 64MB')
  .default('64MB')
  .transform((text) => {
    const unit = text.slice(-2).toUpperCase() as keyof typeof UNITS;
    return /^off$/i.test(text) ? 0 : Number.parseInt(text, 10) * UNITS[unit];
  });

/** The setting of the Redis that is shared. */
export const redisUrl = z
  .string()
  .refine(
    (text) => /^rediss?:\/\/[^/]/.test(text) && URL.canParse(text),
    'must look like redis://host:6379, or rediss://user:password@host:6379 for TLS',
  )
  .optional();
