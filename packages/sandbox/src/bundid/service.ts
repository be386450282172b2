import { Hono } from 'hono';
import type { Service } from '../net/service.ts';
import { page } from '../page/page.ts';
import { boundedListener } from '../saml/bounded-listener.ts';
import { isOwnForm, showPage, visitOf } from '../saml/browser.ts';
import { createRequestGate } from '../saml/gate.ts';
import { identityProviderMetadata } from '../saml/metadata.ts';
import { receivePost, receiveRedirect } from '../saml/receive.ts';
import type { ServiceProviderRegistry } from '../saml/registry.ts';
import type { RollingKeys } from '../saml/rolling-keys.ts';
import { createVisits } from '../saml/visits.ts';
import { nameIdFormats } from '../saml/vocabulary.ts';
import type { Login } from './login.ts';
import { beginLogin, faultPath, type LoginParts, loginPath, showLogin, stepLogin } from './login-steps.ts';
import { aboutPage, faultPage } from './pages.ts';
import { faultTexts } from './texts.ts';

export interface BundidOptions {
  origin: string;
  seed: string;
  providers: ServiceProviderRegistry;
  keys: RollingKeys;
  /** What the service's clock says: milliseconds since the epoch. */
  time: () => number;
}

export interface BundidService extends Service {
  /** Also the address of its metadata. */
  readonly entityId: string;
  readonly singleSignOn: { readonly post: string; readonly redirect: string };
}

const postPath = '/idp/profile/SAML2/POST/SSO';
const redirectPath = '/idp/profile/SAML2/Redirect/SSO';

const operations: readonly (readonly [RegExp, string])[] = [
  [/^\/idp$/, 'metadata'],
  [new RegExp(`^${postPath}$`), 'sso'],
  [new RegExp(`^${redirectPath}$`), 'ssoRedirect'],
  [new RegExp(`^${loginPath}/`), 'login'],
  [new RegExp(`^${faultPath}$`), 'error'],
];

/** BundID as a SAML identity provider (interface description 10.2), behind pages of ours. */
export function createBundid(options: BundidOptions): BundidService {
  const { origin, providers, ...rest } = options;
  const entityId = `${origin}/idp`;
  const singleSignOn = { post: `${origin}${postPath}`, redirect: `${origin}${redirectPath}` };
  const gate = createRequestGate(providers);
  const visits = createVisits<Login>();
  const app = routes(origin, singleSignOn, { ...rest, entityId, gate, visits });
  return {
    name: 'bundid',
    entityId,
    singleSignOn,
    operation: (_method, path) => operations.find(([pattern]) => pattern.test(path))?.[1] ?? 'page',
    handle: boundedListener(app, () => faultPage('unreadable')),
    failure: (status) => ({
      contentType: 'text/html; charset=utf-8',
      body: page(`Fehler ${status}`, '<p>Von der Sandbox ausgelöst.</p>'),
    }),
    async reset() {
      visits.clear();
      gate.reset();
      options.keys.reset();
    },
    async close() {
      visits.clear();
    },
  };
}

function routes(origin: string, singleSignOn: BundidService['singleSignOn'], parts: LoginParts): Hono {
  const app = new Hono();
  app.get('/', (c) => showPage(c, aboutPage(parts.entityId)));
  app.get('/idp', (c) =>
    c.body(metadataOf(singleSignOn, parts), 200, {
      'content-type': 'application/samlmetadata+xml; charset=utf-8',
      'cache-control': 'no-store',
    }),
  );
  app.post(postPath, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    return beginLogin(c, parts, receivePost(form, 'SAMLRequest'), singleSignOn.post);
  });
  app.get(redirectPath, (c) => {
    const message = receiveRedirect(new URL(c.req.url).search, 'SAMLRequest');
    return beginLogin(c, parts, message, singleSignOn.redirect);
  });
  app.get(`${loginPath}/:id`, (c) => {
    const visit = visitOf(c, parts.visits);
    return visit ? showLogin(c, parts.seed, visit.state) : showPage(c, faultPage('login-lost'), 400);
  });
  app.post(`${loginPath}/:id`, async (c) => {
    const visit = visitOf(c, parts.visits);
    if (!visit) return showPage(c, faultPage('login-lost'), 400);
    if (!isOwnForm(c, origin)) return showPage(c, faultPage('login-lost'), 403);
    return stepLogin(c, parts, visit, new URLSearchParams(await c.req.text()));
  });
  app.get(faultPath, (c) => {
    const fault = c.req.query('idp.code') ?? c.req.query('grund') ?? '';
    const known = (Object.keys(faultTexts) as (keyof typeof faultTexts)[]).find((name) => name === fault);
    return showPage(c, faultPage(known ?? 'unreadable'), 400);
  });
  app.notFound((c) => showPage(c, page('Nicht gefunden', '<p>Diese Seite gibt es hier nicht.</p>'), 404));
  return app;
}

/** Without a signature: whether the real metadata has one is not public. */
function metadataOf(
  { post, redirect }: BundidService['singleSignOn'],
  { entityId, keys }: LoginParts,
): string {
  return identityProviderMetadata({
    id: '_bundid',
    entityId,
    signingCertificates: keys.published().map(({ certificate }) => certificate),
    nameIdFormats: [nameIdFormats.transient],
    singleSignOn: [
      { binding: 'post', location: post },
      { binding: 'redirect', location: redirect },
    ],
  });
}
