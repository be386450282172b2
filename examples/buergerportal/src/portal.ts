import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createMemoryStateStore } from '@rathaus/client-core';
import type { Hono } from 'hono';
import { html } from 'hono/html';
import { meldeAdressenAn } from './anmeldung/emulator-adressen.ts';
import { createKonto, formularZiele } from './anmeldung/konto.ts';
import { rahmenOf } from './anmeldung/rahmen.ts';
import { wahlRouten } from './anmeldung/wahl.ts';
import { createZutritt } from './anmeldung/zutritt.ts';
import { openAblage, ownerOf } from './antrag/ablage.ts';
import { createFormularmarken } from './antrag/formularmarke.ts';
import { antragRouten } from './antrag/routen.ts';
import { anmeldeHinweis, antragsListe, organisationsHinweis, TITEL } from './antrag/seiten.ts';
import { openBankablage } from './bankverbindung/ablage.ts';
import { bankRouten } from './bankverbindung/routen.ts';
import { BANKTITEL } from './bankverbindung/seiten.ts';
import type { PortalConfig } from './config.ts';
import { createZugang, pruefeZugangscode } from './intern/zugang.ts';
import { openMerkbuch } from './nachricht/merkbuch.ts';
import { postfachOfStadt } from './nachricht/postfach.ts';
import { nachrichtenRouten } from './nachricht/routen.ts';
import { createVersand } from './nachricht/versand.ts';
import { createOffeneDaten } from './offene-daten/offene-daten.ts';
import { offeneDatenRouten } from './offene-daten/routen.ts';
import { watchEmulator } from './pages/emulator.ts';
import type { Town } from './pages/layout.ts';
import { seiteOf } from './pages/seite.ts';
import { type LogEvent, site } from './pages/site.ts';
import { umweg } from './pages/wege.ts';
import { createPosteingang } from './posteingang/pruefung.ts';
import { posteingangRouten } from './posteingang/routen.ts';
import { codeOf, createZustellung } from './zustellung/zustellung.ts';

export interface Portal {
  musterstadt: Hono;
  beispielhausen: Hono;
  /** Begins to send and receive in the background. */
  start(): void;
  close(): Promise<void>;
}

export interface PortalOptions {
  clock?: () => Date;
  /** One line per event: ids and codes only, never a name or a file name. */
  log?: LogEvent;
}

const musterstadt: Town = {
  name: 'Musterstadt',
  site: 'Bürgerportal',
  navigation: [
    { href: '/', label: 'Startseite' },
    { href: '/antrag', label: TITEL },
    { href: '/offene-daten', label: 'Offene Daten' },
  ],
};
const beispielhausen: Town = {
  name: 'Beispielhausen',
  site: 'Posteingang',
  navigation: [{ href: '/', label: 'Posteingang' }],
};

const jsonLines: LogEvent = (event, details) =>
  console.error(JSON.stringify({ time: new Date().toISOString(), event, ...details }));

