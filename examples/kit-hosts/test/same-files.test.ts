import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chosenRows } from './matrix.ts';

const hosts = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(hosts, file), 'utf8');

describe('hosts of the kit differ only in what is theirs', () => {
  it.each([
    ['site.js', ['react', 'vue', 'svelte', 'lit', 'angular', 'htmx', 'turbo', 'plain']],
    ['elements.js', ['htmx', 'turbo', 'plain']],
    ['src/kit.js', ['react', 'vue', 'svelte', 'lit']],
  ])('%s is the same in all of them', (file, [first = '', ...others]) => {
    for (const host of others)
      expect(read(`${host}/${file}`), `${host}/${file}: copy it from ${first}`).toBe(
        read(`${first}/${file}`),
      );
  });

  it('Next listens as React does', () => {
    expect(read('next/on.ts')).toBe(read('react/src/on.ts'));
  });

  it('Astro does in its page what a page without a framework does', () => {
    expect(read('astro/src/page.js')).toBe(read('plain/public/page.js'));
  });

  it('every folder is in the matrix, and has the commands that the README names', () => {
    const folders = globSync('*/package.json', { cwd: hosts }).map((file) => file.split(/[\\/]/)[0]);
    expect(folders.toSorted()).toEqual(
      chosenRows('')
        .map(({ name }) => name)
        .toSorted(),
    );
    for (const { name, builds, variants } of chosenRows('')) {
      const { scripts } = JSON.parse(read(`${name}/package.json`)) as { scripts: Record<string, string> };
      const tested = new Set(variants.map(({ script = 'start' }) => script));
      if (builds) tested.add('build');
      expect(Object.keys(scripts).toSorted(), name).toEqual([...tested].toSorted());
      expect(read('README.md'), name).toContain(`[${name}](${name})`);
    }
  });

  it('no package of ours is in a lock file: each is installed from what npm packs', () => {
    for (const { name } of chosenRows('')) {
      expect(existsSync(join(hosts, name, 'package-lock.json')), name).toBe(true);
      expect(read(`${name}/package-lock.json`), name).not.toContain('@rathaus/');
    }
  });
});
