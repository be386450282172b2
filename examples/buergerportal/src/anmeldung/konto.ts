import type { StateStore } from '@rathaus/client-core';
import {
  allowHttp,
  allowSandbox,
  createServicekonto,
  type Identity,
  type Servicekonto,
  type ServicekontoConfig,
  type Session,
} from '@rathaus/servicekonto-client';
import { oidc } from '@rathaus/servicekonto-client/oidc';
import type { PortalConfig } from '../config.ts';
import type { Person } from '../pages/layout.ts';

export interface KontoOptions {
  /** Public address; it is never taken from a request. */
  baseUrl: string;
  store: StateStore;
  /** Head and foot of the portal around the pages of the login. */
  layout: ServicekontoConfig['layout'];
}

/** Login of the portal. */
export function createKonto(config: PortalConfig, { baseUrl, store, layout }: KontoOptions): Servicekonto {
  const { issuer, clientId, clientSecret, label, cookieKeys } = config.login;
  const emulated = config.emulated || undefined;
  return createServicekonto({
    tenant: 'musterstadt',
    baseUrl,
    store,
    cookieKeys,
    providers: {
      // Accounts of persons: what this provider says is never taken for an organisation.
      servicekonto: oidc({
        label: `Mit ${label} anmelden`,
        issuer,
        clientId,
        clientSecret,
        identity: 'person',
      }),
    },
    login: { defaultLevel: 'niedrig' },
    paths: {
      login: '/anmelden',
      callback: '/anmelden/zurueck',
      logout: '/abmelden',
      loggedOut: '/abgemeldet',
    },
    session: { cookie: 'musterstadt-sitzung' },
    language: 'de',
    layout,
    [allowHttp]: emulated,
    [allowSandbox]: emulated,
  });
}

/** How people and organisations are called on a page and in the file. A first name may be missing. */
export function nameOf(identity: Identity): string {
  if (identity.kind === 'organisation') return identity.name ?? 'Unbekannt';
  const name = [identity.title, identity.givenNames, identity.familyName].filter(Boolean).join(' ');
  return name === '' ? 'Unbekannt' : name;
}

/** What the account element shows: name, level, and how long the session lasts, with the way to put its end off. */
export async function personOf(
  konto: Servicekonto,
  request: Request,
  session: Session,
): Promise<Person | undefined> {
  const time = await konto.timeLeft(request, session);
  return time && { name: nameOf(session.identity), level: session.level, ...time };
}
