export { createMemoryStateStore, type MemoryStateStoreOptions } from './memory.ts';
export type { StateStore } from './state-store.ts';
