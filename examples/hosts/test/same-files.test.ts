import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';

const hosts = join(import.meta.dirname, '..');
const read = (host: string, file: string) => readFileSync(join(hosts, host, file), 'utf8');

/** A module without types and comments, written in one way. */
const plain = (host: string, file: string) =>
  transformSync(read(host, file), { loader: 'ts', target: 'esnext', minifyWhitespace: true }).code;

/** The lines from one that begins so to one that ends so, as if they stood at the left margin. */
function lines(text: string, from: string, to: string): readonly string[] {
  const all = text.split('\n').map((line) => line.trim());
  const start = all.findIndex((line) => line.startsWith(from));
  const end = all.findIndex((line, at) => at > start && line.endsWith(to));
  if (start < 0 || end < 0) throw new Error(`no lines from "${from}" to "${to}"`);
  return all.slice(start, end + 1);
}

const frameworks = {
  next: 'servicekonto.ts',
  nuxt: 'server/site/servicekonto.ts',
  sveltekit: 'src/lib/server/servicekonto.ts',
  astro: 'src/servicekonto.ts',
};

describe('hosts differ only in what is theirs', () => {
  it.each(['servicekonto.js', 'pages.js'])('%s is the same in all servers', (file) => {
    const first = read('node-http', file);
    for (const host of ['express-4', 'express-5', 'fastify', 'hono'])
      expect(read(host, file), `${host}/${file}: copy it from node-http`).toBe(first);
  });

  it.each(['servicekonto', 'pages'])('%s of NestJS is that of node-http with types', (name) => {
    expect(plain('nestjs', `src/${name}.ts`)).toBe(plain('node-http', `${name}.js`));
  });

  it('server.js is the same for both versions of Express', () => {
    expect(read('express-4', 'server.js')).toBe(read('express-5', 'server.js'));
  });

  it('frameworks make the login in one way', () => {
    const made = ([host, file]: readonly [string, string]) => {
      const text = read(host, file);
      return [
        ...lines(text, 'const { ISSUER', '(siehe README.md)`);'),
        ...lines(text, 'return createServicekonto({', '});').filter(
          // What only Next has: its `basePath` arrives in one place and not in the other.
          (line) => host !== 'next' || !/^(?:proxyStripsPath:|\/\/ Next cuts )/.test(line),
        ),
      ];
    };
    // Nuxt needs no function around it.
    const nuxt = read('nuxt', frameworks.nuxt).replace('export const konto =', 'return');
    const first = made(['astro', frameworks.astro]);
    expect(first.length).toBeGreaterThan(12);
    expect(made(['next', frameworks.next])).toEqual(first);
    expect(made(['sveltekit', frameworks.sveltekit])).toEqual(first);
    expect([
      ...lines(nuxt, 'const { ISSUER', '(siehe README.md)`);'),
      ...lines(nuxt, 'return createServicekonto({', '});'),
    ]).toEqual(first);
  });

  it('Astro and SvelteKit check foreign posts in one way', () => {
    expect(read('astro', 'src/foreign.ts')).toBe(read('sveltekit', 'src/lib/server/foreign.ts'));
  });

  it('Next and Nuxt have one policy, with types or without', () => {
    expect(plain('nuxt', 'server/site/policy.ts')).toBe(plain('next', 'policy.ts'));
  });

  it('Nuxt and SvelteKit start on one address', () => {
    const started = (host: string) => read(host, 'start.js').replace(/import\('[^']+'\)/, 'import(…)');
    expect(started('nuxt')).toBe(started('sveltekit'));
  });

  it('the login is for this machine until somebody removes that, and says when', () => {
    const files = globSync('**/servicekonto.{js,ts}', { cwd: hosts, exclude: ['**/node_modules/**'] });
    expect(files.length).toBe(10);
    for (const file of files) {
      const text = readFileSync(join(hosts, file), 'utf8');
      expect(text, file).toContain('[allowHttp]: true, // remove it where the site has TLS\n');
      expect(text, file).toContain('[allowSandbox]: true, // remove it with the first real broker\n');
    }
  });

  it('no package of ours is in a lock file: each is installed from what npm packs', () => {
    const locks = globSync('*/package-lock.json', { cwd: hosts });
    expect(locks.length).toBeGreaterThan(5);
    for (const lock of locks)
      expect(readFileSync(join(hosts, lock), 'utf8'), lock).not.toContain('@rathaus/');
  });
});
