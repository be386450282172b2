import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageRules, profiles } from '../../src/xdomea/index.ts';
import { rulesPage } from './rules-page.ts';

describe('docs/xdomea-rules.md', () => {
  const page = readFileSync(new URL('../../../../docs/xdomea-rules.md', import.meta.url), 'utf8');

  it('is what the rules say (npm run generate)', () => {
    expect(page).toBe(rulesPage());
  });

  it('has every rule once, every link its target, and every profile', () => {
    for (const { id } of messageRules) {
      expect(page.split(`\n### ${id}: `)).toHaveLength(2);
      expect(page).toContain(`<a id="${id.toLowerCase()}"></a>`);
    }
    for (const name of Object.keys(profiles)) expect(page).toContain(`| \`${name}\` |`);
  });
});
