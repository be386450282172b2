/** A session that ends while a form is filled in: the draft is kept for its person, and no other one ever sees it. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ANGABEN,
  type Antwort,
  absenden,
  anmeldenAls,
  type Besucher,
  createBesucher,
  feld,
} from './besucher.ts';
import { startWelt, type Welt } from './prozesse.ts';
import { NACHWEIS } from './seiten.ts';

let welt: Welt;
let portal: string;
beforeAll(async () => {
  welt = await startWelt();
  portal = String(welt.portal.ready.portal);
}, 60_000);
afterAll(() => welt?.close());

const geheim = 'Żabka vom Mühlbach';

function ausgefuellt(form: Antwort, { mitNachweis = true } = {}): FormData {
  const data = new FormData();
  for (const name of ['csrf', 'antragId']) data.set(name, feld(form.html, name));
  for (const [name, value] of Object.entries({ ...ANGABEN, hundName: geheim })) data.set(name, value);
  if (mitNachweis) data.set('nachweis', new Blob([new Uint8Array(NACHWEIS)]), 'Impfausweis.pdf');
  return data;
}

const ziel = (form: Antwort) => {
  const action = /<form method="post" action="(\/antrag\?[^"]+)"/.exec(form.html)?.[1];
  if (!action) throw new Error(`no form at ${form.url}`);
  return new URL(action, form.url).href;
};
/** Here and at the broker, which asks once more and would let the same person in again otherwise. */
async function abmelden(besucher: Besucher): Promise<void> {
  let page = await besucher.post(`${portal}/abmelden`, new URLSearchParams());
  for (const extra of [{}, { logout: 'yes' }]) {
    const form = /<form\b[^>]*\baction="([^"]+)"[^>]*>([\s\S]*?)<\/form>/.exec(page.html);
    if (!form) throw new Error(`no form at ${page.url}`);
    const names = [...form[2]!.matchAll(/\bname="([^"]+)" value=/g)].map(([, name]) => name!);
    const fields = Object.fromEntries(names.map((name) => [name, feld(form[2]!, name)]));
    page = await besucher.post(form[1]!, new URLSearchParams({ ...fields, ...extra }));
  }
  expect(page.url).toBe(`${portal}/`);
}

/** Erika opens the form, her session ends, she sends it all the same. */
async function zuSpaet(options?: {
  mitNachweis: boolean;
}): Promise<{ browser: Besucher; id: string; answer: Antwort }> {
  const browser = createBesucher();
  await anmeldenAls(browser, portal);
  const form = await browser.get(`${portal}/antrag`);
  await abmelden(browser);
  const answer = await browser.post(ziel(form), ausgefuellt(form, options));
  return { browser, id: feld(form.html, 'antragId'), answer };
}

