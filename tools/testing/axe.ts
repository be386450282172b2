import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What a look at a page can show that the look before could not. Colours change with the scheme and on paper, the
 * structure with what is in the page: a second look in other colours need not judge headings, names and roles again.
 */
const parts = {
  all: { preload: false },
  colours: { runOnly: ['color-contrast', 'link-in-text-block'], preload: false },
  structure: {
    preload: false,
    rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } },
  },
} as const;

/**
 * What axe finds wrong with a page. It is handed over by the debugger, which no policy of the page forbids.
 *
 * @param exclude selector of what is wrong on purpose
 */
export async function axeFindings(
  page: Page,
  part: keyof typeof parts = 'all',
  exclude?: string,
): Promise<{ id: string; html: string | undefined }[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([options, context]) => {
      const { violations } = await (
        globalThis as unknown as {
          axe: {
            run(
              context: object,
              options: object,
            ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
          };
        }
      ).axe.run(context, options);
      return violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html.slice(0, 300) }));
    },
    // Of what passes, axe need not tell every element: finding a selector for each takes longer than judging it.
    [{ ...parts[part], resultTypes: ['violations'] }, { exclude: exclude ? [[exclude]] : [] }] as const,
  );
}
