import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

// A taken port of the caller's own server is reported in the tick after listen(); it must end the process.
it('lets an error of the caller right after the start end the process', () => {
  const program = `
    import { startSandbox } from ${JSON.stringify(new URL('../index.ts', import.meta.url).href)};
    await startSandbox();
    process.nextTick(() => { throw new Error('of the caller'); });
    setTimeout(() => process.exit(0), 2000);`;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@rathaus/source', '--input-type=module', '--eval', program],
    { cwd: import.meta.dirname, encoding: 'utf8', timeout: 20_000 },
  );
  expect(stderr).toContain('of the caller');
  expect(status).toBe(1);
});
