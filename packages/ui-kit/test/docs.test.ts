import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { assessment } from '../docs/en-301-549.ts';
import { page, VARIANTS } from '../docs/page.ts';
import { STATES } from './states.ts';

describe('docs:ui', () => {
  it('keeps the self-assessment in step with the tests it names', () => {
    const path = fileURLToPath(new URL('../../../docs/nachweise/en-301-549.md', import.meta.url));
    expect(readFileSync(path, 'utf8')).toBe(assessment());
  });

  it.each(VARIANTS)('shows every state in $file, without inline style or script', (variant) => {
    const html = page(variant);
    expect(html.match(/class="state"/g)).toHaveLength(STATES.length);
    expect(html).not.toMatch(/<style|\sstyle=|<script>|\son\w+=/);
  });
});
