import type { LoginData } from '../../src/login/login.ts';
import {
  renderAccount,
  renderConsent,
  renderErrorSummary,
  renderField,
  renderLogin,
  renderUpload,
} from '../../src/render/render.ts';
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

/** A session that ends in a minute and a half, so that the account asks at once. */
export const sessionEnding = (): string =>
  renderAccount({
    name: 'Erika Mustermann',
    logout: '/logout',
    extend: '/extend',
    expires: new Date(Date.now() + 90_000).toISOString(),
  });

/** A form that came back from the server with one thing to correct. */
export const CORRECTION = `${renderErrorSummary({
  errors: [{ text: 'Schreiben Sie das Wurfjahr mit vier Ziffern.', id: 'wurfjahr' }],
})}<form>${renderField({
  name: 'wurfjahr',
  id: 'wurfjahr',
  label: 'Wurfjahr',
  hint: 'Zum Beispiel 2023.',
  error: 'Schreiben Sie das Wurfjahr mit vier Ziffern.',
  value: '223',
})}</form>`;

/** Every state of every element on one page, without the sessions that put a dialog over all others. */
export const everyState = (): string =>
  STATES.filter(({ element, name }) => element !== 'account' || name === 'calm')
    .map((state, index) => `<section aria-label="${index}">${state.html()}</section>`)
    .join('');
