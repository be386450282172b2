import { defineConfig } from 'vitest/config';
import { filesWithoutGuard } from './without-guard.ts';

const conditions = ['@rathaus/source', 'module', 'node', 'development|production'];
const name = process.env.RATHAUS_WITHOUT_GUARD ?? '';
const changed = name === '' ? () => undefined : filesWithoutGuard(name);

/** Unit tests of this package, with the guard taken out that `RATHAUS_WITHOUT_GUARD` names. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: [
    {
      name: 'without-guard',
      enforce: 'pre',
      transform: (code, id) => changed(id.split('?')[0] ?? id, code),
    },
  ],
  test: {
    include: ['packages/exchange/src/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // What is kept there must not be taken for the sources, by nobody.
    fsModuleCache: false,
  },
});
