/** The ways to log in through the running portal: the choice, persons, organisations, the step-up, logging out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  abschicken,
  anmeldenAlsFirma,
  anmeldenMitBundid,
  bundidBesucher,
  durchBundid,
  lesbar,
} from './anmeldewege.ts';
import { type Antwort, anmeldenAls, createBesucher, feld } from './besucher.ts';
import { startWelt, type Welt } from './prozesse.ts';

let welt: Welt;
let portal: string;
beforeAll(async () => {
  welt = await startWelt();
  portal = String(welt.portal.ready.portal);
}, 60_000);
afterAll(() => welt?.close());

const IBAN = 'DE20000000000000417000';
const iban = { kontoinhaber: 'Łucja Łódź-Şahin', iban: `${IBAN.slice(0, 4)} ${IBAN.slice(4).toLowerCase()}` };
/** Links that start a login, by provider. */
const wege = ({ html }: Antwort) =>
  Object.fromEntries(
    [...html.matchAll(/href="\/anmelden\/([a-z]+)\?([^"]*)"/g)].map(([, id, query]) => [
      id,
      Object.fromEntries(new URLSearchParams(query!.replaceAll('&amp;', '&'))),
    ]),
  );

describe('the page of choice', () => {
  it('offers all three, each with what it is for and how far it reaches', async () => {
    const page = await createBesucher().get(`${portal}/antrag`);
    expect(page.url).toBe(`${portal}/anmelden?level=substanziell&return=%2Fantrag`);
    expect(page.html).toContain('<h1>Wie möchten Sie sich anmelden?</h1>');
    const target = { level: 'substanziell', return: '/antrag' };
    expect(wege(page)).toEqual({ bundid: target, unternehmenskonto: target, servicekonto: target });
    const text = lesbar(page.html);
    expect(text).toContain('Für Privatpersonen');
    expect(text).toContain('Für Firmen und Vereine');
    expect(text.match(/Reicht bis zum Vertrauensniveau „(\S+)“/g)).toEqual([
      'Reicht bis zum Vertrauensniveau „hoch“',
      'Reicht bis zum Vertrauensniveau „substanziell“',
      'Reicht bis zum Vertrauensniveau „hoch“',
    ]);
    expect(text, 'kindly, before the way is taken').toContain('ist für Personen');
  });

  it('offers no login that cannot reach the level', async () => {
    const page = await createBesucher().get(`${portal}/anmelden?level=hoch&return=%2F`);
    expect(Object.keys(wege(page))).toEqual(['bundid', 'servicekonto']);
    expect(lesbar(page.html)).toContain('Reicht für dieses Niveau nicht');
    expect(lesbar(page.html)).not.toContain('ist für Personen');
  });

  it.each([
    ['a foreign address', '//evil.example/'],
    ['a path that is too long', `/${'a'.repeat(900)}`],
    ['an address with a scheme', 'https://evil.example/'],
    ['nothing', ''],
  ])('leads back to the start page instead of %s', async (_what, target) => {
    const page = await createBesucher().get(`${portal}/anmelden?return=${encodeURIComponent(target)}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('evil.example');
    expect(wege(page).bundid).toEqual({ return: '/' });
  });

  it('takes a word that is no level for none', async () => {
    const page = await createBesucher().get(`${portal}/anmelden?level=toll&return=%2F`);
    expect(wege(page).bundid).toEqual({ return: '/' });
  });

  it('lets pass whoever is logged in well enough', async () => {
    const visitor = await bundidBesucher(portal);
    const page = await visitor.get(`${portal}/anmelden?level=substanziell&return=%2Fantrag`);
    expect(page.url).toBe(`${portal}/antrag`);
  });

  it('comes to those who type "localhost", too', async () => {
    const page = await createBesucher().get(`${portal.replace('127.0.0.1', 'localhost')}/antrag`);
    expect(new URL(page.url).origin).toBe(portal);
  });
});

describe('a login with BundID', () => {
  it('leads back to where the person was, and fills the form in', async () => {
    const page = await anmeldenMitBundid(createBesucher(), portal, { ziel: '/antrag', person: 'lucja' });
    expect(page.url).toBe(`${portal}/antrag`);
    expect(page.html).toContain('Łucja Ğülsüm Łódź-Şahin');
    expect(page.html).toContain('value="Straße der Erfindungen 3"');
  });

  it('that was cancelled says so in the frame of the portal', async () => {
    const visitor = createBesucher();
    const page = await abschicken(visitor, await visitor.get(`${portal}/anmelden/bundid?return=%2Fantrag`));
    const back = await abschicken(visitor, await abschicken(visitor, page, { aktion: 'abbrechen' }));
    expect(back.html).toContain('Sie haben die Anmeldung abgebrochen');
    expect(back.html).toContain('<header class="site">');
  });

  it('is taken from the provider only at its own address', async () => {
    const headers = { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' };
    for (const path of ['/antrag', '/bankverbindung', '/anmelden/session', '/anmelden/bundid/metadata']) {
      const answer = await createBesucher().post(`${portal}${path}`, new URLSearchParams(), headers);
      expect(answer.status, path).toBe(403);
      expect(answer.html, path).toContain('von einer fremden Seite');
    }
    const made = await createBesucher().post(
      `${portal}/anmelden/zurueck/bundid`,
      new URLSearchParams({ SAMLResponse: 'x', RelayState: 'y' }),
      headers,
    );
    expect(made.status).toBe(400);
    expect(made.html).toContain('nicht in diesem Browser begonnen');
  });
});

describe('a login with Mein Unternehmenskonto', () => {
  it('shows the organisation and who acts for it, on the start page and in the account', async () => {
    const visitor = createBesucher();
    const page = await anmeldenAlsFirma(visitor, portal);
    expect(page.url).toBe(`${portal}/`);
    expect(lesbar(page.html)).toContain(
      'Organisation Musterbau Łódź-Şahin GmbH Handelnde Person Dr. Ğülsüm Łódź-Şahin',
    );
    expect(page.html.slice(0, page.html.indexOf('<main'))).toContain('Musterbau Łódź-Şahin GmbH');
  });

  it('has the whole name of the acting person', async () => {
    const page = await anmeldenAlsFirma(createBesucher(), portal, { organisation: 'heimatverein' });
    expect(lesbar(page.html)).toContain('Handelnde Person Đorđe Freiherr von Ænes');
  });

  it.each(['/antrag', '/bankverbindung', '/bankverbindung/pruefen'])(
    'reads kindly that the page is for persons: %s',
    async (path) => {
      const page = await anmeldenAlsFirma(createBesucher(), portal, { ziel: path });
      expect(page.url).toBe(`${portal}${path}`);
      expect(page.status).toBe(403);
      expect(lesbar(page.html)).toContain(
        'Sie sind für Musterbau Łódź-Şahin GmbH angemeldet, handelnde Person: Dr. Ğülsüm Łódź-Şahin',
      );
      expect(page.html).not.toContain('<form method="post" action="/antrag');
    },
  );

  it('ends on both sides and leads back to the portal', async () => {
    const visitor = createBesucher();
    await anmeldenAlsFirma(visitor, portal);
    let page = await visitor.post(`${portal}/abmelden`, new URLSearchParams());
    expect(page.html).toContain('Sie sind hier abgemeldet');
    for (let step = 0; step < 2; step += 1) page = await abschicken(visitor, page);
    expect(new URL(page.url).origin).toBe(portal);
    expect((await visitor.get(`${portal}/`)).html).not.toContain('Musterbau');
  });
});

describe('the step-up for the bank account', () => {
  const eintragen = async (
    visitor: ReturnType<typeof createBesucher>,
    fields: Record<string, string> = iban,
  ) => abschicken(visitor, await visitor.get(`${portal}/bankverbindung`), fields);
  const bestaetigen = (page: Antwort) => /<a class="button" href="(\/anmelden\/[^"]+)"/.exec(page.html)?.[1];

  it('leads a person at "substanziell" through BundID and back, with everything they typed', async () => {
    const visitor = await bundidBesucher(portal, { verfahren: 'Elster', person: 'lucja' });
    const page = await eintragen(visitor);
    expect(page.url).toBe(`${portal}/bankverbindung/pruefen`);
    expect(page.status).toBe(403);
    expect(lesbar(page.html)).toContain('bestätigen Sie diesen Schritt mit Ihrem Online-Ausweis');
    expect(lesbar(page.html)).toContain('alles, was Sie eingegeben haben, ist noch da');
    expect(page.html, 'not before the step-up').not.toContain(IBAN.slice(-8));
    const href = bestaetigen(page)!.replaceAll('&amp;', '&');
    expect(href).toBe('/anmelden/bundid?level=hoch&return=%2Fbankverbindung%2Fpruefen');
    const back = await durchBundid(visitor, await visitor.get(portal + href), { person: 'lucja' });
    expect(back.url).toBe(`${portal}/bankverbindung/pruefen`);
    expect(lesbar(back.html)).toContain('DE20 0000 0000 0000 4170 00');
    expect(lesbar(back.html)).toContain('Łucja Łódź-Şahin');
    const done = await abschicken(visitor, back);
    expect(done.url).toBe(`${portal}/bankverbindung`);
    expect(lesbar(done.html)).toContain('Ihre Bankverbindung ist gespeichert');
    expect(done.html, 'its end only').not.toContain('DE20');
    expect(lesbar(done.html)).toContain('endet auf 7000');
  });

  it('cancelled, keeps session and draft', async () => {
    const visitor = await bundidBesucher(portal, { verfahren: 'Elster', person: 'yusuf' });
    const href = bestaetigen(await eintragen(visitor))!.replaceAll('&amp;', '&');
    const page = await abschicken(visitor, await visitor.get(portal + href));
    const back = await abschicken(visitor, await abschicken(visitor, page, { aktion: 'abbrechen' }));
    expect(back.html).toContain('Sie sind weiter angemeldet');
    const form = await visitor.get(`${portal}/bankverbindung`);
    expect(form.html).toContain('value="DE20 0000 0000 0000 4170 00"');
  });

  it('of another person shows nothing of it', async () => {
    const visitor = await bundidBesucher(portal, { verfahren: 'Elster', person: 'zoe' });
    const href = bestaetigen(await eintragen(visitor))!.replaceAll('&amp;', '&');
    const page = await durchBundid(visitor, await visitor.get(portal + href), { person: 'ono' });
    expect(page.html).toContain('servicekonto.login.other-person');
    await anmeldenMitBundid(visitor, portal, { level: 'hoch', person: 'ono' });
    const other = await visitor.get(`${portal}/bankverbindung/pruefen`);
    expect(other.url).toBe(`${portal}/bankverbindung`);
    expect(other.html).not.toContain('4170');
  });

  it('is offered at the broker to whoever came through the broker', async () => {
    const visitor = createBesucher();
    await anmeldenAls(visitor, portal, { niveau: '3' });
    expect(bestaetigen(await eintragen(visitor))).toMatch(/^\/anmelden\/servicekonto\?level=hoch/);
  });

  it('is not needed at "hoch"', async () => {
    const visitor = await bundidBesucher(portal, { level: 'hoch', person: 'titan' });
    const page = await eintragen(visitor);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Verbindlich bestätigen');
  });

  it('keeps what was typed when the session is over, and shows it after the login only', async () => {
    const who = { level: 'hoch', person: 'ijsbrand', verfahren: 'eIDAS' };
    const visitor = await bundidBesucher(portal, who);
    const form = await visitor.get(`${portal}/bankverbindung`);
    await visitor.post(`${portal}/abmelden`, new URLSearchParams());
    const page = await abschicken(visitor, form, iban);
    expect(page.html).toContain('<h1>Ihre Sitzung ist zu Ende</h1>');
    expect(page.html).not.toContain('4170');
    expect(page.html).toContain('/anmelden?level=hoch&amp;return=%2Fbankverbindung%2Fpruefen');
    const back = await anmeldenMitBundid(visitor, portal, { ...who, ziel: '/bankverbindung/pruefen' });
    expect(lesbar(back.html)).toContain('DE20 0000 0000 0000 4170 00');
  });

  it('says next to the field what is wrong, and confirms nothing that was not shown', async () => {
    const visitor = await bundidBesucher(portal, { level: 'hoch', person: 'erika' });
    const wrong = await eintragen(visitor, { ...iban, iban: IBAN.replace('417', '471') });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('id="iban-fehler"');
    const check = await eintragen(visitor);
    const csrf = feld(check.html.slice(check.html.indexOf('<main')), 'csrf');
    const post = (more: Record<string, string>) =>
      visitor.post(`${portal}/bankverbindung/bestaetigen`, new URLSearchParams({ ...iban, csrf, ...more }));
    expect((await post({ kontoinhaber: 'Jemand Anders' })).url).toBe(`${portal}/bankverbindung/pruefen`);
    expect((await post({ csrf: 'x' })).status).toBe(403);
    expect((await visitor.get(`${portal}/bankverbindung`)).html).not.toContain('ist gespeichert');
    expect((await post({})).html).toContain('ist gespeichert');
  });
});