describe('a form that is sent after the end of the session', () => {
  it('is kept, says so without showing it, and leads to the login', async () => {
    const { answer, id } = await zuSpaet();
    expect(answer.status).toBe(403);
    expect(answer.html).toContain('<h1>Ihre Sitzung ist zu Ende</h1>');
    expect(answer.html).toContain('ist als Entwurf gespeichert');
    expect(answer.html, 'nothing of what was typed').not.toContain(geheim);
    expect(answer.html).toContain(`return=%2Fantrag%2F${id}%2Fpruefen`);
  });

  it('is shown to Erika, with its file, when she logs in again in any browser, and can be sent', async () => {
    const { id } = await zuSpaet();
    const again = createBesucher();
    await anmeldenAls(again, portal);
    expect((await again.get(portal)).html).toContain(geheim);
    const check = await again.get(`${portal}/antrag/${id}/pruefen`);
    expect(check.status).toBe(200);
    expect(check.html).toContain('<h1>Angaben prüfen</h1>');
    expect(check.html).toContain('Impfausweis.pdf');
    expect(check.html, 'the name comes from the new login').toContain('Erika Maria Mustermann');
    const sent = await absenden(again, check);
    expect(sent.url).toBe(`${portal}/antrag/${id}`);
    expect(sent.html).toContain('Erika Maria Mustermann');
  });

  it('changes nothing when the application was sent in the meantime', async () => {
    const browser = createBesucher();
    await anmeldenAls(browser, portal);
    const form = await browser.get(`${portal}/antrag`);
    const id = feld(form.html, 'antragId');
    const sent = await absenden(browser, await browser.post(ziel(form), ausgefuellt(form)));
    expect(sent.url).toBe(`${portal}/antrag/${id}`);
    await abmelden(browser);
    const late = ausgefuellt(form);
    late.set('hundName', 'Anders');
    const answer = await browser.post(ziel(form), late);
    expect(answer.html).not.toContain('als Entwurf gespeichert');
    await anmeldenAls(browser, portal);
    const page = await browser.get(`${portal}/antrag/${id}`);
    expect(page.html).toContain('Ihr Antrag');
    expect((await browser.get(portal)).html).not.toContain('Anders');
  });

  it('is kept with its faults, which Erika sees after the login', async () => {
    const { id, answer } = await zuSpaet({ mitNachweis: false });
    expect(answer.html).toContain('Den Nachweis wählen Sie bitte nach der Anmeldung aus.');
    const again = createBesucher();
    await anmeldenAls(again, portal);
    const page = await again.get(`${portal}/antrag/${id}/pruefen`);
    expect(page.html).toContain(`value="${geheim}"`);
    expect(page.html).toContain('Bitte wählen Sie einen Nachweis als PDF aus.');
  });

  it('is not shown to another person who logs in in the same browser', async () => {
    const { browser, id } = await zuSpaet();
    await anmeldenAls(browser, portal, { person: 'yusuf' });
    for (const path of ['/', '/antrag', `/antrag/${id}`, `/antrag/${id}/pruefen`, `/antrag/${id}/aendern`]) {
      const page = await browser.get(`${portal}${path}`);
      expect(page.html, path).toContain('Yusuf');
      expect(page.html, path).not.toContain(geheim);
    }
    expect((await browser.get(`${portal}/antrag/${id}`)).status).toBe(404);
    await abmelden(browser);
    await anmeldenAls(browser, portal);
    expect((await browser.get(`${portal}/antrag/${id}/pruefen`)).html).toContain(geheim);
  });
});

describe('a form of Erika in a browser where another person is logged in by now', () => {
  it('goes to Erika and tells the other one nothing', async () => {
    const browser = createBesucher();
    await anmeldenAls(browser, portal);
    const form = await browser.get(`${portal}/antrag`);
    await abmelden(browser);
    await anmeldenAls(browser, portal, { person: 'yusuf' });
    const answer = await browser.post(ziel(form), ausgefuellt(form));
    expect(answer.status).toBe(403);
    expect(answer.html).toContain('gehört zu einer anderen Anmeldung');
    expect(answer.html).not.toContain(geheim);
    expect((await browser.get(portal)).html).not.toContain(geheim);
    const erika = createBesucher();
    await anmeldenAls(erika, portal);
    expect((await erika.get(`${portal}/antrag/${feld(form.html, 'antragId')}/pruefen`)).html).toContain(
      geheim,
    );
  });

  it('goes on as if nothing had happened when it is Erika again', async () => {
    const browser = createBesucher();
    await anmeldenAls(browser, portal);
    const form = await browser.get(`${portal}/antrag`);
    await abmelden(browser);
    await anmeldenAls(browser, portal);
    const answer = await browser.post(ziel(form), ausgefuellt(form));
    expect(answer.url).toMatch(/\/pruefen$/);
    expect(answer.html).toContain(geheim);
  });
});

describe('a mark that is not genuine', () => {
  it.each([
    ['invented', () => '/antrag?formular=abc'],
    ['of another person', (own: string) => own.replace(/=[0-9a-f]{8}/, '=00000000')],
    ['none', () => '/antrag'],
  ])('%s: nothing is kept', async (_what, change) => {
    const browser = createBesucher();
    await anmeldenAls(browser, portal);
    const form = await browser.get(`${portal}/antrag`);
    const own = ziel(form).slice(portal.length);
    expect(change(own)).not.toBe(own);
    await abmelden(browser);
    const folder = () => readdir(join(welt.state, 'antraege'));
    const before = await folder();
    const answer = await browser.post(`${portal}${change(own)}`, ausgefuellt(form));
    expect(answer.html).not.toContain('gespeichert');
    expect(await folder()).toEqual(before);
  });

  it('cannot send an application, only keep a draft', async () => {
    const { browser, id } = await zuSpaet();
    await browser.post(`${portal}/antrag/${id}/absenden`, new URLSearchParams({ csrf: 'x' }));
    const erika = createBesucher();
    await anmeldenAls(erika, portal);
    expect((await erika.get(`${portal}/antrag/${id}`)).url).toMatch(/\/pruefen$/);
  });
});
