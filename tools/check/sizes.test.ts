/** Files that one page loads together are weighed together. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sizeFindings } from './sizes.ts';

const weight = (text: string): number => gzipSync(text, { level: 9 }).length;
const css = 'a { color: #1b4f9c }';
const script = 'customElements.define("x-y", class extends HTMLElement {})';

describe('size budgets', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'rathaus-sizes-'));
    mkdirSync(join(root, 'packages/kit/dist/cdn'), { recursive: true });
    writeFileSync(join(root, 'packages/kit/dist/a.css'), css);
    writeFileSync(join(root, 'packages/kit/dist/cdn/a.js'), script);
  });
  afterAll(() => rmSync(root, { recursive: true }));

  function findings(budgets: Record<string, number | string>): Promise<string[]> {
    writeFileSync(join(root, 'packages/kit/size-budget.json'), JSON.stringify(budgets));
    return sizeFindings(root);
  }

  it('hold the sum of files that are loaded together, each compressed alone', async () => {
    const sum = weight(css) + weight(script);
    expect(await findings({ 'a.css + cdn/a.js': sum })).toEqual([]);
    expect(await findings({ 'a.css + cdn/a.js': sum - 1 })).toEqual([
      `packages/kit: dist/a.css + dist/cdn/a.js is ${sum} B gzip (${weight(css)} + ${weight(script)}), the budget is ${sum - 1} B`,
    ]);
  });

  it('name each file of a sum that is not built', async () => {
    expect(await findings({ 'a.css + cdn/b.js + c.css': 1, '//': 'A comment.' })).toEqual([
      'packages/kit: dist/cdn/b.js is not built',
      'packages/kit: dist/c.css is not built',
    ]);
  });
});
