import { type Context, Hono } from 'hono';
import type { Service } from '../net/service.ts';
import { page } from '../page/page.ts';
import { answerPage } from '../saml/answer-page.ts';
import { boundedListener } from '../saml/bounded-listener.ts';
import { beginVisit, endVisit, isOwnForm, showAnswer, showPage, visitOf } from '../saml/browser.ts';
import { createRequestGate, type GateFault } from '../saml/gate.ts';
import { identityProviderMetadata } from '../saml/metadata.ts';
import { type ReceivedMessage, receivePost, receiveRedirect } from '../saml/receive.ts';
import type { ServiceProviderRegistry } from '../saml/registry.ts';
import type { RollingKeys } from '../saml/rolling-keys.ts';
import { createVisits } from '../saml/visits.ts';
import { nameIdFormats } from '../saml/vocabulary.ts';
import { answerXml, type Outcome } from './answer.ts';
import { type IdpCode, idpCodes, readExtension } from './extension.ts';
import { choiceNamed, choicesOf, chosenPerson, type Login, minimumOf, personsOf, viewOf } from './login.ts';
import { aboutPage, consentPage, faultPage, methodPage, personPage } from './pages.ts';
import { bundidTexts, faultTexts } from './texts.ts';

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

const loginPath = '/idp/anmelden';
const faultPath = '/idp/fehler';
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
  const { origin, seed, providers, keys, time } = options;
  const entityId = `${origin}/idp`;
  const singleSignOn = { post: `${origin}${postPath}`, redirect: `${origin}${redirectPath}` };
  const gate = createRequestGate(providers);
  const visits = createVisits<Login>();
  const app = new Hono();

  const refuse = (c: Context, fault: IdpCode | GateFault) =>
    c.redirect(
      `${faultPath}?${idpCodes.some((code) => code === fault) ? 'idp.code' : 'grund'}=${fault}`,
      303,
    );
  const finish = (c: Context, login: Login, outcome: Outcome) =>
    showAnswer(
      c,
      answerPage({
        action: login.accepted.answerTo,
        parameter: 'SAMLResponse',
        xml: answerXml({ entityId, key: keys.signing(), time: time(), login, outcome }),
        relayState: login.accepted.relayState,
        language: viewOf(login, '').language,
        texts: bundidTexts[viewOf(login, '').language].answer,
      }),
    );

  function begin(c: Context, message: ReceivedMessage | undefined, address: string): Response {
    const { accepted, fault } = gate.accept(message, address);
    if (!accepted) return refuse(c, fault);
    const { request, provider } = accepted;
    const read = readExtension(request, provider);
    if (read.code !== undefined) return refuse(c, read.code);
    const minimum = minimumOf(request.classRefs);
    const login: Login = { accepted, extension: read.extension, minimum: minimum ?? 4 };
    if (request.isPassive) return finish(c, login, { kind: 'passive' });
    if (minimum === undefined || choicesOf(login).length === 0)
      return finish(c, login, { kind: 'no-method' });
    return beginVisit(c, visits, loginPath, login);
  }

  function show(c: Context, login: Login, error = false): Response {
    const view = { ...viewOf(login, c.req.path), error };
    const chosen = chosenPerson(seed, login);
    const html = chosen
      ? consentPage(view, chosen.released, chosen.missing)
      : login.choice
        ? personPage(view, login.choice, personsOf(login, login.choice))
        : methodPage(view, choicesOf(login));
    return showPage(c, html, error ? 422 : 200);
  }

  /** One step further, or back; the last one ends with the answer. */
  function step(c: Context, id: string, login: Login, form: URLSearchParams): Response {
    const end = (outcome: Outcome) => {
      endVisit(c, visits, loginPath, id);
      return finish(c, login, outcome);
    };
    const to = (next: Login) => {
      visits.update(id, next);
      return c.redirect(c.req.path, 303);
    };
    const action = form.get('aktion');
    if (action === 'abbrechen') return end({ kind: 'cancelled' });
    const chosen = chosenPerson(seed, login);
    if (action === 'zurueck')
      return to(chosen ? { ...login, personId: undefined } : { ...login, choice: undefined });
    if (chosen)
      return end(
        chosen.missing.length > 0 ? { kind: 'missing', names: chosen.missing } : { kind: 'done', chosen },
      );
    if (login.choice) {
      const person = chosenPerson(seed, login, form.get('person') ?? '');
      return person ? to({ ...login, personId: person.person.id }) : show(c, login, true);
    }
    const choice = choiceNamed(login, form.get('verfahren'));
    return choice ? to({ ...login, choice }) : show(c, login, true);
  }

  app.get('/', (c) => showPage(c, aboutPage(entityId)));
  app.get('/idp', (c) =>
    c.body(
      identityProviderMetadata({
        id: '_bundid',
        entityId,
        signingCertificates: keys.published().map(({ certificate }) => certificate),
        nameIdFormats: [nameIdFormats.transient],
        singleSignOn: [
          { binding: 'post', location: singleSignOn.post },
          { binding: 'redirect', location: singleSignOn.redirect },
        ],
      }),
      200,
      { 'content-type': 'application/samlmetadata+xml; charset=utf-8', 'cache-control': 'no-store' },
    ),
  );
  app.post(postPath, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    return begin(c, receivePost(form, 'SAMLRequest'), singleSignOn.post);
  });
  app.get(redirectPath, (c) =>
    begin(c, receiveRedirect(new URL(c.req.url).search, 'SAMLRequest'), singleSignOn.redirect),
  );
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
  app.get(faultPath, (c) => {
    const fault = c.req.query('idp.code') ?? c.req.query('grund') ?? '';
    const known = (Object.keys(faultTexts) as (keyof typeof faultTexts)[]).find((name) => name === fault);
    return showPage(c, faultPage(known ?? 'unreadable'), 400);
  });
  app.notFound((c) => showPage(c, page('Nicht gefunden', '<p>Diese Seite gibt es hier nicht.</p>'), 404));

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
      keys.reset();
    },
    async close() {
      visits.clear();
    },
  };
}
