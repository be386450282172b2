import type { Context } from 'hono';
import { answerPage } from '../saml/answer-page.ts';
import { beginVisit, endVisit, showAnswer, showPage } from '../saml/browser.ts';
import type { GateFault, RequestGate } from '../saml/gate.ts';
import type { ReceivedMessage } from '../saml/receive.ts';
import type { RollingKeys } from '../saml/rolling-keys.ts';
import type { Visits } from '../saml/visits.ts';
import { answerXml, type Outcome } from './answer.ts';
import { type IdpCode, idpCodes, readExtension } from './extension.ts';
import { choiceNamed, choicesOf, chosenPerson, type Login, minimumOf, personsOf, viewOf } from './login.ts';
import { consentPage, methodPage, personPage } from './pages.ts';
import { bundidTexts } from './texts.ts';

export const loginPath = '/idp/anmelden';
export const faultPath = '/idp/fehler';

/** What the steps of a login need. */
export interface LoginParts {
  readonly entityId: string;
  readonly seed: string;
  readonly gate: RequestGate;
  readonly keys: RollingKeys;
  readonly visits: Visits<Login>;
  /** Milliseconds since the epoch, as the service believes. */
  readonly time: () => number;
}

/** A request arrives: it ends on the error page, is answered at once, or leads to the pages. */
export function beginLogin(
  c: Context,
  parts: LoginParts,
  message: ReceivedMessage | undefined,
  ownAddress: string,
): Response {
  const { accepted, fault } = parts.gate.accept(message, ownAddress);
  if (!accepted) return refuse(c, fault);
  const { request, provider } = accepted;
  const read = readExtension(request, provider);
  if (read.code !== undefined) return refuse(c, read.code);
  const minimum = minimumOf(request.classRefs);
  const login: Login = { accepted, extension: read.extension, minimum: minimum ?? 4 };
  if (request.isPassive) return finish(c, parts, login, { kind: 'passive' });
  if (minimum === undefined || choicesOf(login).length === 0)
    return finish(c, parts, login, { kind: 'no-method' });
  return beginVisit(c, parts.visits, loginPath, login);
}

/** `idp.code` for what the interface description names, a word of ours for the rest. */
function refuse(c: Context, fault: IdpCode | GateFault): Response {
  const parameter = idpCodes.some((code) => code === fault) ? 'idp.code' : 'grund';
  return c.redirect(`${faultPath}?${parameter}=${fault}`, 303);
}

/** The page of the step that this login has come to. */
export function showLogin(c: Context, seed: string, login: Login, error = false): Response {
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
export function stepLogin(
  c: Context,
  parts: LoginParts,
  { id, state: login }: { id: string; state: Login },
  form: URLSearchParams,
): Response {
  const { seed, visits } = parts;
  const end = (outcome: Outcome) => {
    endVisit(c, visits, loginPath, id);
    return finish(c, parts, login, outcome);
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
  if (chosen?.missing.length) return end({ kind: 'missing', names: chosen.missing });
  if (chosen) return end({ kind: 'done', chosen });
  if (login.choice) {
    const found = chosenPerson(seed, login, form.get('person') ?? '');
    return found ? to({ ...login, personId: found.person.id }) : showLogin(c, seed, login, true);
  }
  const choice = choiceNamed(login, form.get('verfahren'));
  return choice ? to({ ...login, choice }) : showLogin(c, seed, login, true);
}

function finish(c: Context, { entityId, keys, time }: LoginParts, login: Login, outcome: Outcome): Response {
  const { language } = viewOf(login, '');
  return showAnswer(
    c,
    answerPage({
      action: login.accepted.answerTo,
      parameter: 'SAMLResponse',
      xml: answerXml({ entityId, key: keys.signing(), time: time(), login, outcome }),
      relayState: login.accepted.relayState,
      language,
      texts: bundidTexts[language].answer,
    }),
  );
}
