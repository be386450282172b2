import type { Context } from 'hono';
import { answerPage } from '../saml/answer-page.ts';
import { beginVisit, endVisit, showAnswer, showPage } from '../saml/browser.ts';
import type { AcceptedRequest, RequestGate } from '../saml/gate.ts';
import { receivePost } from '../saml/receive.ts';
import type { RollingKeys } from '../saml/rolling-keys.ts';
import type { Visits } from '../saml/visits.ts';
import { organisations } from '../seed/organisations.ts';
import { cancelAnswer, loginAnswer } from './answer.ts';
import { organisationAttributes } from './attributes.ts';
import { consentPage, faultPage, organisationPage } from './pages.ts';
import type { Sessions } from './sessions.ts';

export const loginPath = '/ekona/anmelden';

/** Words of the page that hands a message on. */
export const answerTexts = {
  title: 'Weiter zum Dienst',
  explanation: 'Sie werden zum Dienst zurückgeleitet. Falls das nicht geschieht, wählen Sie bitte „Weiter“.',
  button: 'Weiter',
};

/** A login that is under way. */
export interface Login {
  readonly accepted: AcceptedRequest;
  readonly organisationId?: string | undefined;
}

/** What the steps of a login need. */
export interface LoginParts {
  readonly entityId: string;
  readonly seed: string;
  readonly gate: RequestGate;
  readonly keys: RollingKeys;
  readonly visits: Visits<Login>;
  readonly sessions: Sessions;
  /** Milliseconds since the epoch, as the service believes. */
  readonly time: () => number;
}

/** A request arrives: it ends on the error page, or leads to the pages. */
export function beginLogin(
  c: Context,
  parts: LoginParts,
  form: URLSearchParams,
  ownAddress: string,
): Response {
  const { accepted, fault } = parts.gate.accept(receivePost(form, 'SAMLRequest'), ownAddress);
  if (!accepted) return showPage(c, faultPage(fault), 400);
  if (!accepted.request.signed) return showPage(c, faultPage('not-signed'), 400);
  return beginVisit(c, parts.visits, loginPath, { accepted });
}

/** The page of the step that this login has come to. */
export function showLogin(c: Context, seed: string, login: Login, error = false): Response {
  const action = c.req.path;
  const { entityId } = login.accepted.provider;
  const serviceName = new URL(entityId).host;
  const organisation = organisations.find(({ id }) => id === login.organisationId);
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

/** One step further, or back; the last one ends with the answer. */
export function stepLogin(
  c: Context,
  parts: LoginParts,
  { id, state: login }: { id: string; state: Login },
  form: URLSearchParams,
): Response {
  const { accepted } = login;
  const { visits, sessions, keys, entityId, seed } = parts;
  const facts = { entityId, seed, accepted, key: keys.signing(), time: parts.time() };
  const to = (organisationId: string | undefined) => {
    visits.update(id, { accepted, organisationId });
    return c.redirect(c.req.path, 303);
  };
  const end = (xml: string) => {
    endVisit(c, visits, loginPath, id);
    const { answerTo, relayState } = accepted;
    return showAnswer(
      c,
      answerPage({ action: answerTo, parameter: 'SAMLResponse', xml, relayState, texts: answerTexts }),
    );
  };
  const action = form.get('aktion');
  if (action === 'abbrechen') return end(cancelAnswer(facts));
  if (action === 'zurueck') return to(undefined);
  const wanted = login.organisationId ?? form.get('organisation');
  const organisation = organisations.find((one) => one.id === wanted);
  if (!organisation) return showLogin(c, seed, login, true);
  if (login.organisationId === undefined) return to(organisation.id);
  const { xml, nameId, sessionIndex } = loginAnswer(facts, organisation);
  sessions.add({ provider: accepted.provider.entityId, nameId, sessionIndex });
  return end(xml);
}
