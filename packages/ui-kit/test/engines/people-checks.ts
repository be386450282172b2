import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Check } from './engine-contract.ts';
import { CORRECTION, PAGES, sessionEnding } from './pages.ts';
import { axeFindings, until } from './stage.ts';

/** What a person without a mouse should reach, in the order of reading. */
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

/** Without the marks that keep a name's direction from its surroundings: nobody hears them. */
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

const file = (name: string, text = '%PDF-'): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
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
        `window.expected = all("${CONTROLS}").filter((one) => one.checkVisibility() && !one.disabled)`,
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
      expect(plain((await page.accessible("find('rathaus-account summary')")).name)).toBe(
        'Konto von Erika Mustermann',
      );
      expect((await page.accessible("find('[type=file]')")).name).toContain('Nachweis');
      expect((await page.accessible("find('rathaus-consent [type=checkbox]')")).role).toBe('checkbox');
      expect((await page.accessible("find('rathaus-consent fieldset')")).role).toBe('group');
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
    name: 'asks before the session ends: a dialog that has the focus, keeps Tab and gives the focus back',
    async run({ show }) {
      const page = await show(`<button id="before">Davor</button>${sessionEnding()}<a href="#x">Danach</a>`, {
        width: 320,
      });
      await until(page, "!!find('dialog:modal')", true);
      expect(await page.accessible("find('dialog')")).toEqual({
        role: 'alertdialog',
        name: 'Sind Sie noch da?',
      });
      // The dialog itself: then its title and message are read, and no button is pressed by a key amid a word.
      expect((await page.accessible('active()')).name).toBe('Sind Sie noch da?');
      expect(await page.evaluate('events[0][0]')).toBe('rathaus-session-warning');
      const { left, right } = (await page.evaluate(
        "find('dialog').getBoundingClientRect().toJSON()",
      )) as DOMRect;
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(320);
      expect(await axeFindings(page)).toEqual([]);
      for (let presses = 0; presses < 4; presses += 1) {
        await page.press('Tab');
        // Out of the dialog there is the window of the browser, but nothing of the page.
        expect(await page.evaluate("!!active().closest('dialog') || active() === document.body")).toBe(true);
      }
      await page.evaluate("find('dialog button').focus()");
      await page.press('Escape');
      await until(page, "!find('dialog:modal')", true);
      // Whoever has closed it still has the end in sight.
      await until(page, "find('[part~=line]')?.checkVisibility()", true);
    },
  },
  {
    name: 'leads from the list of errors into the field, which says what is wrong',
    async run({ show }) {
      const page = await show(CORRECTION);
      await until(page, "!!active().closest('rathaus-error-summary')", true);
      expect(await page.accessible('active()')).toEqual({
        role: 'alert',
        name: 'Bitte prüfen Sie eine Angabe',
      });
      await page.press('Tab');
      expect((await page.accessible('active()')).name).toBe('Schreiben Sie das Wurfjahr mit vier Ziffern.');
      await page.press('Enter');
      await until(page, 'active().id', 'wurfjahr');
      expect(await page.accessible('active()')).toEqual({ role: 'textbox', name: 'Wurfjahr' });
      expect(await page.evaluate("active().ariaInvalid ?? active().getAttribute('aria-invalid')")).toBe(
        'true',
      );
      expect(
        await page.evaluate(
          "active().getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' ')",
        ),
      ).toContain('Schreiben Sie das Wurfjahr mit vier Ziffern.');
    },
  },
  {
    name: 'uploads a picked file, says so, sends its id with the form; refuses a wrong one and says why',
    async run({ show, uploads }) {
      const before = uploads.length;
      const page = await show(PAGES.upload);
      await page.choose("find('[type=file]')", [file('Impfausweis.pdf')]);
      await until(page, "said('rathaus-upload li').some((text) => text.includes('Hochgeladen'))", true);
      expect(uploads).toHaveLength(before + 1);
      expect(uploads.at(-1)).toContain('filename="Impfausweis.pdf"');
      await until(page, "said('rathaus-upload [part=status]').join('')", 'Impfausweis.pdf: Hochgeladen');
      const sent = "new FormData(document.forms[0]).getAll('anlage')";
      expect(await page.evaluate(sent)).toEqual([`f${uploads.length}`]);
      await page.choose("find('[type=file]')", [file('Programm.exe', 'MZ')]);
      await until(page, "said('rathaus-upload li').length", 2);
      expect(await page.evaluate("said('rathaus-upload li')[1]")).toContain(
        'Dieses Format ist nicht erlaubt.',
      );
      await until(
        page,
        "said('rathaus-upload [part=status]').join('').includes('Programm.exe: Nicht übernommen.')",
        true,
      );
      expect(await page.evaluate(sent)).toEqual([`f${uploads.length}`]);
      expect(uploads).toHaveLength(before + 1);
      // By keyboard the wrong file goes; the focus stays in the list.
      await page.evaluate("all('rathaus-upload li')[1].querySelector('button').focus()");
      await page.press('Enter');
      await until(page, "said('rathaus-upload li').length", 1);
      expect(plain((await page.accessible('active()')).name)).toBe('Entfernen: Impfausweis.pdf');
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
