export type { StateStoreReport } from '../state-store/store-rules.ts';
export { type CheckRedisOptions, checkStateStore } from './check-state-store.ts';
export { createRedisStateStore, type RedisStateStoreOptions } from './create-redis-state-store.ts';
export type { IoRedisClient, NodeRedisClient, RedisCommand, RedisStateClient } from './redis-client.ts';
