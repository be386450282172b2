import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { Seeded } from './seeded.ts';

/**
 * Lets `crypto.randomUUID` follow the seed for what does not take its ids from the configuration. Content keys stay random:
 * nothing depends on their bits.
 */
export function installSeededIds(random: Seeded): { restore(): void } {
  const module = createRequire(import.meta.url)('node:crypto') as { randomUUID: () => string };
  const real = module.randomUUID;
  module.randomUUID = () => random.uuid();
  syncBuiltinESMExports();
  return {
    restore() {
      module.randomUUID = real;
      syncBuiltinESMExports();
    },
  };
}
