import { randomBytes } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { stylesheet } from '@rathaus/ui-kit/server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { kommtVomAnbieter } from '../anmeldung/konto.ts';
import { codeOf } from '../zustellung/zustellung.ts';
import { kitScripts } from './kit.ts';
import { policyOf } from './policy.ts';
import { portalStyles } from './portal-styles.ts';
import type { Seite } from './seite.ts';
import { umweg } from './wege.ts';

/** Writes one line: ids and codes only, never a name or a file name. */
export type LogEvent = (event: string, details: Record<string, string | number | undefined>) => void;

/** Whoever types "localhost" is led to the address that the login knows: cookies of one are none of the other. */
const amRichtigenNamen =
  (own: string): MiddlewareHandler =>
  async (c, next) => {
    const { hostname, pathname, search } = new URL(c.req.url);
    if (c.req.method === 'GET' && hostname === 'localhost' && new URL(own).hostname !== hostname)
      return c.redirect(`${own}${pathname}${search}`, 307);
    return next();
  };

export interface SiteOptions {
  /** Public address of the site. */
  address: string;
  emulated: boolean;
  /** Origins that forms may lead to, beside the own one: sent after the end of a session, one leads to a new login. */
  formTargets: readonly string[];
  log: LogEvent;
}

/** What both sites share: strict headers, styles, protection of forms, errors as pages. */
export function site(seite: Seite, { address, emulated, formTargets, log }: SiteOptions): Hono {
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
  if (emulated) app.use(amRichtigenNamen(own));
  // Browsers say where a request comes from; a form of another site is refused before anything is read. The origin
  // counts as well: old browsers say nothing else, and after DNS rebinding a foreign page is its own "same origin".
  app.use(async (c, next) => {
    const site = c.req.header('sec-fetch-site') ?? 'same-origin';
    const origin = c.req.header('origin') ?? own;
    const isForeign = site !== 'same-origin' || origin !== own;
    if (c.req.method === 'POST' && isForeign && !kommtVomAnbieter(c.req.path))
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
  const css = (text: string) => (c: Context) =>
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
