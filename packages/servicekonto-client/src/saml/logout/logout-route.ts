import { isRathausError } from '@rathaus/client-core';
import { servicekontoError } from '../../errors.ts';
import { bodyOf } from '../../login/answer.ts';
import type { Passage, ProviderRoute, SessionEnder } from '../../login/protocol.ts';
import { seeOther } from '../../pages/page.ts';
import { randomToken } from '../../sealing/random.ts';
import type { SamlConnection } from '../connection.ts';
import { onlyField, postedMessage } from '../response/message.ts';
import { signMessage } from '../signature/sign.ts';
import { type EndedByRequest, logoutResponse, readLogoutRequest, sessionName } from './logout-request.ts';

/** Sessions that one request may name. */
const mostNamed = 20;
/** Longest form of a logout, in bytes. */
const mostOfLogout = 64_000;

/**
 * The address to which a provider sends browsers for a logout (SAML Profiles, section 4.4): with its answer to ours, or
 * because somebody has logged out elsewhere.
 */
export function logoutRoute(connection: SamlConnection): ProviderRoute {
  return {
    method: 'POST',
    visitor: 'person',
    async handle(request, ender) {
      const { signal } = request;
      const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
      if (type !== 'application/x-www-form-urlencoded') throw servicekontoError('servicekonto.request.form');
      const fields = new URLSearchParams(await bodyOf(request, mostOfLogout));
      const relayState = onlyField(fields, 'RelayState') ?? '';
      // Nothing of the answer is believed: it leads back to where our own logout was to lead.
      if (fields.has('SAMLResponse')) return answered(connection, relayState);
      const ended = await verified(connection, fields, signal);
      await end(ended, ender, signal);
      return confirmation(connection, ended, relayState, signal);
    },
  };
}

function answered({ surroundings }: SamlConnection, relayState: string): Response {
  const target = new URL(surroundings.loggedOutUrl);
  if (relayState !== '') target.searchParams.set('state', relayState);
  return seeOther(target.href);
}

async function verified(
  connection: SamlConnection,
  fields: URLSearchParams,
  signal: AbortSignal,
): Promise<EndedByRequest> {
  const { id, clock, routeUrl } = connection.surroundings;
  const expected = {
    issuer: connection.options.identityProvider.entityId,
    destination: routeUrl('logout'),
    now: clock(),
  };
  try {
    const message = postedMessage(fields, 'SAMLRequest');
    return await connection.withKeys(signal, async (keys) => readLogoutRequest(message, keys, expected));
  } catch (error) {
    const isRefusal =
      isRathausError(error) &&
      (error.code === 'servicekonto.response.invalid' || error.code === 'servicekonto.response.expired');
    if (!isRefusal) throw error;
    const { reason = 'time' } = (error.details ?? {}) as { reason?: string };
    throw servicekontoError('servicekonto.logout.refused', { details: { provider: id, reason } });
  }
}

async function end(ended: EndedByRequest, ender: SessionEnder, signal: AbortSignal): Promise<void> {
  if (await ender.wasDone(ended.message, { signal })) {
    throw servicekontoError('servicekonto.logout.refused', { details: { reason: 'replayed' } });
  }
  const { subject, sessions } = ended;
  // More than a person has at once: none of them is left over, and nobody makes us look for thousands.
  const isAll = sessions.length === 0 || sessions.length > mostNamed;
  if (isAll) await ender.end({ subject }, { signal });
  else for (const id of sessions) await ender.end({ id: sessionName(subject, id), subject }, { signal });
  await ender.isDone(ended.message, ended.validFor, { signal });
}

async function confirmation(
  connection: SamlConnection,
  { message }: EndedByRequest,
  relayState: string,
  signal: AbortSignal,
): Promise<Passage> {
  const { options, surroundings } = connection;
  const destination = await connection.sloUrl(signal);
  // It was carried out; where nobody can be told, the person goes home.
  if (destination === undefined) return { kind: 'redirect', url: surroundings.loggedOutUrl };
  const response = logoutResponse({
    id: `_${randomToken()}`,
    entityId: options.entityId,
    destination,
    inResponseTo: message,
    now: surroundings.clock(),
  });
  const signed = await signMessage(response, connection.signing(signal));
  const SAMLResponse = Buffer.from(signed).toString('base64');
  const fields = relayState === '' ? { SAMLResponse } : { SAMLResponse, RelayState: relayState };
  return { kind: 'form', action: destination, fields };
}
