import type { LoginData } from '../../src/login/login.ts';
import { renderAccount, renderConsent, renderLogin, renderUpload } from '../../src/render/render.ts';
import { STATES } from '../states.ts';

/** All pages are of this moment, so that sessions neither end nor warn by the clock of the machine. */
export const NOON = '2026-11-23T12:00:00+01:00';
const clock = (): number => Date.parse(NOON);

const login: LoginData = {
  providers: [
    { id: 'bundid', href: '/login/bundid' },
    { id: 'unternehmenskonto', href: '/login/muk' },
  ],
};

/** Pages that people meet, as a server sends them. */
export const PAGES = {
  login: renderLogin(login),
  account: renderAccount(
    { name: 'Erika Mustermann', logout: '/logout', links: [{ href: '/antraege', label: 'Meine Anträge' }] },
    { clock },
  ),
  upload: `<form action="/send">${renderUpload({ name: 'anlage', label: 'Nachweis', accept: '.pdf', maxFiles: 2, action: '/upload' })}<button>Weiter</button></form>`,
  consent: renderConsent({
    recipient: 'Stadt Musterstadt',
    purpose: 'Anmeldung zur Hundesteuer',
    action: '/consent',
    attributes: [
      { id: 'name', label: 'Vor- und Nachname', required: true },
      { id: 'email', label: 'E-Mail-Adresse', reason: 'für Rückfragen' },
    ],
  }),
};

/** The login in Arabic, in which pages run from right to left. */
export const ARABIC = renderLogin(login, { lang: 'ar' });

/** Every state of every element on one page. */
export const everyState = (): string =>
  STATES.map((state, index) => `<section aria-label="${index}">${state.html()}</section>`).join('');
