import { type Context, Hono } from 'hono';
import type { Service } from '../net/service.ts';
import { page } from '../page/page.ts';
import { answerPage } from '../saml/answer-page.ts';
import { boundedListener } from '../saml/bounded-listener.ts';
import { beginVisit, endVisit, isOwnForm, showAnswer, showPage, visitOf } from '../saml/browser.ts';
import { type AcceptedRequest, createRequestGate } from '../saml/gate.ts';
import { receivePost } from '../saml/receive.ts';
import type { ServiceProviderRegistry } from '../saml/registry.ts';
import type { RollingKeys } from '../saml/rolling-keys.ts';
import { createVisits, randomName } from '../saml/visits.ts';
import { organisations } from '../seed/organisations.ts';
import { cancelAnswer, loginAnswer } from './answer.ts';
import { organisationAttributes } from './attributes.ts';
import { answerLogout, type LogoutParties, requestLogout } from './logout.ts';
import { aboutPage, consentPage, faultPage, loggedOutPage, organisationPage } from './pages.ts';
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

interface Login {
  readonly accepted: AcceptedRequest;
  readonly organisationId?: string | undefined;
}

const ssoPath = '/ekona/sso';
const sloPath = '/ekona/slo';
const loginPath = '/ekona/anmelden';
const logoutPath = '/ekona/abmelden';
const answerTexts = {
  title: 'Weiter zum Dienst',
  explanation: 'Sie werden zum Dienst zurückgeleitet. Falls das nicht geschieht, wählen Sie bitte „Weiter“.',
  button: 'Weiter',
};

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
  const app = new Hono();

  const facts = (accepted: AcceptedRequest) => ({
    entityId: origin,
    seed,
    key: keys.signing(),
    time: time(),
    accepted,
  });
  const parties = (): LogoutParties => ({
    entityId: origin,
    address: `${origin}${sloPath}`,
    key: keys.signing(),
    providers,
    sessions,
    time: time(),
  });
  const answer = (c: Context, { answerTo, relayState }: AcceptedRequest, xml: string) =>
    showAnswer(
      c,
      answerPage({ action: answerTo, parameter: 'SAMLResponse', xml, relayState, texts: answerTexts }),
    );

  function show(c: Context, { accepted, organisationId }: Login, error = false): Response {
    const action = c.req.path;
    const { entityId } = accepted.provider;
    const serviceName = new URL(entityId).host;
    const organisation = organisations.find(({ id }) => id === organisationId);
    const html = organisation
      ? consentPage({
          action,
          serviceName,
          organisation,
          attributes: organisationAttributes(seed, organisation, entityId),
        })
      : organisationPage({ action, serviceName, organisations, error });
    return showPage(c, html, error ? 422 : 200);
  }

  function step(c: Context, id: string, login: Login, form: URLSearchParams): Response {
    const { accepted } = login;
    const to = (organisationId: string | undefined) => {
      visits.update(id, { accepted, organisationId });
      return c.redirect(c.req.path, 303);
    };
    const action = form.get('aktion');
    if (action === 'abbrechen') {
      endVisit(c, visits, loginPath, id);
      return answer(c, accepted, cancelAnswer(facts(accepted)));
    }
    if (action === 'zurueck') return to(undefined);
    const wanted = login.organisationId ?? form.get('organisation');
    const organisation = organisations.find((one) => one.id === wanted);
    if (!organisation) return show(c, login, true);
    if (login.organisationId === undefined) return to(organisation.id);
    endVisit(c, visits, loginPath, id);
    const { xml, nameId, sessionIndex } = loginAnswer(facts(accepted), organisation);
    sessions.add({ provider: accepted.provider.entityId, nameId, sessionIndex });
    return answer(c, accepted, xml);
  }

  app.get('/', (c) =>
    showPage(
      c,
      aboutPage(
        origin,
        keys.published().map(({ certificate }) => certificate),
      ),
    ),
  );
  app.post(ssoPath, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const { accepted, fault } = gate.accept(receivePost(form, 'SAMLRequest'), `${origin}${ssoPath}`);
    if (!accepted) return showPage(c, faultPage(fault), 400);
    if (!accepted.request.signed) return showPage(c, faultPage('not-signed'), 400);
    return beginVisit(c, visits, loginPath, { accepted });
  });
  app.get(`${loginPath}/:id`, (c) => {
    const visit = visitOf(c, visits);
    return visit ? show(c, visit.state) : showPage(c, faultPage('login-lost'), 400);
  });
  app.post(`${loginPath}/:id`, async (c) => {
    const visit = visitOf(c, visits);
    if (!visit) return showPage(c, faultPage('login-lost'), 400);
    if (!isOwnForm(c, origin)) return showPage(c, faultPage('login-lost'), 403);
    return step(c, visit.id, visit.state, new URLSearchParams(await c.req.text()));
  });
  app.post(sloPath, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    // The answer to a logout that began here.
    if (form.has('SAMLResponse')) return showPage(c, loggedOutPage());
    const message = receivePost(form, 'SAMLRequest');
    const answered = answerLogout(message, parties());
    if ('fault' in answered) return showPage(c, loggedOutPage(answered.fault), 400);
    return showAnswer(
      c,
      answerPage({
        ...answered,
        parameter: 'SAMLResponse',
        relayState: message?.relayState,
        texts: answerTexts,
      }),
    );
  });
  app.get(`${logoutPath}/:id`, (c) => {
    const id = c.req.param('id');
    const session = pendingLogouts.get(id);
    if (!session) return showPage(c, faultPage('login-lost'), 400);
    pendingLogouts.delete(id);
    sessions.end(session.provider, session.nameId, [session.sessionIndex]);
    const message = requestLogout(session, parties());
    if (!message) return showPage(c, loggedOutPage('no-logout-address'), 400);
    return showAnswer(
      c,
      answerPage({ ...message, parameter: 'SAMLRequest', relayState: undefined, texts: answerTexts }),
    );
  });
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
