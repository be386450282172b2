import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA, and what axe holds to be good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong on a page, each rule with its places. Only the findings leave the page: all that axe found right is
 * large, and to hand it over costs twice the processor time of looking.
 */
export async function axeFindings(page: Page, options: RunOptions = {}, exclude = ''): Promise<string[]> {
  // Evaluations come from outside of the page and are not bound to its policy.
  await page.evaluate(`if (!window.axe) {${axeSource}\n}`);
  const run = { runOnly: RULES, resultTypes: ['violations'], ...options };
  return page.evaluate(
    `axe.run({ exclude: ${JSON.stringify(exclude ? [[exclude]] : [])} }, ${JSON.stringify(run)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
  );
}

/** For further languages of what was looked at in one: colours come from stylesheets, which know no language. */
export const WITHOUT_COLOURS: RunOptions = { rules: { 'color-contrast': { enabled: false } } };
