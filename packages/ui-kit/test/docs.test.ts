import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { assessment, REQUIREMENTS, rowsOf, testTitle } from '../docs/en-301-549/assessment.ts';
import { GUIDES } from '../docs/guides/guides.ts';
import { pages } from '../docs/pages/pages.ts';
import type { Sizes } from '../docs/pages/sizes.ts';
import { NAMES, withPins } from '../docs/pages/specimen.ts';
import { layout } from '../docs/site/layout.ts';
import { ELEMENTS } from '../manifest/elements.ts';
import { escapeHtml } from '../src/tree/html.ts';
import { STATES } from './states.ts';

const sizes = Object.fromEntries(NAMES.map((name) => [name, 1234])) as unknown as Sizes;
const SITE = (['de', 'en'] as const).flatMap((lang) =>
  pages(lang, sizes).map((page) => ({
    lang,
    file: page.file,
    path: `${lang === 'de' ? '' : 'en/'}${page.file}`,
    html: layout(page, lang),
  })),
);
const find = (path: string): string => SITE.find((one) => one.path === path)?.html ?? '';

describe('docs:ui', () => {
  it('keeps the self-assessment in step with the tests it names', () => {
    const path = fileURLToPath(new URL('../../../docs/nachweise/en-301-549.md', import.meta.url));
    expect(readFileSync(path, 'utf8')).toBe(assessment());
  });

  it('names no test that does not exist', () => {
    expect(() => testTitle(['test/docs.test.ts', 'names a test that nobody wrote'])).toThrow('no test');
    expect(() => testTitle(['test/gone.test.ts', 'x'])).toThrow('no file');
    for (const { all } of REQUIREMENTS) for (const one of all) expect(testTitle(one)).not.toBe('');
  });

  it('claims nothing of an element that has no row of it', () => {
    for (const { elements = NAMES, own, except } of REQUIREMENTS)
      for (const name of Object.keys({ ...own, ...except })) expect(elements).toContain(name);
    for (const name of NAMES) expect(rowsOf(name)).toHaveLength(REQUIREMENTS.length);
  });

  it.each(SITE)('has no inline style or script in $path', ({ html }) => {
    expect(html).not.toMatch(/<style|\sstyle=|<script>|\son\w+="/);
    expect(html).not.toMatch(/\b(undefined|NaN)\b(?![^<]*<\/code>)/);
  });

  it.each(SITE)('has links in $path that lead somewhere, and one id only once', ({ html, lang }) => {
    const own = html.replace(
      /<div class="(stage|thumb)"[\s\S]*?(?=<ol class="parts|<\/section|<details class="more|<figcaption|<h3)/g,
      '',
    );
    for (const [, href] of own.matchAll(/<a [^>]*href="([^"#:]+\.html)/g)) {
      const path = new URL(`${href}`, `http://docs/${lang === 'de' ? '' : 'en/'}`).pathname.slice(1);
      expect(find(path), path).not.toBe('');
    }
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(NAMES)('shows every state of %s, each with a caption', (name) => {
    for (const state of STATES.filter((one) => one.element === name)) {
      expect(GUIDES[name].states, state.name).toHaveProperty(state.name);
      const caption = escapeHtml(GUIDES[name].states[state.name]?.de ?? '?');
      expect(find(`${name}.html`).includes(caption), caption).toBe(true);
    }
    expect(GUIDES[name].states).toHaveProperty(GUIDES[name].typical);
  });

  it.each(NAMES)('numbers each part of the anatomy of %s once', (name) => {
    const html = find(`${name}.html`);
    expect(html.match(/class="pin"/g)).toHaveLength(ELEMENTS[name].anatomy.length);
    expect(() => withPins(name, '<p>nothing</p>')).toThrow('does not show');
  });

  it.each(NAMES)('tells the warnings of %s that its code sends', (name) => {
    const folder = fileURLToPath(new URL(`../src/${name}/`, import.meta.url));
    const sent = readdirSync(folder)
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...readFileSync(folder + file, 'utf8').matchAll(/\bwarn\('(\w+)'/g)].map((one) => one[1]),
      );
    const told = Object.keys(GUIDES[name].warnings).map((code) => code.slice(name.length + 1));
    expect([...new Set(sent.filter((code) => code !== 'data' && code !== 'rathaus'))].sort()).toEqual(
      told.sort(),
    );
  });

  it('says on the page of every element what was thought of for people with disabilities', () => {
    for (const name of NAMES)
      for (const lang of ['de', 'en'] as const) {
        const html = find(`${lang === 'de' ? '' : 'en/'}${name}.html`);
        expect(html).toContain('id="accessibility"');
        expect(html).toContain(escapeHtml(ELEMENTS[name].accessibility[lang].split(/[`(„"]/)[0] ?? ''));
        expect(html.match(/class="verdict/g)?.length).toBeGreaterThan(20);
      }
  });
});
