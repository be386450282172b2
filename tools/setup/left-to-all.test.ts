import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import leftToAll from './left-to-all.json' with { type: 'json' };

it('what is left to `-- all` is there, is an interop test, and says why', () => {
  for (const { file, minutes, because } of leftToAll) {
    expect([file, existsSync(resolve(import.meta.dirname, '../..', file))]).toEqual([file, true]);
    expect(file).toMatch(/\.interop\.test\.ts$/);
    expect(minutes).toBeGreaterThan(0);
    expect(because).toMatch(/\.$/);
  }
});
