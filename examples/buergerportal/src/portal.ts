import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createMemoryStateStore, isRathausError } from '@rathaus/client-core';
import { stylesheet } from '@rathaus/ui-kit/server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { createKonto } from './anmeldung/konto.ts';
import { rahmenOf } from './anmeldung/rahmen.ts';
import { openAblage, ownerOf } from './antrag/ablage.ts';
import { createFormularmarken } from './antrag/formularmarke.ts';
import { antragRouten } from './antrag/routen.ts';
import { anmeldeHinweis, antragsListe, TITEL } from './antrag/seiten.ts';
import type { PortalConfig } from './config.ts';
import { createZugang, pruefeZugangscode } from './intern/zugang.ts';
import { createOffeneDaten } from './offene-daten/offene-daten.ts';
import { offeneDatenRouten } from './offene-daten/routen.ts';
import { watchEmulator } from './pages/emulator.ts';
import { kitScripts } from './pages/kit.ts';
import type { Town } from './pages/layout.ts';
import { policyOf } from './pages/policy.ts';
import { portalStyles } from './pages/portal-styles.ts';
import { type Seite, seiteOf } from './pages/seite.ts';
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
  log?: (event: string, details: Record<string, string | number | undefined>) => void;
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

const jsonLines = (event: string, details: Record<string, string | number | undefined>) =>
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
  const issuer = new URL(config.login.issuer).origin;
  const konto = createKonto(config, {
    baseUrl: addresses.portal,
    store,
    layout: rahmenOf({ town: musterstadt, emulated: config.emulated, formTargets: [issuer] }),
  });
  const ablage = await openAblage(join(config.stateDirectory, 'antraege'));
  const zustellung = await createZustellung({ config, ablage, log });
  const posteingang = await createPosteingang(join(config.stateDirectory, 'beispielhausen', 'eingaenge'));
  const offeneDaten = createOffeneDaten(config);
  const emulator = await watchEmulator(config.stateDirectory, config.emulator);
  const seite = seiteOf(musterstadt, config.emulated, emulator.hint, konto);

  const portal = site(seite, { address: addresses.portal, formTargets: [issuer], log });
  portal.get('/', async (c) => {
    const session = await konto.session(c.req.raw);
    if (!session) {
      const providers = await konto.logins(c.req.raw, { level: 'substanziell', return: '/' });
      return seite(c, { title: 'Willkommen', body: anmeldeHinweis(providers) });
    }
    // Whoever got hold of a password alone must not see what was done with a better means.
    const known = session.atLeast('substanziell') ? session.identity.key : undefined;
    const antraege = known === undefined ? [] : await ablage.liste(ownerOf(known));
    return seite(c, {
      title: 'Willkommen',
      session,
      body: html`<p><a class="button" href="/antrag">${TITEL}</a></p>${antragsListe(antraege)}`,
    });
  });
  portal.route(
    '/',
    antragRouten({
      konto,
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
    offeneDatenRouten({
      offeneDaten,
      konto,
      seite,
      zugang: createZugang({
        town: 'musterstadt',
        code: config.zugangscode,
        store,
        secure: isHttps(addresses.portal),
      }),
    }),
  );
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
  const inbox = site(inboxPage, { address: addresses.posteingang, formTargets: [], log });
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
  let running: Promise<void> = Promise.resolve();
  return {
    musterstadt: portal,
    beispielhausen: inbox,
    start() {
      running = zustellung.run(stop.signal, posteingang.onReceive).catch((error) => {
        if (!stop.signal.aborted) log('delivery.stopped', { code: codeOf(error) });
      });
    },
    async close() {
      emulator.close();
      stop.abort();
      await running;
      await zustellung.close();
    },
  };
}

const isHttps = (address: string) => new URL(address).protocol === 'https:';

interface SiteOptions {
  /** Public address of the site. */
  address: string;
  /** Origins that forms may lead to, beside the own one: sent after the end of a session, one leads to a new login. */
  formTargets: readonly string[];
  log: NonNullable<PortalOptions['log']>;
}

/** What both sites share: strict headers, styles, protection of forms, errors as pages. */
function site(seite: Seite, { address, formTargets, log }: SiteOptions): Hono {
  const app = new Hono();
  const own = new URL(address).origin;
  app.use(
    secureHeaders({
      contentSecurityPolicy: policyOf(formTargets),
      referrerPolicy: 'same-origin',
      strictTransportSecurity: false,
      // A page with a policy of its own keeps it: that of an e-file forbids every script.
      overwrite: false,
    }),
  );
  // Browsers say where a request comes from; a form of another site is refused before anything is read. The origin
  // counts as well: old browsers say nothing else, and after DNS rebinding a foreign page is its own "same origin".
  app.use(async (c, next) => {
    const site = c.req.header('sec-fetch-site') ?? 'same-origin';
    const origin = c.req.header('origin') ?? own;
    if (c.req.method === 'POST' && (site !== 'same-origin' || origin !== own))
      return seite(c, {
        title: 'Diese Anfrage kam von einer fremden Seite',
        status: 403,
        body: umweg({
          text: 'Zu Ihrer Sicherheit haben wir sie nicht ausgeführt.',
          next: 'Bitte beginnen Sie auf unserer Startseite neu.',
        }),
      });
    return next();
  });
  const css = (text: string) => (c: import('hono').Context) =>
    c.body(text, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' });
  app.get('/rathaus.css', css(stylesheet));
  app.get('/portal.css', css(portalStyles));
  kitScripts(app);
  app.get('/zustand', (c) => c.json({ ok: true }));
  app.onError((error, c) => {
    const reference = randomBytes(4).toString('hex');
    log('request.failed', {
      reference,
      code: codeOf(error),
      path: c.req.routePath,
      ...(isRathausError(error) ? { origin: error.origin, message: error.message } : { origin: 'local' }),
    });
    // A store that is away comes back as well, although it is ours.
    const vorbei = isRathausError(error) && (error.origin !== 'local' || error.retryable);
    return seite(c, {
      title: vorbei ? 'Ein Dienst ist gerade nicht erreichbar' : 'Das hat leider nicht geklappt',
      status: vorbei ? 503 : 500,
      body: umweg({
        text: vorbei
          ? 'Es liegt nicht an Ihnen. Was Sie schon gespeichert haben, ist nicht verloren.'
          : 'Bei uns ist ein Fehler aufgetreten. Es liegt nicht an Ihnen.',
        next: vorbei
          ? 'Bitte versuchen Sie es in einigen Minuten noch einmal.'
          : 'Bitte versuchen Sie es noch einmal.',
        retry: c.req.method === 'GET' ? c.req.path : undefined,
        reference,
      }),
    });
  });
  return app;
}
