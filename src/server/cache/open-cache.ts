import type { Logger } from 'pino';
import type { CacheConfig } from '../../config/cache-settings';
import { LayeredCache, ProcessCache, type AnswerCache } from './answer-cache';

/** The cache that the settings ask for; the library for a Redis is loaded only where one is shared. */
export async function openCache(
  { maxBytes, redisUrl }: CacheConfig,
  log: Logger,
): Promise<AnswerCache> {
  const near = new ProcessCache(maxBytes);
  if (redisUrl === undefined) return near;
  const { RedisCache } = await import('./redis-cache');
  return new LayeredCache(near, new RedisCache(redisUrl, log));
}
