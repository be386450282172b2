/** The message to the mailbox: after the acceptance, once, also when the portal is killed or the mailbox fails. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundidBesucher, lesbar } from './anmeldewege.ts';
import {
  type Antwort,
  absenden,
  anmeldenAls,
  type Besucher,
  createBesucher,
  feld,
  hochladen,
} from './besucher.ts';
import { startWelt, type Welt } from './prozesse.ts';
import { NACHWEIS } from './seiten.ts';

const SLOW = 60_000;
const pdf = new Uint8Array(NACHWEIS);

let welt: Welt;
let portal: string;
beforeAll(async () => {
  welt = await startWelt();
  portal = String(welt.portal.ready.portal);
}, SLOW);
afterAll(() => welt?.close());
afterEach(() => fetch(new URL('/control/faults', welt.sandbox.origin), { method: 'DELETE' }));

const eventually = { timeout: SLOW, interval: 300 };
const beantragen = async (visitor: Besucher) => absenden(visitor, await hochladen(visitor, portal, pdf));
const seite = async (visitor: Besucher, { url }: Antwort) => lesbar((await visitor.get(url)).html);

/** Links to the messages that a person reads after a login at this level. */
async function postfach(person: string, niveau = 3): Promise<string[]> {
  const { url } = welt.sandbox.config().services.postfach.mailboxes.find((one) => one.person === person)!;
  const html = await (await fetch(`${url}?niveau=${niveau}`)).text();
  return [...html.matchAll(/<strong><a href="(\/postfach\/[^"]+)"/g)].map(
    ([, path]) => new URL(path!.replaceAll('&amp;', '&').replaceAll('&#38;', '&'), url).href,
  );
}

/** Everything that the portal keeps of applications. */
async function gespeichert(): Promise<string> {
  const folder = join(welt.state, 'antraege');
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name, 'antrag.json'), 'utf8')));
  return texts.join('\n');
}
/** Staff decide about the only message that is unclear. */
async function entscheiden(aktion: 'nochmal' | 'lassen'): Promise<void> {
  const staff = createBesucher();
  expect((await staff.get(`${portal}/nachrichten`)).status, 'not without the code').toBe(401);
  const code = String(welt.portal.ready.zugangscode);
  const list = await staff.post(`${portal}/nachrichten/zugang`, new URLSearchParams({ code }));
  expect(list.html.match(/action="\/nachrichten\/entscheiden"/g)).toHaveLength(1);
  const fields = Object.fromEntries(['csrf', 'id'].map((name) => [name, feld(list.html, name)]));
  const there = `${portal}/nachrichten/entscheiden`;
  const forged = await staff.post(there, new URLSearchParams({ ...fields, csrf: 'x', aktion }));
  expect(forged.status).toBe(403);
  const done = await staff.post(there, new URLSearchParams({ ...fields, aktion }));
  expect(lesbar(done.html)).toContain('Keine.');
}
const handleOf = (person: string) =>
  welt.sandbox.config().services.postfach.mailboxes.find((one) => one.person === person)!.handle;

describe('a person with a mailbox', () => {
  it(
    'gets a message when the delivery is accepted and not before, and the portal forgets the mailbox',
    async () => {
      // The other town takes its time: nothing is accepted while its inbox cannot be read.
      await welt.fault({ service: 'fitconnect', operation: 'getSubmission', status: 503, times: 12 });
      const visitor = await bundidBesucher(portal, { verfahren: 'Elster', person: 'lucja' });
      const sent = await beantragen(visitor);
      expect(lesbar(sent.html)).toContain('Sobald die Stadt Beispielhausen Ihren Antrag angenommen hat');
      expect(await postfach('lucja', 4), 'not before').toEqual([]);
      expect(await gespeichert()).toContain(handleOf('lucja'));
      await expect.poll(() => postfach('lucja'), eventually).toHaveLength(1);
      await expect
        .poll(() => seite(visitor, sent), eventually)
        .toContain('liegt eine Nachricht in Ihrem BundID-Postfach');
      expect((await welt.submissions()).map(({ state }) => state)).toEqual(['accepted']);
      expect(await gespeichert(), 'only as long as needed').not.toContain(handleOf('lucja'));
      expect(await postfach('lucja', 2), 'protected below its level').toEqual([]);
    },
    SLOW * 2,
  );

  it(
    'reads who writes, the number of the file and what was sent, and gets there by a link',
    async () => {
      const visitor = await bundidBesucher(portal, { level: 'hoch', person: 'ijsbrand', verfahren: 'eIDAS' });
      const sent = await beantragen(visitor);
      await expect.poll(() => postfach('ijsbrand'), eventually).toHaveLength(1);
      const { html } = await visitor.get(sent.url);
      const link = /<a href="([^"]+)">BundID-Postfach öffnen<\/a>/.exec(html)![1]!;
      const [message] = await postfach('ijsbrand');
      const box = await (await fetch(link)).text();
      expect(box).toContain(new URL(message!).pathname);
      const page = await (await fetch(message!)).text();
      const id = /\/antrag\/([0-9a-f-]+)/.exec(sent.url)![1]!;
      expect(page).toContain('Ihre Anmeldung zur Hundesteuer ist angekommen');
      expect(page).toContain('Guten Tag Ĳsbrand van ’t Hoff,');
      expect(page).toContain(`HST-${id.slice(0, 8)}`);
      expect(page).toContain('substanziell');
      const file = /href="([^"]*anlagen[^"]*)"/
        .exec(page)![1]!
        .replaceAll('&#38;', '&')
        .replaceAll('&amp;', '&');
      const bytes = Buffer.from(await (await fetch(new URL(file, message))).arrayBuffer());
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    },
    SLOW * 2,
  );
});

