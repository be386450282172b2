import type { Abortable } from '@rathaus/client-core/abort';
import type { ContentStore } from './content-store.ts';

/** What happened to one object: `plain` is one that a store without sealing wrote, `missing` one that went meanwhile. */
export type ResealOutcome = 'current' | 'resealed' | 'plain' | 'missing';

/** A store whose objects can be taken over to the current key without touching their payload. */
export interface SealedContentStore extends ContentStore {
  /**
   * Seals one object with the current key: its data key is wrapped anew. Readers may read meanwhile, and whoever replaces
   * the object wins. Killed at any point the object stays readable; the next call finishes.
   *
   * Errors: those of `read`, and `exchange.config.invalid` when the store has no sealing.
   */
  reseal(name: string, options?: Abortable): Promise<ResealOutcome>;
}
