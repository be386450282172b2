import type { StateStore } from '@rathaus/client-core';
import {
  allowHttp,
  allowSandbox,
  createServicekonto,
  type Identity,
  type PersonName,
  type Servicekonto,
  type ServicekontoConfig,
  type Session,
} from '@rathaus/servicekonto-client';
import { bundid } from '@rathaus/servicekonto-client/bundid';
import { oidc } from '@rathaus/servicekonto-client/oidc';
import { unternehmenskonto } from '@rathaus/servicekonto-client/unternehmenskonto';
import type { LoginConfig, PortalConfig } from '../config.ts';
import type { Person } from '../pages/layout.ts';

export interface KontoOptions {
  /** Public address; it is never taken from a request. */
  baseUrl: string;
  store: StateStore;
  /** Head and foot of the portal around the pages of the login. */
  layout: ServicekontoConfig['layout'];
}

/** Paths of the login. What lies below `login` and `callback` is answered by the login itself. */
export const anmeldePfade = {
  login: '/anmelden',
  callback: '/anmelden/zurueck',
  logout: '/abmelden',
  loggedOut: '/abgemeldet',
} as const;

/** The ways to log in, in the order of the page of choice. */
function anbieterOf(login: LoginConfig) {
  const { maxLevel: _, ...firmen } = login.unternehmenskonto;
  const { issuer, clientId, clientSecret, label } = login.servicekonto;
  return {
    bundid: bundid(login.bundid),
    unternehmenskonto: unternehmenskonto(firmen),
    // Accounts of persons: what this provider says is never taken for an organisation.
    servicekonto: oidc({
      label: `Mit ${label} anmelden`,
      issuer,
      clientId,
      clientSecret,
      identity: 'person',
    }),
  };
}

/** Origins that forms of the login lead to, for the policy of our pages. */
export function formularZiele(login: LoginConfig): string[] {
  const anbieter = anbieterOf(login);
  const addresses = [
    login.servicekonto.issuer,
    ...[anbieter.bundid, anbieter.unternehmenskonto].flatMap(({ options: { identityProvider } }) => [
      identityProvider.ssoUrl,
      identityProvider.sloUrl,
    ]),
  ];
  return [...new Set(addresses.flatMap((address) => (address ? [new URL(address).origin] : [])))];
}

/** Whether a path takes what a provider lets the browser post to us: it comes from another site, and the login judges it. */
export function kommtVomAnbieter(path: string): boolean {
  return path.startsWith(`${anmeldePfade.callback}/`) || /^\/anmelden\/[a-z]+\/logout$/.test(path);
}

/** Login of the portal. */
export function createKonto(config: PortalConfig, { baseUrl, store, layout }: KontoOptions): Servicekonto {
  const emulated = config.emulated || undefined;
  return createServicekonto({
    tenant: 'musterstadt',
    baseUrl,
    store,
    cookieKeys: config.login.cookieKeys,
    providers: anbieterOf(config.login),
    login: { defaultLevel: 'niedrig' },
    paths: anmeldePfade,
    session: { cookie: 'musterstadt-sitzung' },
    language: 'de',
    layout,
    [allowHttp]: emulated,
    [allowSandbox]: emulated,
  });
}

/** Whole name of a natural person; empty when nothing of it is known. */
function vollerName({ title, givenNames, namePrefix, nameAddition, familyName }: PersonName): string {
  return [title, givenNames, nameAddition, namePrefix, familyName].filter(Boolean).join(' ');
}

/** How people and organisations are called on a page and in the file. A first name may be missing. */
export function nameOf(identity: Identity): string {
  const name = identity.kind === 'organisation' ? identity.name : vollerName(identity);
  return name || 'Unbekannt';
}

/** Who acts for an organisation, where its account says so. */
export function handelndePerson(identity: Identity): string | undefined {
  if (identity.kind !== 'organisation' || !identity.actingPerson) return undefined;
  return vollerName(identity.actingPerson) || undefined;
}

/** What the account element shows: name, level, and how long the session lasts, with the way to put its end off. */
export async function personOf(
  konto: Servicekonto,
  request: Request,
  session: Session,
): Promise<Person | undefined> {
  const time = await konto.timeLeft(request, session);
  const acting = handelndePerson(session.identity);
  const name = nameOf(session.identity);
  return time && { name: acting ? `${name}, handelnd: ${acting}` : name, level: session.level, ...time };
}