/** Puts all parts together. `addresses` are the public addresses of the two sites. */
export async function createPortal(
  config: PortalConfig,
  addresses: { portal: string; posteingang: string },
  { clock = () => new Date(), log = jsonLines }: PortalOptions = {},
): Promise<Portal> {
  pruefeZugangscode(config.zugangscode, config.emulated);
  await mkdir(config.stateDirectory, { recursive: true, mode: 0o700 });
  // One process: memory is enough for sessions. With several, hand in Redis or PostgreSQL here.
  const store = createMemoryStateStore();
  const formTargets = formularZiele(config.login);
  const konto = createKonto(config, {
    baseUrl: addresses.portal,
    store,
    layout: rahmenOf({ town: musterstadt, emulated: config.emulated, formTargets }),
  });
  const ablage = await openAblage(join(config.stateDirectory, 'antraege'));
  const zustellung = await createZustellung({ config, ablage, log });
  const merkbuch = await openMerkbuch(join(config.stateDirectory, 'nachrichten'));
  const versand = createVersand({
    postfach: postfachOfStadt(config, merkbuch),
    ablage,
    zustellung,
    address: addresses.portal,
    clock,
    log,
  });
  const posteingang = await createPosteingang(join(config.stateDirectory, 'beispielhausen', 'eingaenge'));
  const offeneDaten = createOffeneDaten(config);
  const emulator = await watchEmulator(config.stateDirectory, config.emulator);
  const seite = seiteOf(musterstadt, config.emulated, emulator.hint, konto);
  const zutritt = createZutritt(konto, seite);
  if (config.emulator)
    await meldeAdressenAn(konto, addresses.portal, config.emulator).catch((error: unknown) =>
      log('emulator.metadata', { code: codeOf(error) }),
    );

  const portal = site(seite, { address: addresses.portal, emulated: config.emulated, formTargets, log });
  portal.get('/', async (c) => {
    const session = await konto.session(c.req.raw);
    if (!session) return seite(c, { title: 'Willkommen', body: anmeldeHinweis() });
    if (session.identity.kind === 'organisation')
      return seite(c, { title: 'Willkommen', session, body: organisationsHinweis(session.identity) });
    // Whoever got hold of a password alone must not see what was done with a better means.
    const known = session.atLeast('substanziell') ? session.identity.key : undefined;
    const antraege = known === undefined ? [] : await ablage.liste(ownerOf(known));
    return seite(c, {
      title: 'Willkommen',
      session,
      body: html`<p><a class="button" href="/antrag">${TITEL}</a> <a class="button quiet" href="/bankverbindung">${BANKTITEL}</a></p>${antragsListe(antraege)}`,
    });
  });
  portal.route(
    '/',
    antragRouten({
      konto,
      zutritt,
      versand,
      mailbox: config.mailbox,
      ablage,
      zustellung,
      seite,
      marken: createFormularmarken(config.login.cookieKeys, clock),
      maxUploadBytes: config.maxUploadBytes,
      clock,
    }),
  );
  portal.route(
    '/',
    bankRouten({
      konto,
      zutritt,
      ablage: await openBankablage(join(config.stateDirectory, 'bankverbindungen'), clock),
      marken: createFormularmarken(config.login.cookieKeys, clock, ' bankverbindung'),
      seite,
    }),
  );
  portal.route('/', wahlRouten({ konto, login: config.login, seite, address: addresses.portal }));
  const zugang = createZugang({
    town: 'musterstadt',
    code: config.zugangscode,
    store,
    secure: isHttps(addresses.portal),
  });
  portal.route('/', offeneDatenRouten({ offeneDaten, konto, seite, zugang }));
  portal.route('/', nachrichtenRouten({ versand, zugang, seite }));
  portal.all('*', async (c) => {
    const answer = await konto.handle(c.req.raw);
    if (answer) return answer;
    return seite(c, {
      title: 'Nicht gefunden',
      status: 404,
      body: umweg({
        text: 'Diese Seite gibt es nicht. Vielleicht ist die Adresse unvollständig oder veraltet.',
        next: 'Auf der Startseite finden Sie alles, was es hier gibt.',
      }),
    });
  });

  const inboxPage = seiteOf(beispielhausen, config.emulated, emulator.hint);
  const inbox = site(inboxPage, {
    address: addresses.posteingang,
    emulated: config.emulated,
    formTargets: [],
    log,
  });
  inbox.route(
    '/',
    posteingangRouten({
      exchange: zustellung.beispielhausen,
      posteingang,
      zugang: createZugang({
        town: 'beispielhausen',
        code: config.zugangscode,
        store,
        secure: isHttps(addresses.posteingang),
      }),
      seite: inboxPage,
    }),
  );

  const stop = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  return {
    musterstadt: portal,
    beispielhausen: inbox,
    start() {
      const stopped = (event: string) => (error: unknown) => {
        if (!stop.signal.aborted) log(event, { code: codeOf(error) });
      };
      running = Promise.all([
        zustellung.run(stop.signal, posteingang.onReceive).catch(stopped('delivery.stopped')),
        versand.run(stop.signal).catch(stopped('messages.stopped')),
      ]);
    },
    async close() {
      emulator.close();
      stop.abort();
      await running;
      await zustellung.close();
      merkbuch.close();
    },
  };
}

const isHttps = (address: string) => new URL(address).protocol === 'https:';
