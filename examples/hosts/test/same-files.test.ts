import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const hosts = join(import.meta.dirname, '..');
const read = (host: string, file: string) => readFileSync(join(hosts, host, file), 'utf8');

describe('hosts differ only in what is theirs', () => {
  it.each(['servicekonto.js', 'pages.js'])('%s is the same in all of them', (file) => {
    const first = read('node-http', file);
    for (const host of ['express-4', 'express-5', 'fastify', 'hono'])
      expect(read(host, file), `${host}/${file}: copy it from node-http`).toBe(first);
  });

  it('middleware.js is the same for both versions of Express', () => {
    expect(read('express-4', 'middleware.js')).toBe(read('express-5', 'middleware.js'));
  });

  it('no package of ours is in a lock file: each is installed from what npm packs', () => {
    const locks = globSync('*/package-lock.json', { cwd: hosts });
    expect(locks.length).toBeGreaterThan(5);
    for (const lock of locks)
      expect(readFileSync(join(hosts, lock), 'utf8'), lock).not.toContain('@rathaus/');
  });
});
