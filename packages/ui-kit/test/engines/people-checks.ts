import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Check } from './engine-contract.ts';
import { PAGES } from './pages.ts';
import { until } from './stage.ts';

/** What a person without a mouse should reach, in the order of reading. */
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

const file = (name: string, text = '%PDF-'): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'rathaus-file-')), name);
  writeFileSync(path, text);
  return path;
};

/** With keyboard and screen reader, and with files. */
export const PEOPLE_CHECKS: readonly Check[] = [
  {
    name: 'is reached by Tab in the order of reading, nothing left out and nothing without a name',
    async run({ show }) {
      const page = await show(
        `<button id="first">Anfang</button>${PAGES.login}${PAGES.account}${PAGES.upload}${PAGES.consent}<button id="last">Ende</button>`,
      );
      await page.evaluate(
        `window.controls = [${JSON.stringify(CONTROLS)}].flatMap((selector) => selector.split(', '))`,
      );
      await page.evaluate(
        'window.expected = all("*").filter((one) => controls.some((control) => one.matches(control)) && one.checkVisibility() && !one.disabled)',
      );
      const expected = (await page.evaluate('expected.length')) as number;
      // Login with two providers, account, upload, consent: fewer would say that the search above is broken.
      expect(expected).toBeGreaterThan(8);
      const names: string[] = [];
      await page.evaluate("document.querySelector('#first').focus()");
      for (let index = 1; index < expected; index += 1) {
        await page.press('Tab');
        const { name } = await page.accessible('active()');
        names.push(name);
        expect(await page.evaluate(`active() === expected[${index}]`), names.join(' | ')).toBe(true);
        expect(name, `stop ${index} after ${names.join(' | ')}`).not.toBe('');
      }
      expect(names.at(-1)).toBe('Ende');
      await page.press('Shift+Tab');
      expect((await page.accessible('active()')).name).toBe(names.at(-2));
    },
  },
  {
    name: 'tells assistive technology role and name',
    async run({ show }) {
      const page = await show(PAGES.login + PAGES.account + PAGES.upload + PAGES.consent);
      const link = await page.accessible("find('rathaus-login a')");
      expect(link).toEqual({ role: 'link', name: 'Mit BundID anmelden' });
      expect((await page.accessible("find('rathaus-account summary')")).name).toBe(
        'Konto von Erika Mustermann',
      );
      expect((await page.accessible("find('[type=file]')")).name).toContain('Nachweis');
      expect((await page.accessible("find('rathaus-consent [type=checkbox]')")).role).toBe('checkbox');
      expect((await page.accessible("find('rathaus-consent fieldset')")).role).toBe('group');
      expect((await page.accessible("find('rathaus-upload [role=status]')")).role).toBe('status');
    },
  },
  {
    name: 'opens the account menu by keyboard, closes it with Escape and gives the focus back',
    async run({ show }) {
      const page = await show(PAGES.account);
      await page.evaluate("find('rathaus-account summary').focus()");
      await page.press('Enter');
      await until(page, "find('rathaus-account details').open", true);
      await page.press('Tab');
      expect((await page.accessible('active()')).name).toBe('Meine Anträge');
      await page.press('Escape');
      await until(page, "find('rathaus-account details').open", false);
      expect(await page.evaluate("active() === find('rathaus-account summary')")).toBe(true);
    },
  },
  {
    name: 'uploads a picked file, says so, sends its id with the form; refuses a wrong one and says why',
    async run({ show, uploads }) {
      const before = uploads.length;
      const page = await show(PAGES.upload);
      await page.choose("find('[type=file]')", [file('Impfausweis.pdf')]);
      await until(page, "all('[data-state=done]').length", 1);
      expect(uploads).toHaveLength(before + 1);
      expect(uploads.at(-1)).toContain('filename="Impfausweis.pdf"');
      expect(await page.evaluate("said('rathaus-upload [role=status]').join('')")).toContain(
        'Impfausweis.pdf',
      );
      expect(
        await page.evaluate(
          "new FormData(document.forms[0]).getAll('anlage').filter((one) => typeof one === 'string')",
        ),
      ).toEqual([`f${uploads.length}`]);
      await page.choose("find('[type=file]')", [file('Programm.exe', 'MZ')]);
      await until(page, "all('li[data-state=wrongType] [part=error]').length", 1);
      expect(uploads).toHaveLength(before + 1);
    },
  },
  {
    name: 'leaves the nodes of the page as they are: before, while and after the elements start',
    async run({ show }) {
      const authored =
        '<rathaus-login id="own"><a data-provider="bundid" href="/x">Mit BundID anmelden</a></rathaus-login>';
      const page = await show(authored + PAGES.account);
      // A second page part is written after the start, as a framework or a morphing library does it.
      await page.evaluate(`(() => {
        const link = document.createElement('a');
        link.href = '/y';
        link.dataset.provider = 'eid';
        link.textContent = 'Mit Online-Ausweis anmelden';
        window.kept = [document.querySelector('#own a'), link];
        document.querySelector('#own').append(link);
        window.before = document.querySelector('#own').outerHTML;
      })()`);
      await page.evaluate("find('#own a').focus()");
      await page.press('Tab');
      expect(await page.evaluate('active() === kept[1]')).toBe(true);
      await until(
        page,
        "kept.every((node, index) => node === document.querySelectorAll('#own a')[index])",
        true,
      );
      expect(await page.evaluate("document.querySelector('#own').outerHTML === before")).toBe(true);
      const height = await page.evaluate("Math.min(...all('#own a').map((one) => one.offsetHeight))");
      expect(height).toBeGreaterThanOrEqual(44);
    },
  },
];
