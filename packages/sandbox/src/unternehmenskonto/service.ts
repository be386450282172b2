import { type Context, Hono } from 'hono';
import type { Service } from '../net/service.ts';
import { page } from '../page/page.ts';
import { answerPage } from '../saml/answer-page.ts';
import { boundedListener } from '../saml/bounded-listener.ts';
import { isOwnForm, showAnswer, showPage, visitOf } from '../saml/browser.ts';
import { createRequestGate } from '../saml/gate.ts';
import { receivePost } from '../saml/receive.ts';
import type { ServiceProviderRegistry } from '../saml/registry.ts';
import type { RollingKeys } from '../saml/rolling-keys.ts';
import { createVisits, randomName } from '../saml/visits.ts';
import {
  answerTexts,
  beginLogin,
  type Login,
  type LoginParts,
  loginPath,
  showLogin,
  stepLogin,
} from './login-steps.ts';
import { answerLogout, type LogoutParties, requestLogout } from './logout.ts';
import { aboutPage, faultPage, loggedOutPage } from './pages.ts';
import { createSessions, type Session } from './sessions.ts';

export interface UnternehmenskontoOptions {
  origin: string;
  seed: string;
  providers: ServiceProviderRegistry;
  keys: RollingKeys;
  /** What the service's clock says: milliseconds since the epoch. */
  time: () => number;
}

export interface UnternehmenskontoService extends Service {
  readonly entityId: string;
  readonly singleSignOn: string;
  readonly singleLogout: string;
  /**
   * Address of a page that tells a service by a form of the browser that its session has ended: of this name identifier,
   * or of whoever logged in last. Undefined when there is no such session.
   */
  startLogout(nameId?: string): string | undefined;
}

const ssoPath = '/ekona/sso';
const sloPath = '/ekona/slo';
const logoutPath = '/ekona/abmelden';

const operations: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^${ssoPath}$`), 'sso'],
  [new RegExp(`^${sloPath}$`), 'slo'],
  [new RegExp(`^${loginPath}/`), 'login'],
  [new RegExp(`^${logoutPath}/`), 'logout'],
];

/** Mein Unternehmenskonto as a SAML identity provider, as configurations in the field describe it. */
export function createUnternehmenskonto(options: UnternehmenskontoOptions): UnternehmenskontoService {
  const { origin, seed, providers, keys, time } = options;
  const gate = createRequestGate(providers);
  const visits = createVisits<Login>();
  const sessions = createSessions();
  const pendingLogouts = new Map<string, Session>();
  const parts: LoginParts = { entityId: origin, seed, gate, keys, visits, sessions, time };
  const parties = (): LogoutParties => ({
    entityId: origin,
    address: `${origin}${sloPath}`,
    key: keys.signing(),
    providers,
    sessions,
    time: time(),
  });
  const app = new Hono();
  loginRoutes(app, origin, parts);
  logoutRoutes(app, parties, pendingLogouts);
  app.notFound((c) => showPage(c, page('Nicht gefunden', '<p>Diese Seite gibt es hier nicht.</p>'), 404));
  return {
    name: 'unternehmenskonto',
    entityId: origin,
    singleSignOn: `${origin}${ssoPath}`,
    singleLogout: `${origin}${sloPath}`,
    startLogout(nameId) {
      const session = sessions.find(nameId);
      if (!session) return undefined;
      const id = randomName();
      pendingLogouts.set(id, session);
      return `${origin}${logoutPath}/${id}`;
    },
    operation: (_method, path) => operations.find(([pattern]) => pattern.test(path))?.[1] ?? 'page',
    handle: boundedListener(app, () => faultPage('unreadable')),
    failure: (status) => ({
      contentType: 'text/html; charset=utf-8',
      body: page(`Fehler ${status}`, '<p>Von der Sandbox ausgelöst.</p>'),
    }),
    async reset() {
      visits.clear();
      sessions.clear();
      pendingLogouts.clear();
      gate.reset();
      keys.reset();
    },
    async close() {
      visits.clear();
    },
  };
}

function loginRoutes(app: Hono, origin: string, parts: LoginParts): void {
  app.get('/', (c) => {
    const certificates = parts.keys.published().map(({ certificate }) => certificate);
    return showPage(c, aboutPage(origin, certificates));
  });
  app.post(ssoPath, async (c) =>
    beginLogin(c, parts, new URLSearchParams(await c.req.text()), `${origin}${ssoPath}`),
  );
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
}

function logoutRoutes(app: Hono, parties: () => LogoutParties, pending: Map<string, Session>): void {
  const hand = (
    c: Context,
    message: { action: string; xml: string },
    parameter: 'SAMLRequest' | 'SAMLResponse',
    relayState?: string,
  ) => showAnswer(c, answerPage({ ...message, parameter, relayState, texts: answerTexts }));
  app.post(sloPath, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    // The answer to a logout that began here.
    if (form.has('SAMLResponse')) return showPage(c, loggedOutPage());
    const message = receivePost(form, 'SAMLRequest');
    const answered = answerLogout(message, parties());
    return 'fault' in answered
      ? showPage(c, loggedOutPage(answered.fault), 400)
      : hand(c, answered, 'SAMLResponse', message?.relayState);
  });
  app.get(`${logoutPath}/:id`, (c) => {
    const id = c.req.param('id');
    const session = pending.get(id);
    if (!session) return showPage(c, faultPage('login-lost'), 400);
    pending.delete(id);
    const { sessions } = parties();
    sessions.end(session.provider, session.nameId, [session.sessionIndex]);
    const message = requestLogout(session, parties());
    return message ? hand(c, message, 'SAMLRequest') : showPage(c, loggedOutPage('no-logout-address'), 400);
  });
}