it(
  'without a mailbox nothing is sent, and the page says what happens instead',
  async () => {
    const before = welt.sandbox.config().services.postfach.mailboxes.map(({ person }) => person);
    const count = async () => (await Promise.all(before.map((person) => postfach(person)))).flat().length;
    const had = await count();
    const visitor = createBesucher();
    await anmeldenAls(visitor, portal);
    const sent = await beantragen(visitor);
    expect(lesbar(sent.html)).toContain('das kein Postfach hat');
    await expect.poll(() => seite(visitor, sent), eventually).toContain('angenommen (erledigt)');
    expect(await seite(visitor, sent)).toContain('der Bescheid kommt mit der Post');
    expect(await count()).toBe(had);
  },
  SLOW * 2,
);

describe('a mailbox or a portal that fails', () => {
  it(
    'a mailbox that is away, the portal killed meanwhile: once after the restart',
    async () => {
      const visitor = await bundidBesucher(portal, { person: 'yusuf' });
      await welt.fault({ service: 'postfach', operation: 'sendMessage', status: 503, times: 1000 });
      const sent = await beantragen(visitor);
      await expect
        .poll(() => seite(visitor, sent), eventually)
        .toContain('Wir übergeben gerade eine Nachricht');
      await expect
        .poll(() => welt.portal.output(), eventually)
        .toContain('servicekonto.postfach.unavailable');
      await welt.portal.kill('SIGKILL');
      await fetch(new URL('/control/faults', welt.sandbox.origin), { method: 'DELETE' });
      await welt.restartPortal();
      await expect.poll(() => postfach('yusuf'), eventually).toHaveLength(1);
      const again = await bundidBesucher(portal, { person: 'yusuf' });
      await expect.poll(() => seite(again, sent), eventually).toContain('liegt eine Nachricht');
      await welt.portal.kill('SIGKILL');
      await welt.restartPortal();
      await new Promise((done) => setTimeout(done, 3000));
      expect(await postfach('yusuf')).toHaveLength(1);
    },
    SLOW * 3,
  );

  it(
    'killed between acceptance and message: once after the restart',
    async () => {
      const visitor = await bundidBesucher(portal, { person: 'titan' });
      const accepted = async () =>
        (await welt.submissions()).filter(({ state }) => state === 'accepted').length;
      const before = await accepted();
      await beantragen(visitor);
      await expect.poll(accepted, { timeout: SLOW, interval: 20 }).toBe(before + 1);
      await welt.portal.kill('SIGKILL');
      expect(await postfach('titan')).toHaveLength(0);
      await welt.restartPortal();
      await expect.poll(() => postfach('titan'), eventually).toHaveLength(1);
      await new Promise((done) => setTimeout(done, 3000));
      expect(await postfach('titan')).toHaveLength(1);
    },
    SLOW * 3,
  );

  it(
    'carried out, the answer lost: never twice by itself, and the page says what is not known',
    async () => {
      const visitor = await bundidBesucher(portal, { person: 'zoe' });
      await welt.fault({ service: 'postfach', operation: 'sendMessage', times: 1, drop: 'answer' });
      const sent = await beantragen(visitor);
      await expect
        .poll(() => seite(visitor, sent), eventually)
        .toContain('Wir wissen nicht, ob sie angekommen ist');
      await new Promise((done) => setTimeout(done, 5000));
      expect(await postfach('zoe')).toHaveLength(1);
      await entscheiden('lassen');
      expect(await seite(visitor, sent)).toContain('Wir schicken sie nicht noch einmal');
      expect(await gespeichert()).not.toContain(handleOf('zoe'));
      expect(await postfach('zoe')).toHaveLength(1);
    },
    SLOW * 2,
  );

  it(
    'killed before the mailbox has it: nothing by itself, once when staff decide so',
    async () => {
      const who = { person: 'kaethe', verfahren: 'Elster' };
      const visitor = await bundidBesucher(portal, who);
      await welt.fault({
        service: 'postfach',
        operation: 'sendMessage',
        times: 1,
        delayMs: 8000,
        drop: 'request',
      });
      const sent = await beantragen(visitor);
      await welt.faultsTaken();
      await welt.portal.kill('SIGKILL');
      await welt.restartPortal();
      const again = await bundidBesucher(portal, who);
      await expect.poll(() => seite(again, sent), eventually).toContain('Wir wissen nicht');
      await new Promise((done) => setTimeout(done, 8000));
      expect(await postfach('kaethe')).toHaveLength(0);
      await entscheiden('nochmal');
      expect(await postfach('kaethe')).toHaveLength(1);
      expect(await seite(again, sent)).toContain('liegt eine Nachricht in Ihrem BundID-Postfach');
    },
    SLOW * 3,
  );
});

it('writes neither mailboxes nor names into its log', () => {
  const log = welt.portal.output();
  for (const { person, handle } of welt.sandbox.config().services.postfach.mailboxes)
    expect(log, person).not.toContain(handle);
  expect(log).not.toMatch(/Łódź|Beispiel\b|Ĳsbrand|Waldi/);
});
